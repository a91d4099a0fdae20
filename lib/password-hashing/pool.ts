import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Worker } from "node:worker_threads";
import { createFairQueue } from "./fair-queue";
import type { HashWork, VerifyWork } from "./work";

const DEFAULT_QUEUE_LIMIT = 256;
const DEFAULT_MAX_WAIT_MS = 10_000;

/** Too many passwords are waiting to be hashed. By `retryAfterSeconds` each of them has been served or refused. */
export class HashingBusyError extends Error {
  override readonly name = "HashingBusyError";
  constructor(readonly retryAfterSeconds: number) {
    super("Too many passwords are waiting to be hashed.");
  }
}

/** By name: Next bundles this class more than once, and the pool of the process may have been made by another copy. */
export const isHashingBusy = (error: unknown): error is HashingBusyError =>
  error instanceof Error && error.name === "HashingBusyError";

/** `threads` defaults to the number of cores; `workerFile` is the absolute path of another worker, for tests. */
export type HashingPoolOptions = {
  threads?: number;
  queueLimit?: number;
  maxWaitMs?: number;
  workerFile?: string;
};

/** What threads do, for one of those who wait. */
export type HashingTurns = {
  /** The encoded hash, or for `derive` the key in base64. */
  hash(work: HashWork): Promise<string>;
  /** The index of the first secret that fits, or -1. */
  verify(work: VerifyWork): Promise<number>;
};

export type HashingPool = HashingTurns & {
  /** The same on behalf of somebody, such as a client's address: where many wait, each of them gets a thread in turn. */
  turnsOf(owner: string): HashingTurns;
  /** How many passwords wait for a thread just now. */
  waiting(): number;
  /** Refuses new work, finishes what it accepted, ends its threads. */
  close(): Promise<void>;
};

type Answer = { result: string | number } | { failure: string };
type Job = {
  owner: string;
  work: HashWork | VerifyWork;
  resolve(result: string | number): void;
  reject(error: Error): void;
  patience?: NodeJS.Timeout;
};

/**
 * Threads that hash synchronously, so neither the event loop nor libuv's own threads (files, DNS) ever wait for a
 * password. They start when first needed, keep the program alive only while they work, and are replaced when they crash.
 * `hash` and `verify` reject with `HashingBusyError` when `queueLimit` jobs wait already, or after waiting `maxWaitMs`;
 * with an `Error` when the thread crashed or the pool is closed.
 */
export function createHashingPool(options: HashingPoolOptions = {}): HashingPool {
  const threads = options.threads ?? availableParallelism();
  const queueLimit = options.queueLimit ?? DEFAULT_QUEUE_LIMIT;
  const maxWaitMs = options.maxWaitMs ?? DEFAULT_MAX_WAIT_MS;
  const idle = new Set<Worker>();
  const busy = new Map<Worker, Job>();
  const ending = new Set<Worker>();
  const queue = createFairQueue<Job>();
  const accepted = new Set<Promise<unknown>>();
  let closed = false;

  function run(work: HashWork | VerifyWork, owner: string): Promise<string | number> {
    if (closed) return Promise.reject(new Error("The password hashing threads have been stopped."));
    const done = new Promise<string | number>((resolve, reject) => admit({ owner, work, resolve, reject }));
    accepted.add(done);
    const forget = () => accepted.delete(done);
    done.then(forget, forget);
    return done;
  }

  function admit(job: Job): void {
    const worker = freeWorker();
    if (worker) {
      assign(worker, job);
    } else if (queue.size() < queueLimit) {
      job.patience = setTimeout(() => giveUp(job), maxWaitMs);
      queue.push(job.owner, job);
    } else {
      job.reject(new HashingBusyError(Math.ceil(maxWaitMs / 1000)));
    }
  }

  function freeWorker(): Worker | undefined {
    const [waiting] = idle;
    if (waiting) return waiting;
    return busy.size + ending.size < threads ? startWorker() : undefined;
  }

  function startWorker(): Worker {
    const worker = openThread(options.workerFile ?? ownWorkerFile());
    worker.on("message", (answer: Answer) => {
      settle(worker, answer);
      worker.unref();
      idle.add(worker);
      serveNext();
    });
    worker.on("error", (error) => {
      settle(worker, { failure: error.message });
      idle.delete(worker);
      ending.add(worker);
    });
    worker.on("exit", () => {
      settle(worker, { failure: "it ended unexpectedly" });
      idle.delete(worker);
      ending.delete(worker);
      serveNext();
    });
    return worker;
  }

  function assign(worker: Worker, job: Job): void {
    clearTimeout(job.patience);
    idle.delete(worker);
    busy.set(worker, job);
    worker.ref();
    worker.postMessage(job.work);
  }

  function settle(worker: Worker, answer: Answer): void {
    const job = busy.get(worker);
    busy.delete(worker);
    if ("result" in answer) job?.resolve(answer.result);
    else job?.reject(new Error(`A password hashing thread failed: ${answer.failure}`));
  }

  function serveNext(): void {
    const worker = queue.size() > 0 ? freeWorker() : undefined;
    const next = worker && queue.shift();
    if (worker && next) assign(worker, next);
  }

  function giveUp(job: Job): void {
    queue.remove(job.owner, job);
    job.reject(new HashingBusyError(Math.ceil(maxWaitMs / 1000)));
  }

  const turnsOf = (owner: string): HashingTurns => ({
    hash: async (work) => String(await run(work, owner)),
    verify: async (work) => Number(await run(work, owner)),
  });

  return {
    ...turnsOf(""),
    turnsOf,
    waiting: queue.size,
    async close() {
      closed = true;
      await Promise.allSettled([...accepted]);
      await Promise.all([...idle, ...ending].map((worker) => worker.terminate()));
    },
  };
}

/** `import.meta.url` names this source file also inside a Next.js build, and follows it when the folder is moved. */
function ownWorkerFile(): string {
  return join(dirname(fileURLToPath(import.meta.url)), "worker.mjs");
}

/**
 * An imported `Worker` class makes Turbopack bundle the file and then miss it (tried with Next 16.4, `turbopackIgnore`
 * notwithstanding), so the class is fetched from Node at run time. No `execArgv`: loaders of the parent, tsx for
 * instance, are not wanted in the thread.
 */
function openThread(file: string): Worker {
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  return new Worker(file, { name: "password-hashing", execArgv: [] });
}
