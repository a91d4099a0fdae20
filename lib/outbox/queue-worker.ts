import { setTimeout as pause } from "node:timers/promises";
import { createLanes } from "./lanes";
import { describeFailure } from "./retry";

export type QueueWorker = {
  /** Attempts everything that is due and waits for it; says how many arrived. Throws when the database is out of reach. */
  drain(): Promise<number>;
  /** Looks for what is due every few seconds, through outages of the database, without keeping the process alive. */
  start(): void;
  /** Looks at once, without making the caller wait: for right after a commit. */
  kick(): void;
  /** Takes nothing more for good, and gives what is on its way a moment to end. */
  stop(): Promise<void>;
};

/** Jobs that wait in the database: how one is taken (null = none is due) and attempted (true = it arrived). */
export type Queue<Job> = { atOnce: number; take(): Promise<Job | null>; attempt(job: Job): Promise<boolean> };

type Work<Job> = {
  queues: readonly Queue<Job>[];
  log: { error(data: object, message: string): void };
  /** What is said, once for each outage, when the jobs cannot be read. */
  unreadable: string;
  /** Done at each look as well; it catches its own errors, or they count as an outage. */
  tidy?(): Promise<void>;
};

const pollEvery = 3_000;
const stopWithin = 5_000;

/** Works off queues, each in lanes of its own, so that one that is held up holds up no other. Several processes may each run one. */
export function createQueueWorker<Job>({ queues, log, unreadable, tidy }: Work<Job>): QueueWorker {
  let delivered = 0;
  let outage: { error: unknown } | null = null;
  let timer: NodeJS.Timeout | undefined;

  const all = queues.map(({ atOnce, take, attempt }) =>
    createLanes<Job>({
      limit: atOnce,
      async take() {
        const job = await take();
        outage = null;
        return job;
      },
      async run(job) {
        if (await attempt(job)) delivered += 1;
      },
      failed: noteOutage,
    }),
  );

  // Said once for each outage, not every few seconds.
  function noteOutage(error: unknown): void {
    if (!outage) log.error({ lastError: describeFailure(error) }, unreadable);
    outage = { error };
  }

  function look(): void {
    for (const lanes of all) lanes.kick();
  }

  function poll(): void {
    look();
    tidy?.().catch(noteOutage);
  }

  const idle = () => Promise.all(all.map((lanes) => lanes.idle()));

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
      for (const lanes of all) lanes.close();
      await Promise.race([idle(), pause(stopWithin, undefined, { ref: false })]);
    },
  };
}
