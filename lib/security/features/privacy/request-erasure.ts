import { inTransaction } from "@/lib/db";
import { signedIn } from "../../core/access";
import { noInput } from "../../core/fields";
import { paths } from "../../core/paths";
import { fail, ok, refuse } from "../../core/result";
import { isLastAdministrator } from "../../domain/administrators";
import { newLinkToken, storeLink } from "../../domain/links";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { rotateUniquifier } from "../../domain/users";
import { defineUseCase, ownAccount } from "../../use-case";
import { erasureRequestedMail } from "./emails";

/**
 * Lets an account go: it is erased after a while (`privacy.eraseAfter`), by the purge. Until then it opens nothing that was
 * issued before, and signing in or the link in the mail keeps it. Whoever asks proves first who they are, and is signed out.
 */
export const requestErasure = defineUseCase({
  name: "privacy.request-erasure",
  feature: "privacy",
  input: noInput,
  access: signedIn(),
  fresh: () => true,
  limit: { rule: "changeAccount", account: ownAccount },
  async run(_, ctx) {
    const { userId } = ctx.principal;
    const { appName, privacy } = ctx.config;
    const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
    const now = ctx.now();
    const eraseAt = new Date(now.getTime() + privacy.eraseAfter);
    const token = newLinkToken();
    const link = ctx.url(paths.keepAccountLink(token));
    const written = erasureRequestedMail(await languageFor(ctx, user), { appName, at: now, eraseAt, link });
    const mail = await prepareMail(ctx, {
      template: "erasure_requested_notice",
      to: user.email,
      written,
      data: { link, token },
    });
    const outcome = await inTransaction(ctx.db, async (tx) => {
      if (await isLastAdministrator(tx, userId)) return "last-administrator";
      const renewed = await rotateUniquifier(tx, user, now);
      if (!renewed) return "changed-meanwhile";
      const leaving = { tokenUniquifier: null, eraseRequestedAt: now, eraseAt };
      await tx.user.update({ where: { id: userId }, data: leaving });
      await storeLink(tx, { token, purpose: "keep-account", user: renewed, within: privacy.eraseAfter, now });
      await queueMail(ctx, tx, mail);
      return "requested";
    });
    if (outcome === "last-administrator") return fail("LAST_ADMINISTRATOR");
    if (outcome === "changed-meanwhile") return refuse("UNAUTHENTICATED");
    await ctx.session.end();
    await ctx.emit("user_erasure_requested", { userId, eraseAt: eraseAt.toISOString() });
    return ok({ eraseAt });
  },
});
