import { z } from "zod";
import { signedIn } from "../../core/access";
import { ok, refuse } from "../../core/result";
import { hasVerifyingPasskey, verifyingUsages } from "../../domain/webauthn-credentials";
import { defineUseCase } from "../../use-case";

/** Whether the person has a passkey by which they could prove once more who they are. Not found where none is taken for that. */
export const verifyAvailability = defineUseCase({
  name: "webauthn.verify-availability",
  feature: "webauthn",
  input: z.object({}),
  access: signedIn(),
  async run(_, ctx) {
    if (verifyingUsages(ctx.config).length === 0) return refuse("NOT_FOUND");
    return ok({ hasPasskey: await hasVerifyingPasskey(ctx, ctx.principal.userId) });
  },
});
