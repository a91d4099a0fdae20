import { setTimeout as pause } from "node:timers/promises";
import { type Channel, claimNext, purge } from "./claims";
import { type DeliveryParts, deliver } from "./delivery";
import { createLanes } from "./lanes";
import { describeFailure } from "./retry";

export type OutboxWorker = {
  /** Attempts everything that is due and waits for it; says how many were delivered. Throws when the database is out of reach. */
  drain(): Promise<number>;
  /** Looks for due messages every few seconds, through outages of the database, without keeping the process alive. */
  start(): void;
  /** Looks at once, without making the caller wait: for right after a commit. */
  kick(): void;
  /** Takes no more messages for good, and gives those on their way a moment to end. */
  stop(): Promise<void>;
};

const pollEvery = 3_000;
const purgeEvery = 3_600_000;
const stopWithin = 5_000;

/**
 * Makes the worker that sends what waits in the outbox. Several processes may each run one. With `sendsAtOnce` of one,
 * messages of a channel leave in the order in which they were put in.
 */
export function createOutboxWorker(parts: DeliveryParts, sendsAtOnce = 4): OutboxWorker {
  const { db, clock, log } = parts;
  let delivered = 0;
  let outage: { error: unknown } | null = null;
  let timer: NodeJS.Timeout | undefined;
  let purgedAt = Number.NEGATIVE_INFINITY;

  // Mail and SMS have lanes of their own, so a provider that hangs holds up only its own channel, and there one lane.
  const channels = [lanesOf("mail"), lanesOf("sms")];

  function lanesOf(channel: Channel) {
    return createLanes({
      limit: sendsAtOnce,
      async take() {
        const claim = await claimNext(db, channel, clock.now());
        outage = null;
        return claim;
      },
      async run(claim) {
        if (await deliver(parts, channel, claim)) delivered += 1;
      },
      failed: noteOutage,
    });
  }

  // Said once for each outage, not every few seconds.
  function noteOutage(error: unknown): void {
    if (!outage) log.error({ lastError: describeFailure(error) }, "The outbox cannot be read; it will be tried again.");
    outage = { error };
  }

  function look(): void {
    for (const lanes of channels) lanes.kick();
  }

  async function purgeNowAndThen(): Promise<void> {
    const now = clock.now();
    if (now.getTime() - purgedAt < purgeEvery) return;
    purgedAt = now.getTime();
    await purge(db, now);
  }

  function poll(): void {
    look();
    purgeNowAndThen().catch(noteOutage);
  }

  const idle = () => Promise.all(channels.map((lanes) => lanes.idle()));

  return {
    async drain() {
      const before = delivered;
      look();
      await idle();
      if (outage) throw outage.error;
      return delivered - before;
    },
    start() {
      timer ??= setInterval(poll, pollEvery).unref();
      poll();
    },
    kick() {
      setImmediate(look);
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      for (const lanes of channels) lanes.close();
      await Promise.race([idle(), pause(stopWithin, undefined, { ref: false })]);
    },
  };
}
