import type { PrismaClient } from "@/prisma/generated/client";
import { retryWait } from "./retry";

/** A delivery that belongs to one worker until `leasedUntil`; afterwards another one may take it. */
export type Claim = {
  id: string;
  endpointId: string;
  url: string;
  secret: string;
  payload: unknown;
  attempts: number;
  leasedUntil: Date;
};

/** Longer than any attempt can take. */
const leaseFor = 60_000;

/**
 * Takes the next due delivery to an address that is none of `busy`, or null. Rows that another worker is just taking are
 * skipped. The attempt counts from here, so a delivery that kills its worker is given up in the end as well.
 */
export async function claimNext(db: PrismaClient, busy: string[], now: Date): Promise<Claim | null> {
  const leasedUntil = new Date(now.getTime() + leaseFor);
  const [row] = await db.$queryRaw<Omit<Claim, "leasedUntil">[]>`
    UPDATE webhook_deliveries d SET attempts = d.attempts + 1, next_attempt_at = ${leasedUntil}::timestamptz
      FROM webhook_endpoints e
     WHERE e.id = d.endpoint_id AND d.id = (
       SELECT w.id FROM webhook_deliveries w JOIN webhook_endpoints a ON a.id = w.endpoint_id AND a.enabled
        WHERE w.next_attempt_at <= ${now}::timestamptz AND NOT (a.id = ANY(${busy}::uuid[]))
        ORDER BY w.attempts, w.next_attempt_at, w.id
        LIMIT 1 FOR UPDATE OF w SKIP LOCKED)
    RETURNING d.id, d.endpoint_id AS "endpointId", e.url, e.secret, d.payload, d.attempts`;
  return row ? { ...row, leasedUntil } : null;
}

/** It arrived. */
export async function markDelivered(db: PrismaClient, { id }: Claim, status: number, now: Date): Promise<void> {
  await db.webhookDelivery.updateMany({
    where: { id },
    data: { deliveredAt: now, nextAttemptAt: null, failedAt: null, lastStatus: status, lastError: null },
  });
}

type Failed = { status: number | null; error: string | null; isFinal: boolean };

/** Plans the next attempt, or gives the delivery up; true when it was given up. */
export async function markFailed(db: PrismaClient, claim: Claim, failed: Failed, now: Date): Promise<boolean> {
  const wait = failed.isFinal ? null : retryWait(claim.attempts, Math.random());
  // Only while the lease is ours: a slow worker must not undo what the next one has done.
  await db.webhookDelivery.updateMany({
    where: { id: claim.id, nextAttemptAt: claim.leasedUntil },
    data: {
      lastStatus: failed.status,
      lastError: failed.error,
      nextAttemptAt: wait === null ? null : new Date(now.getTime() + wait),
      failedAt: wait === null ? now : null,
    },
  });
  return wait === null;
}
