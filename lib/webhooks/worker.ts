import { createQueueWorker, type QueueWorker } from "@/lib/outbox/queue-worker";
import { type Claim, claimNext } from "./claims";
import { type DeliveryParts, deliver } from "./delivery";

export type WebhookWorker = QueueWorker;

const atOnce = 8;

/** Makes the worker that tells other programs what happened. Each address gets one delivery at a time, so one that hangs holds up no other. */
export function createWebhookWorker(parts: DeliveryParts): WebhookWorker {
  const { db, clock, log } = parts;
  const busy = new Set<string>();
  let turn: Promise<unknown> = Promise.resolve();

  /** One after the other, so that two lanes do not take two deliveries to one address. */
  function take(): Promise<Claim | null> {
    const taken = turn.then(async () => {
      const claim = await claimNext(db, [...busy], clock.now());
      if (claim) busy.add(claim.endpointId);
      return claim;
    });
    turn = taken.catch(() => undefined);
    return taken;
  }

  async function attempt(claim: Claim): Promise<boolean> {
    try {
      return await deliver(parts, claim);
    } finally {
      busy.delete(claim.endpointId);
    }
  }

  return createQueueWorker({
    queues: [{ atOnce, take, attempt }],
    log,
    unreadable: "Webhooks cannot be read; they will be tried again.",
  });
}
