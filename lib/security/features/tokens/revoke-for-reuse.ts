import { inTransaction } from "@/lib/db";
import type { RefreshTracker, User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { paths } from "../../core/paths";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { revokeFamily } from "../../domain/refresh-tokens";
import { refreshReuseMail } from "./emails";

/** Ends a family of which an old token came back, and tells its person; both once, however often that token comes. */
export async function revokeForReuse(ctx: Context, tracker: RefreshTracker & { user: User }): Promise<void> {
  if (tracker.revokedAt) return;
  const { user } = tracker;
  const written = refreshReuseMail(await languageFor(ctx, user), {
    appName: ctx.config.appName,
    at: ctx.now(),
    since: tracker.createdAt,
    passwordLink: ctx.config.features.changePassword ? ctx.url(paths.accountPassword) : null,
  });
  const notice = user.active
    ? await prepareMail(ctx, { template: "refresh_token_reused", to: user.email, written })
    : null;
  const revoked = await inTransaction(ctx.db, async (tx) => {
    const isOurs = await revokeFamily(tx, tracker.family, ctx.now());
    if (isOurs && notice) await queueMail(ctx, tx, notice);
    return isOurs;
  });
  if (revoked)
    await ctx.emit("refresh_tracker_revoked", { userId: user.id, tracker: tracker.id, reason: "GEN_MISMATCH" });
}
