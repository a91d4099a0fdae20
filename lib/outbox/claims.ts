import type { PrismaClient } from "@/prisma/generated/client";
import { maxAttempts, retryDelay } from "./retry";

export type Channel = "mail" | "sms";

/** A message that belongs to one worker until `leasedUntil`; afterwards another one may take it. */
export type Claim = { id: string; template: string; payload: string; attempts: number; leasedUntil: Date };

/** How long a worker may keep a message; longer than any sending can take. */
const leaseFor = 60_000;

/**
 * Takes the next due message of a channel for this worker, or null when there is none. One statement, and rows that
 * another worker is just taking are skipped, so no two workers hold the same message. Fresh messages go before
 * repeated ones. The attempt counts from here, so a message that kills its worker is given up in the end as well.
 */
export async function claimNext(db: PrismaClient, channel: Channel, now: Date): Promise<Claim | null> {
  const leasedUntil = new Date(now.getTime() + leaseFor);
  const rows = await db.$queryRaw<Omit<Claim, "leasedUntil">[]>`
    UPDATE outbox_messages SET attempts = attempts + 1, next_attempt_at = ${leasedUntil}
    WHERE id = (
      SELECT id FROM outbox_messages
      WHERE channel = ${channel}::outbox_channel AND next_attempt_at <= ${now} AND payload IS NOT NULL
      ORDER BY attempts, next_attempt_at, id
      LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id, template, payload, attempts`;
  const [row] = rows;
  return row ? { ...row, leasedUntil } : null;
}

/** The message is out: its content is wiped, the row stays for a while as a trace. */
export async function markSent(db: PrismaClient, { id }: Claim, now: Date): Promise<void> {
  await db.outboxMessage.updateMany({
    where: { id },
    data: { sentAt: now, payload: null, nextAttemptAt: null, failedAt: null, lastError: null },
  });
}

/** Plans the next attempt, or gives the message up after the last; true when it was given up. */
export async function markFailed(db: PrismaClient, claim: Claim, lastError: string, now: Date): Promise<boolean> {
  const isLast = claim.attempts >= maxAttempts;
  const nextAttemptAt = isLast ? null : new Date(now.getTime() + retryDelay(claim.attempts, Math.random()));
  // Only while the lease is ours: a slow worker must not undo what the next one has done.
  await db.outboxMessage.updateMany({
    where: { id: claim.id, nextAttemptAt: claim.leasedUntil },
    data: { lastError, nextAttemptAt, failedAt: isLast ? now : null },
  });
  return isLast;
}

const keepSentFor = 7 * 86_400_000;
const keepFailedFor = 30 * 86_400_000;

/** Deletes messages sent a week ago and those given up a month ago, whose links and codes are long dead. */
export async function purge(db: PrismaClient, now: Date): Promise<void> {
  await db.outboxMessage.deleteMany({
    where: {
      OR: [
        { sentAt: { lt: new Date(now.getTime() - keepSentFor) } },
        { failedAt: { lt: new Date(now.getTime() - keepFailedFor) } },
      ],
    },
  });
}
