import { type Channel, type Claim, claimNext, purge } from "./claims";
import { type DeliveryParts, deliver } from "./delivery";
import { createQueueWorker, type Queue, type QueueWorker } from "./queue-worker";

export type OutboxWorker = QueueWorker;

const purgeEvery = 3_600_000;

/**
 * Makes the worker that sends what waits in the outbox. With `sendsAtOnce` of one, messages of a channel leave in the order
 * in which they were put in.
 */
export function createOutboxWorker(parts: DeliveryParts, sendsAtOnce = 4): OutboxWorker {
  const { db, clock, log } = parts;
  let purgedAt = Number.NEGATIVE_INFINITY;

  const queueOf = (channel: Channel): Queue<Claim> => ({
    atOnce: sendsAtOnce,
    take: () => claimNext(db, channel, clock.now()),
    attempt: (claim) => deliver(parts, channel, claim),
  });

  return createQueueWorker({
    // Mail and SMS apart, so a provider that hangs holds up only its own channel, and there one lane.
    queues: [queueOf("mail"), queueOf("sms")],
    log,
    unreadable: "The outbox cannot be read; it will be tried again.",
    async tidy() {
      const now = clock.now();
      if (now.getTime() - purgedAt < purgeEvery) return;
      purgedAt = now.getTime();
      await purge(db, now);
    },
  });
}
