import { z } from "zod";
import { signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { mustHaveUsername } from "./must-have-username";

/** The username that is about to be changed, and what a new one has to look like. */
export const usernameStatus = defineUseCase({
  name: "identity.username-status",
  feature: "changeUsername",
  input: z.object({}),
  access: signedIn(),
  fresh: () => true,
  async run(_, ctx) {
    const { usernameMinLength, usernameMaxLength } = ctx.config.identity;
    return ok({
      username: ctx.principal.username,
      required: mustHaveUsername(ctx.config),
      minLength: usernameMinLength,
      maxLength: usernameMaxLength,
    });
  },
});
