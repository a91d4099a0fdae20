import { z } from "zod";
import { inTransaction } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../context";
import { paths } from "../core/paths";
import { resetInstructionsMail } from "./emails";
import { newLinkToken, type SpentLink, storeLink } from "./links";
import { languageFor, prepareMail, queueMail } from "./mails";

/**
 * Mails somebody the link by which they choose a new password. Older links of the kind die; where there is a wait, it counts
 * from the first of them, or asking again and again would keep the owner out.
 */
export async function mailResetLink(ctx: Context, user: User): Promise<void> {
  const { linkWithin, sendMail } = ctx.config.recovery;
  const token = newLinkToken();
  const link = ctx.url(paths.resetLink(token));
  const since = await waitingSince(ctx, user);
  const wait = waitFrom(ctx, user, since);
  const written = resetInstructionsMail(await languageFor(ctx, user), {
    appName: ctx.config.appName,
    link,
    within: linkWithin,
    wait,
  });
  const mail = sendMail
    ? await prepareMail(ctx, { template: "reset_instructions", to: user.email, written, data: { link, token } })
    : null;
  await inTransaction(ctx.db, async (tx) => {
    await storeLink(tx, {
      token,
      purpose: "reset",
      user,
      within: wait + linkWithin,
      now: ctx.now(),
      payload: { since: since.toISOString() },
    });
    if (mail) await queueMail(ctx, tx, mail);
  });
  await ctx.emit("reset_password_instructions_sent", { userId: user.id });
}

/** Milliseconds until a reset link starts to work; 0 = it does. Only for somebody without a password there may be a wait. */
export const remainingWait = (ctx: Context, link: Pick<SpentLink, "user" | "payload" | "createdAt">): number =>
  waitFrom(ctx, link.user, sinceOf(link));

/** Whoever signs in by their own means has not lost them: a link that still waits was asked for by somebody else. */
export async function voidWaitingLink(ctx: Context, user: User): Promise<void> {
  if (waitOf(ctx, user) > 0) await ctx.db.oneTimeToken.deleteMany({ where: { userId: user.id, purpose: "reset" } });
}

async function waitingSince(ctx: Context, user: User): Promise<Date> {
  const { id: userId, uniquifier } = user;
  const older = await ctx.db.oneTimeToken.findFirst({
    where: { userId, purpose: "reset", uniquifier, usedAt: null, expiresAt: { gt: ctx.now() } },
  });
  return older ? sinceOf(older) : ctx.now();
}

const stored = z.object({ since: z.iso.datetime() });

function sinceOf({ payload, createdAt }: { payload: unknown; createdAt: Date }): Date {
  const parsed = stored.safeParse(payload);
  return parsed.success ? new Date(parsed.data.since) : createdAt;
}

const waitFrom = (ctx: Context, user: User, since: Date): number =>
  Math.max(0, since.getTime() + waitOf(ctx, user) - ctx.now().getTime());

const waitOf = ({ config }: Context, user: User): number =>
  user.passwordHash === null ? config.recovery.waitWithoutPassword : 0;
