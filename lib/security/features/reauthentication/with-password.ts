import { signedIn } from "../../core/access";
import { fail, ok } from "../../core/result";
import { passwordMatches } from "../../domain/passwords";
import { chooseTarget } from "../../domain/targets";
import { defineUseCase, ownAccount } from "../../use-case";
import { verifySchema } from "./schema";

/** Proves once more who the signed-in person is, by password. */
export const verifyWithPassword = defineUseCase({
  name: "reauthentication.with-password",
  input: verifySchema,
  access: signedIn(),
  limit: { rule: "credentialCheck", account: ownAccount },
  async run(input, ctx) {
    const { userId, uniquifier } = ctx.principal;
    const user = await ctx.db.user.findUnique({ where: { id: userId } });
    if (!(await passwordMatches(ctx, user, input.password))) {
      await ctx.emit("user_failed_authn", { userId, authType: "password", tfa: false });
      return fail("INVALID_PASSWORD", "password");
    }
    await ctx.limiter.forgive("credentialCheck", userId);
    await ctx.session.reauthenticated();
    return ok({ userId, uniquifier, target: chooseTarget(ctx, input.next, ctx.config.redirects.afterVerify) });
  },
});
