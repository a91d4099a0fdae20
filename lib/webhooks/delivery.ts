import { Webhook } from "standardwebhooks";
import type { Clock } from "@/lib/clock";
import type { SecretBox } from "@/lib/crypto/secret-box";
import { describeFailure } from "@/lib/outbox/retry";
import type { PrismaClient } from "@/prisma/generated/client";
import type { AddressPolicy } from "./address-guard";
import { type Claim, markDelivered, markFailed } from "./claims";
import { post } from "./post";

export type DeliveryParts = {
  db: PrismaClient;
  secretBox: SecretBox;
  policy: AddressPolicy;
  clock: Clock;
  log: { warn(data: object, message: string): void; error(data: object, message: string): void };
};

/** Whoever answers this wants no more of it. */
const gone = 410;

/**
 * Makes one attempt by the rules of Standard Webhooks and writes down what came of it; true when it arrived. Only 2xx counts.
 * Throws only when the database cannot be written.
 */
export async function deliver(parts: DeliveryParts, claim: Claim): Promise<boolean> {
  const { db, clock } = parts;
  const outcome = await attempt(parts, claim);
  if (outcome.status !== null && outcome.status >= 200 && outcome.status < 300) {
    await markDelivered(db, claim, outcome.status, clock.now());
    return true;
  }
  const isGone = outcome.status === gone;
  const isGivenUp = await markFailed(db, claim, { ...outcome, isFinal: isGone }, clock.now());
  if (isGone) await db.webhookEndpoint.updateMany({ where: { id: claim.endpointId }, data: { enabled: false } });
  const details = { id: claim.id, endpoint: claim.endpointId, attempts: claim.attempts, ...outcome };
  if (isGivenUp) parts.log.error(details, "A webhook was given up.");
  else parts.log.warn(details, "A webhook did not arrive and will be tried again.");
  return false;
}

type Outcome = { status: number | null; error: string | null };

async function attempt({ secretBox, policy, clock }: DeliveryParts, claim: Claim): Promise<Outcome> {
  const body = JSON.stringify(claim.payload);
  try {
    const at = new Date(Math.floor(clock.now().getTime() / 1000) * 1000);
    const headers = {
      "content-type": "application/json",
      "user-agent": "gatehouse-webhooks/1",
      "webhook-id": claim.id,
      "webhook-timestamp": `${at.getTime() / 1000}`,
      "webhook-signature": new Webhook(secretBox.open(claim.secret)).sign(claim.id, at, body),
    };
    return { status: await post(claim.url, { body, headers, policy }), error: null };
  } catch (error) {
    return { status: null, error: describeFailure(error) };
  }
}
