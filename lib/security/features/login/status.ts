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
      identityAttributes: identityAttributes(ctx.config),
      signedIn: ctx.principal?.kind === "user",
      rememberByDefault: ctx.config.sessions.rememberByDefault,
    });
  },
});
