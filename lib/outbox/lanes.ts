export type Lanes = {
  /** Looks for work now, in one more lane if there is room; never waits and never throws. */
  kick(): void;
  /** Waits until no lane has anything left. */
  idle(): Promise<void>;
  /** Takes no new work from here on. */
  close(): void;
};

type Work<Job> = {
  limit: number;
  /** The next job, or null when there is none. */
  take(): Promise<Job | null>;
  run(job: Job): Promise<void>;
  /** Told when `take` or `run` throws; the lane ends, the next kick opens another one. */
  failed(error: unknown): void;
};

/**
 * Works off jobs, at most `limit` at once, each lane taking its next job as soon as it is free. One kick opens one lane;
 * every job found opens another, so an empty queue costs a single look.
 */
export function createLanes<Job>({ limit, take, run, failed }: Work<Job>): Lanes {
  let active = 0;
  let kicks = 0;
  let isClosed = false;
  let waiting: (() => void)[] = [];

  function open(): void {
    if (isClosed || active >= limit) return;
    active += 1;
    void lane();
  }

  async function lane(): Promise<void> {
    try {
      let seen: number;
      do {
        seen = kicks;
        await workOff();
        // A kick that came during the last look may be about a job that this look was too early to see.
      } while (seen !== kicks && !isClosed);
    } catch (error) {
      failed(error);
    } finally {
      leave();
    }
  }

  async function workOff(): Promise<void> {
    for (let job = await take(); job !== null; job = isClosed ? null : await take()) {
      open();
      await run(job);
    }
  }

  function leave(): void {
    active -= 1;
    if (active > 0) return;
    for (const wake of waiting) wake();
    waiting = [];
  }

  return {
    kick() {
      kicks += 1;
      open();
    },
    async idle() {
      if (active > 0) await new Promise<void>((wake) => waiting.push(wake));
    },
    close() {
      isClosed = true;
    },
  };
}
