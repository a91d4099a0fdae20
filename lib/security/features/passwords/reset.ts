import { inTransaction } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { anyone } from "../../core/access";
import { paths } from "../../core/paths";
import { type Complaints, complain, failWith, ok, type Result } from "../../core/result";
import { takeUnprovedMeans } from "../../domain/added-means";
import { completeLogin, type LoginOutcome } from "../../domain/complete-login";
import { inspectLink, spendLink } from "../../domain/links";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { passwordComplaints } from "../../domain/password-policy";
import { isBlank, normalizePassword } from "../../domain/passwords";
import { chooseTarget } from "../../domain/targets";
import { rotateUniquifier } from "../../domain/users";
import { defineUseCase } from "../../use-case";
import { resetNoticeMail } from "./emails";
import { earlyLinkRefusal, resetLinkRefusal } from "./refusal";
import { resetSchema } from "./schema";

export type ResetOutcome = ({ status: "reset" } | LoginOutcome) & { target: string };

/**
 * Sets a new password by a mailed link. The link is looked at first, so that a slip in the form does not cost it, and spent
 * together with the change: of any number of tries at the same moment one wins. Ends every session. Never passes by a second factor.
 */
export const reset = defineUseCase({
  name: "passwords.reset",
  feature: "recovery",
  input: resetSchema,
  access: anyone(),
  limit: { rule: "link" },
  async run(input, ctx): Promise<Result<ResetOutcome>> {
    const link = await inspectLink(ctx.db, "reset", input.token, ctx.now());
    if (typeof link === "string") return resetLinkRefusal(ctx, link);
    const early = earlyLinkRefusal(ctx, link);
    if (early) return early;
    const complaints = await complaintsOf(ctx, input, link.user);
    if (Object.keys(complaints).length > 0) return failWith(complaints);

    const user = await spendAndReplace(ctx, link.user, input.token, input.password);
    if (!user) return resetLinkRefusal(ctx, "invalid");
    if (ctx.principal?.kind === "user" && ctx.principal.userId === user.id) await ctx.session.end();
    // Whoever holds the mailbox may try the new password, however often strangers tried the old one.
    await ctx.limiter.forgive("credentialCheck", user.id);
    await ctx.emit("password_reset", { userId: user.id });

    const { redirects, recovery, sessions } = ctx.config;
    if (!recovery.autoLogin)
      return ok({ status: "reset", target: chooseTarget(ctx, redirects.afterReset, paths.login) });
    const outcome = await completeLogin(ctx, user, { via: "reset", remember: sessions.rememberByDefault, field: "" });
    return outcome.ok
      ? ok({ ...outcome.value, target: chooseTarget(ctx, redirects.afterReset, redirects.afterLogin) })
      : outcome;
  },
});

async function complaintsOf(
  ctx: Context,
  input: { password: string; password_confirm: string },
  user: User,
): Promise<Complaints> {
  const complaints: Complaints = {};
  if (isBlank(input.password)) {
    complain(complaints, "password", "PASSWORD_NOT_PROVIDED");
    return complaints;
  }
  if (normalizePassword(input.password, ctx.config) !== normalizePassword(input.password_confirm, ctx.config))
    complain(complaints, "password_confirm", "RETYPE_PASSWORD_MISMATCH");
  const found = await passwordComplaints(ctx, input.password, [user.email, user.username]);
  if (found.length > 0) complaints.password = found;
  return complaints;
}

/** Null when the link was spent, or the person changed, in the meantime. */
async function spendAndReplace(ctx: Context, owner: User, token: string, password: string): Promise<User | null> {
  const passwordHash = await ctx.passwords.hash(normalizePassword(password, ctx.config));
  const now = ctx.now();
  const isProved = !ctx.config.features.confirmation || owner.confirmedAt !== null;
  const written = resetNoticeMail(
    await languageFor(ctx, owner),
    { appName: ctx.config.appName, at: now, resetLink: ctx.url(paths.reset) },
    isProved ? "kept" : "taken",
  );
  const notice = await prepareMail(ctx, { template: "reset_notice", to: owner.email, written });
  return inTransaction(ctx.db, async (tx) => {
    const link = await spendLink(tx, "reset", token, now);
    if (typeof link === "string") return null;
    const renewed = await rotateUniquifier(tx, link.user, now, { passwordHash });
    if (!renewed) return null;
    // This link is the first proof of the mailbox: a stranger may have made the account, with a key of theirs.
    if (!isProved) await takeUnprovedMeans(tx, renewed.id);
    if (ctx.config.recovery.sendNotice) await queueMail(ctx, tx, notice);
    // Whoever locked the account themselves ("this was not me") opens it by this.
    return tx.user.update({ where: { id: renewed.id }, data: { lockedUntil: null } });
  });
}
