import { z } from "zod";
import { signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";

/** The address that is about to be changed. */
export const emailStatus = defineUseCase({
  name: "identity.email-status",
  feature: "changeEmail",
  input: z.object({}),
  access: signedIn(),
  fresh: () => true,
  run: async (_, ctx) => ok({ email: ctx.principal.email }),
});
