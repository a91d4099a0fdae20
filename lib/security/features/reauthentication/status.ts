import { z } from "zod";
import { signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { usableLinksOf } from "../../domain/linked-accounts";
import { hasVerifyingPasskey } from "../../domain/webauthn-credentials";
import { defineUseCase } from "../../use-case";

/** How the signed-in person can prove who they are. */
export const verifyStatus = defineUseCase({
  name: "reauthentication.status",
  input: z.object({}),
  access: signedIn(),
  async run(_, ctx) {
    return ok({
      hasPassword: ctx.principal.hasPassword,
      hasPasskey: await hasVerifyingPasskey(ctx, ctx.principal.userId),
      oauthProviders: await usableLinksOf(ctx, ctx.db, ctx.principal.userId),
    });
  },
});
