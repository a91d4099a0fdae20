import { signedIn } from "../../core/access";
import { fail, ok } from "../../core/result";
import { allOrNothing } from "../../domain/all-or-nothing";
import { chooseTarget } from "../../domain/targets";
import { defineUseCase, ownAccount } from "../../use-case";
import { forVerification } from "./for-verification";
import { provePasscode } from "./passcode";
import { verifyPasscodeSchema } from "./schema";

/** Proves once more who the signed-in person is, by password or by a code of any method that they have. */
export const verifyPasscode = defineUseCase({
  name: "unified-sign-in.verify",
  feature: "unifiedSignIn",
  input: verifyPasscodeSchema,
  access: signedIn(),
  limit: { rule: "credentialCheck", account: ownAccount },
  async run(input, ctx) {
    const { userId, uniquifier } = ctx.principal;
    const user = await ctx.db.user.findUnique({ where: { id: userId } });
    const proof = await provePasscode(ctx, user, input.passcode, forVerification(ctx.principal));
    const wrong = fail("INVALID_PASSWORD_CODE", "passcode");
    const failure = proof ? await allOrNothing(ctx.db, async (tx) => ((await proof.spend(tx)) ? null : wrong)) : wrong;
    if (failure) {
      await ctx.emit("user_failed_authn", { userId, authType: "passcode", tfa: false });
      return failure;
    }
    await ctx.limiter.forgive("credentialCheck", userId);
    await ctx.session.reauthenticated();
    return ok({ userId, uniquifier, target: chooseTarget(ctx, input.next, ctx.config.redirects.afterVerify) });
  },
});
