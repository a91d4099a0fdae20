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

/** How long the person has to wait before this challenge may be sent another code there; 0 = not at all. In milliseconds. */
export async function waitBeforeResend(
  ctx: Context,
  { user, purpose, challenge, target }: Pick<CodeOrder, "user" | "purpose" | "challenge" | "target">,
): Promise<number> {
  const last = await ctx.db.oneTimeCode.findFirst({
    where: { userId: user.id, purpose, challenge, target, usedAt: null },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  return last ? Math.max(0, last.createdAt.getTime() + ctx.config.codes.resendAfter - ctx.now().getTime()) : 0;
}

type Asked = { purpose: CodePurpose; challenge: string; user: { id: string; uniquifier: string } };

/**
 * Finds the code that somebody typed, without using it up. The try is counted first and conditionally, so that a burst of
 * guesses never gets more than its share; then the code is compared. Null = not right.
 */
export async function findCode(
  ctx: Context,
  db: Db,
  asked: Asked,
  code: string,
): Promise<{ id: string; method: "email" | "sms" } | null> {
  const { purpose, challenge, user } = asked;
  const counted = await db.oneTimeCode.updateManyAndReturn({
    where: {
      userId: user.id,
      uniquifier: user.uniquifier,
      purpose,
      challenge,
      usedAt: null,
      expiresAt: { gt: ctx.now() },
      attempts: { lt: ctx.config.codes.tries },
    },
    data: { attempts: { increment: 1 } },
  });
  const row = counted[0];
  if (!row || !safeEqual(row.codeHash, hash(ctx, purpose, challenge, code))) return null;
  return { id: row.id, method: row.method === "sms" ? "sms" : "email" };
}

/** Uses a found code up, by one conditional write; false = somebody was faster. */
export async function consumeCode(db: Db, id: string, now: Date): Promise<boolean> {
  const { count } = await db.oneTimeCode.updateMany({ where: { id, usedAt: null }, data: { usedAt: now } });
  return count === 1;
}

/** Keyed, so that a stolen table cannot be searched for its million possible codes. */
function hash(ctx: Context, purpose: string, challenge: string, code: string): string {
  const key = ctx.keyring.keys("one-time-code")[0]?.key;
  if (!key) throw new Error("AUTH_SECRET is missing.");
  return createHmac("sha256", key).update(`${purpose}\0${challenge}\0${code}`).digest("hex");
}
