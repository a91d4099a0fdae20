import { setTimeout as pause } from "node:timers/promises";
import { createLanes } from "@/lib/outbox/lanes";
import { describeFailure } from "@/lib/outbox/retry";
import { type Claim, claimNext } from "./claims";
import { type DeliveryParts, deliver } from "./delivery";

export type WebhookWorker = {
  /** Attempts everything that is due and waits for it; says how many arrived. Throws when the database is out of reach. */
  drain(): Promise<number>;
  /** Looks for due deliveries every few seconds, without keeping the process alive. */
  start(): void;
  /** Takes nothing more for good, and gives what is on its way a moment to end. */
  stop(): Promise<void>;
};

const pollEvery = 3_000;
const stopWithin = 5_000;
const atOnce = 8;

/**
 * Makes the worker that tells other programs what happened. Several processes may each run one. Each address gets one
 * delivery at a time, so one that hangs holds up no other.
 */
export function createWebhookWorker(parts: DeliveryParts): WebhookWorker {
  const { db, clock, log } = parts;
  const busy = new Set<string>();
  let delivered = 0;
  let outage: { error: unknown } | null = null;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** One after the other, so that two lanes do not take two deliveries to one address. */
  function take(): Promise<Claim | null> {
    const taken = turn.then(async () => {
      const claim = await claimNext(db, [...busy], clock.now());
      outage = null;
      if (claim) busy.add(claim.endpointId);
      return claim;
    });
    turn = taken.catch(() => undefined);
    return taken;
  }

  const lanes = createLanes<Claim>({
    limit: atOnce,
    take,
    async run(claim) {
      try {
        if (await deliver(parts, claim)) delivered += 1;
      } finally {
        busy.delete(claim.endpointId);
      }
    },
    failed(error) {
      // Said once for each outage, not every few seconds.
      if (!outage)
        log.error({ lastError: describeFailure(error) }, "Webhooks cannot be read; they will be tried again.");
      outage = { error };
    },
  });

  return {
    async drain() {
      const before = delivered;
      lanes.kick();
      await lanes.idle();
      if (outage) throw outage.error;
      return delivered - before;
    },
    start() {
      timer ??= setInterval(lanes.kick, pollEvery).unref();
      lanes.kick();
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      lanes.close();
      await Promise.race([lanes.idle(), pause(stopWithin, undefined, { ref: false })]);
    },
  };
}
