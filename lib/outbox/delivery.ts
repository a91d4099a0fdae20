import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "@/lib/clock";
import type { SecretBox } from "@/lib/crypto/secret-box";
import { parseMailMessage } from "@/lib/mail/message";
import type { MailTransport } from "@/lib/mail/transport";
import { parseSmsMessage, type SmsSender } from "@/lib/sms/sender";
import type { PrismaClient } from "@/prisma/generated/client";
import { type Channel, type Claim, markFailed, markSent } from "./claims";
import { describeFailure } from "./retry";

export type DeliveryParts = {
  db: PrismaClient;
  secretBox: SecretBox;
  mail: MailTransport;
  sms: SmsSender;
  clock: Clock;
  log: { warn(data: object, message: string): void; error(data: object, message: string): void };
};

/** Below the lease of a claim, so that nobody else takes a message that is still being sent here. */
const sendWithin = 45_000;

/**
 * Sends one claimed message and writes down what came of it; true when it is out. A failed sending is not an error here,
 * it is planned again. Throws only when the database cannot be written.
 */
export async function deliver(parts: DeliveryParts, channel: Channel, claim: Claim): Promise<boolean> {
  const { db, clock } = parts;
  try {
    await withDeadline(send(parts, channel, claim), sendWithin);
  } catch (error) {
    await giveBack(parts, claim, describeFailure(error));
    return false;
  }
  // A message that is out but not marked would go out again, so a short outage of the database is waited for.
  await persistently(() => markSent(db, claim, clock.now()));
  return true;
}

async function send(parts: DeliveryParts, channel: Channel, { id, payload }: Claim): Promise<void> {
  const message: unknown = JSON.parse(parts.secretBox.open(payload));
  if (channel === "mail") await parts.mail.send(parseMailMessage(message), id);
  else await parts.sms.send(parseSmsMessage(message), id);
}

async function giveBack({ db, clock, log }: DeliveryParts, claim: Claim, lastError: string): Promise<void> {
  const isGivenUp = await markFailed(db, claim, lastError, clock.now());
  const details = { id: claim.id, template: claim.template, attempts: claim.attempts, lastError };
  if (isGivenUp) log.error(details, "A message was given up.");
  else log.warn(details, "A message could not be sent and will be tried again.");
}

async function withDeadline(sending: Promise<void>, milliseconds: number): Promise<void> {
  const finished = new AbortController();
  const deadline = pause(milliseconds, undefined, { signal: finished.signal }).then(() => {
    throw new DeliveryTimeout();
  });
  try {
    await Promise.race([sending, deadline]);
  } finally {
    deadline.catch(() => undefined);
    finished.abort();
  }
}

async function persistently(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (attempt === 5) throw error;
      await pause(2_000);
    }
  }
}

class DeliveryTimeout extends Error {
  override name = "DeliveryTimeout";
}
