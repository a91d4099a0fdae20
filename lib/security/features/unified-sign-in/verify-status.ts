import { z } from "zod";
import { signedIn } from "../../core/access";
import { ok } from "../../core/result";
import { codeMethodsOf, sentCodeMethods } from "../../domain/passcode-methods";
import { hasVerifyingPasskey } from "../../domain/webauthn-credentials";
import { defineUseCase } from "../../use-case";

/** By which passcodes the signed-in person can prove who they are. */
export const verifyPasscodeStatus = defineUseCase({
  name: "unified-sign-in.verify-status",
  feature: "unifiedSignIn",
  input: z.object({}),
  access: signedIn(),
  async run(_, ctx) {
    const codes = await codeMethodsOf(ctx, ctx.db, ctx.principal.userId);
    return ok({
      methods: [...ctx.config.unifiedSignIn.methods],
      codes,
      sentCodes: sentCodeMethods(codes),
      hasPassword: ctx.principal.hasPassword && ctx.config.unifiedSignIn.methods.includes("password"),
      hasPasskey: await hasVerifyingPasskey(ctx, ctx.principal.userId),
      resendAfter: ctx.config.codes.resendAfter,
    });
  },
});
