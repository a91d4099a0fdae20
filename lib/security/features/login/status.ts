import { z } from "zod";
import { anyone } from "../../core/access";
import { ok } from "../../core/result";
import { identityAttributes } from "../../domain/users";
import { defineUseCase } from "../../use-case";

/** What a client needs before it can sign somebody in, or learns after a reload: who is signed in already. */
export const loginStatus = defineUseCase({
  name: "login.status",
  input: z.object({}),
  access: anyone(),
  async run(_, ctx) {
    return ok({
      // The form has no field for numbers; the unified sign-in has.
      identityAttributes: identityAttributes(ctx.config).filter((one) => one !== "us_phone_number"),
      signedIn: ctx.principal?.kind === "user",
      rememberByDefault: ctx.config.sessions.rememberByDefault,
    });
  },
});
