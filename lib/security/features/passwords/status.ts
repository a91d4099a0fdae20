import { z } from "zod";
import { signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";

/** Whether the person has a password to change, and how long a new one must be. */
export const passwordStatus = defineUseCase({
  name: "passwords.status",
  feature: "changePassword",
  input: z.object({}),
  access: signedIn(),
  fresh: (ctx) => !ctx.principal.hasPassword,
  async run(_, ctx) {
    return ok({
      hasPassword: ctx.principal.hasPassword,
      isRemovable: ctx.principal.hasPassword && !ctx.config.passwords.required,
      minLength: ctx.config.passwords.minLength,
      email: ctx.principal.email,
    });
  },
});
