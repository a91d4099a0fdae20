import { signedIn } from "../../core/access";
import { type Failure, fail, ok } from "../../core/result";
import { allOrNothing } from "../../domain/all-or-nothing";
import { unlinkAccounts } from "../../domain/linked-accounts";
import { queueMail, readerOf } from "../../domain/mails";
import { keepsSignInMeans } from "../../domain/sign-in-means";
import { defineUseCase, ownAccount } from "../../use-case";
import { prepareNotice } from "./notice";
import { nameOfProvider } from "./providers";
import { disconnectSchema } from "./schema";

/** Disconnects the person's account at a provider, unless nothing would be left to sign in with. They are told by mail. */
export const disconnect = defineUseCase({
  name: "oauth.disconnect",
  feature: "oauth",
  input: disconnectSchema,
  access: signedIn(),
  fresh: () => true,
  limit: { rule: "changeAccount", account: ownAccount },
  async run({ provider }, ctx) {
    const { userId } = ctx.principal;
    const reader = await readerOf(ctx, userId);
    const notice = await prepareNotice(ctx, reader, {
      change: "disconnected",
      provider: nameOfProvider(ctx, provider),
    });
    const failure = await allOrNothing(ctx.db, async (tx): Promise<Failure | null> => {
      let removed = 0;
      const keeps = await keepsSignInMeans(ctx, tx, userId, async () => {
        removed = await unlinkAccounts(tx, userId, { provider });
      });
      if (removed === 0) return fail("OAUTH_NOT_CONNECTED");
      if (!keeps) return fail("LAST_SIGN_IN_MEANS");
      await queueMail(ctx, tx, notice);
      return null;
    });
    if (failure) return failure;
    await ctx.emit("oauth_disconnected", { userId, provider });
    return ok({ provider });
  },
});
