import { signedIn } from "../../core/access";
import { fail, ok } from "../../core/result";
import { passcodeSecretsOf } from "../../domain/passcode-methods";
import { sendCode } from "../../domain/send-code";
import { defineUseCase } from "../../use-case";
import { forVerification } from "./for-verification";
import { sendVerifyCodeSchema } from "./schema";

/** Sends the signed-in person a code to prove who they are, by a method that they have set up. It holds no link. */
export const sendVerifyCode = defineUseCase({
  name: "unified-sign-in.send-verify-code",
  feature: "unifiedSignIn",
  input: sendVerifyCodeSchema,
  access: signedIn(),
  async run({ chosen_method }, ctx) {
    const { userId } = ctx.principal;
    const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
    const secret = (await passcodeSecretsOf(ctx, ctx.db, userId)).find(({ method }) => method === chosen_method);
    if (!secret || secret.method === "authenticator") return fail("US_METHOD_NOT_AVAILABLE", "chosen_method");
    const { method } = secret;
    const { purpose, challenge } = forVerification(ctx.principal);
    const failure = await sendCode(ctx, {
      purpose,
      challenge: challenge(method),
      user,
      method,
      phone: secret.phoneE164,
      within: ctx.config.unifiedSignIn.codeWithin,
      template: "us_instructions",
    });
    if (failure) return failure;
    await ctx.emit("us_security_token_sent", { userId, method, sendMagicLink: false });
    return ok({ sent: true });
  },
});
