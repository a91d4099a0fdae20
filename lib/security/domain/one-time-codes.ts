import { createHmac, randomInt } from "node:crypto";
import { safeEqual } from "@/lib/crypto/safe-equal";
import type { Db } from "@/lib/db";
import type { Context } from "../context";

/** What a mailed or texted code is for. A code of one purpose and challenge is never accepted for another. */
export type CodePurpose = "two-factor-login" | "two-factor-setup" | "unified-sign-in" | "unified-setup" | "verify";

export type CodeOrder = {
  purpose: CodePurpose;
  /** What the code belongs to: the parked login, the set-up, the session … */
  challenge: string;
  user: { id: string; uniquifier: string };
  method: "email" | "sms";
  /** Where it goes. */
  target: string;
  within: number;
};

/** Six random digits. */
export const newCode = (): string => randomInt(0, 1_000_000).toString().padStart(6, "0");

/** Stores a code by its keyed hash; the only good one of its challenge from now on. Part of the transaction that mails it. */
export async function storeCode(ctx: Context, db: Db, order: CodeOrder, code: string): Promise<void> {
  const now = ctx.now();
  await db.oneTimeCode.deleteMany({
    where: { userId: order.user.id, purpose: order.purpose, challenge: order.challenge },
  });
  await db.oneTimeCode.create({
    data: {
      purpose: order.purpose,
      challenge: order.challenge,
      userId: order.user.id,
      uniquifier: order.user.uniquifier,
      method: order.method,
      target: order.target,
      codeHash: hash(ctx, order.purpose, order.challenge, code),
      createdAt: now,
      expiresAt: new Date(now.getTime() + order.within),
    },
  });
}

/** How long the person has to wait before this challenge may be sent another code; 0 = not at all. In milliseconds. */
export async function waitBeforeResend(
  ctx: Context,
  userId: string,
  purpose: CodePurpose,
  challenge: string,
): Promise<number> {
  const last = await ctx.db.oneTimeCode.findFirst({
    where: { userId, purpose, challenge },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  return last ? Math.max(0, last.createdAt.getTime() + ctx.config.codes.resendAfter - ctx.now().getTime()) : 0;
}

/**
 * Spends a code. The try is counted first and conditionally, so that a burst of guesses never gets more than its share; then
 * the code is compared, and used up by a second conditional write. Says by which method it had come; null = not right.
 */
export async function spendCode(
  ctx: Context,
  db: Db,
  asked: { purpose: CodePurpose; challenge: string; user: { id: string; uniquifier: string } },
  code: string,
): Promise<"email" | "sms" | null> {
  const now = ctx.now();
  const { purpose, challenge, user } = asked;
  const open = {
    userId: user.id,
    uniquifier: user.uniquifier,
    purpose,
    challenge,
    usedAt: null,
    expiresAt: { gt: now },
  };
  const counted = await db.oneTimeCode.updateManyAndReturn({
    where: { ...open, attempts: { lt: ctx.config.codes.tries } },
    data: { attempts: { increment: 1 } },
  });
  const row = counted[0];
  if (!row || !safeEqual(row.codeHash, hash(ctx, purpose, challenge, code))) return null;
  const { count } = await db.oneTimeCode.updateMany({ where: { id: row.id, usedAt: null }, data: { usedAt: now } });
  return count === 1 && (row.method === "email" || row.method === "sms") ? row.method : null;
}

/** Keyed, so that a stolen table cannot be searched for its million possible codes. */
function hash(ctx: Context, purpose: string, challenge: string, code: string): string {
  const key = ctx.keyring.keys("one-time-code")[0]?.key;
  if (!key) throw new Error("AUTH_SECRET is missing.");
  return createHmac("sha256", key).update(`${purpose}\0${challenge}\0${code}`).digest("hex");
}
