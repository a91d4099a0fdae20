import { z } from "zod";
import { anyone } from "../../core/access";
import { ok } from "../../core/result";
import { sentCodeMethods } from "../../domain/passcode-methods";
import { identityAttributes } from "../../domain/users";
import { defineUseCase } from "../../use-case";

/** What may be typed to sign in; the same for everybody, so it tells nothing about anybody. */
export const unifiedSignInStatus = defineUseCase({
  name: "unified-sign-in.status",
  feature: "unifiedSignIn",
  input: z.object({}),
  access: anyone(),
  async run(_, ctx) {
    const { methods } = ctx.config.unifiedSignIn;
    return ok({
      methods: [...methods],
      codeMethods: sentCodeMethods(methods),
      identityAttributes: identityAttributes(ctx.config),
      signedIn: ctx.principal?.kind === "user",
      rememberByDefault: ctx.config.sessions.rememberByDefault,
      resendAfter: ctx.config.codes.resendAfter,
    });
  },
});
