import { signedIn } from "../../core/access";
import { fail, ok } from "../../core/result";
import { firstIdentityOf } from "../../domain/first-identity";
import { findLinkedUser, noteLinkUse } from "../../domain/linked-accounts";
import { chooseTarget } from "../../domain/targets";
import { defineUseCase } from "../../use-case";
import { arrive, duringFlow } from "./arrive";
import { answerSchema } from "./schema";

/** Proves by an account that is connected with theirs that whoever is signed in is still the one who did it. */
export const finishVerification = defineUseCase({
  name: "oauth.finish-verification",
  feature: "oauth",
  input: answerSchema,
  access: signedIn(),
  limit: { rule: "link" },
  async run(input, ctx) {
    const { userId } = ctx.principal;
    if (ctx.config.freshness.within < 0) return fail("NOT_FOUND");
    const arrival = await arrive(ctx, input, ["verify"]);
    if (!arrival.ok) return arrival;
    const { provider, person, flow } = arrival.value;
    const owner = await findLinkedUser(ctx.db, provider.id, person.subject);
    // With anybody's account there, or one of the same address, a stolen session could be made fresh.
    if (owner?.id !== userId) {
      await ctx.emit("user_failed_authn", { userId, authType: "oauth", tfa: false });
      return duringFlow(flow, fail("OAUTH_WRONG_ACCOUNT"));
    }
    await noteLinkUse(ctx.db, provider.id, person.subject, ctx.now());
    await ctx.session.reauthenticated();
    const identity = await firstIdentityOf(ctx, userId);
    return ok({
      email: ctx.principal.email,
      identity,
      target: chooseTarget(ctx, flow.next, ctx.config.redirects.afterVerify),
    });
  },
});
