import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { getPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, expect, test } from "vitest";
import { createHashingPool, HashingBusyError, type HashingPool, type HashingPoolOptions } from "./pool";
import type { HashWork } from "./work";

const folder = mkdtempSync(join(tmpdir(), "hashing-pool-"));
afterAll(() => rmSync(folder, { recursive: true }));

const open: HashingPool[] = [];
function pool(options: HashingPoolOptions): HashingPool {
  const made = createHashingPool(options);
  open.push(made);
  return made;
}
afterEach(() => Promise.all(open.splice(0).map((made) => made.close())));

/** A worker that answers after so many milliseconds as the work has rounds, and ends at 0 rounds. */
const sleepyWorker = join(folder, "sleepy.mjs");
writeFileSync(
  sleepyWorker,
  `import { parentPort } from "node:worker_threads";
   parentPort.on("message", ({ rounds }) => {
     if (rounds === 0) process.exit(1);
     setTimeout(() => parentPort.postMessage({ result: String(rounds) }), rounds);
   });`,
);

function bcrypt(rounds: number): HashWork {
  return { task: "hash", algorithm: "bcrypt", secret: "long enough", rounds };
}

test("the event loop stays free while four passwords are hashed", async () => {
  const { hash } = pool({});
  const hashes = Promise.all([11, 11, 11, 11].map((rounds) => hash(bcrypt(rounds))));
  let done = false;
  void hashes.then(() => {
    done = true;
  });
  const stalls: number[] = [];
  while (!done) {
    const start = performance.now();
    await pause(5);
    stalls.push(performance.now() - start - 5);
  }
  expect(stalls.length).toBeGreaterThan(10);
  expect(Math.max(...stalls)).toBeLessThan(150);
  expect(await hashes).toHaveLength(4);
});

test("a full queue refuses, and says when to come back", async () => {
  const { hash } = pool({ threads: 1, queueLimit: 2, workerFile: sleepyWorker });
  const accepted = [hash(bcrypt(100)), hash(bcrypt(1)), hash(bcrypt(2))];
  await expect(hash(bcrypt(3))).rejects.toMatchObject({ name: "HashingBusyError", retryAfterSeconds: 10 });
  expect(await Promise.all(accepted)).toEqual(["100", "1", "2"]);
});

test("whoever waits too long is refused, and the rest go on", async () => {
  const { hash } = pool({ threads: 1, maxWaitMs: 50, workerFile: sleepyWorker });
  const first = hash(bcrypt(400));
  await expect(hash(bcrypt(1))).rejects.toThrow(HashingBusyError);
  expect(await first).toBe("400");
  expect(await hash(bcrypt(2))).toBe("2");
});

test("a crashed thread fails its own job only, and is replaced", async () => {
  const { hash } = pool({ threads: 1, workerFile: sleepyWorker });
  const crashing = hash(bcrypt(0));
  const next = hash(bcrypt(1));
  await expect(crashing).rejects.toThrow(/failed/);
  expect(await next).toBe("1");
});

test("a thread that cannot start fails the job instead of hanging", async () => {
  const { hash } = pool({ threads: 1, workerFile: join(folder, "missing.mjs") });
  const outcomes = await Promise.allSettled([hash(bcrypt(1)), hash(bcrypt(1))]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});

test("work that cannot be done fails, and the thread goes on", async () => {
  const { hash } = pool({ threads: 1 });
  await expect(hash(bcrypt(99))).rejects.toThrow(/failed/);
  expect(await hash(bcrypt(4))).toMatch(/^\$2b\$04\$/);
});

test("closing finishes accepted work and refuses more", async () => {
  const made = pool({ threads: 1, workerFile: sleepyWorker });
  const accepted = [made.hash(bcrypt(30)), made.hash(bcrypt(31))];
  const closing = made.close();
  await expect(made.hash(bcrypt(1))).rejects.toThrow(/stopped/);
  await closing;
  expect(await Promise.all(accepted)).toEqual(["30", "31"]);
});

test("low priority is that of the threads, not of the program", async () => {
  const before = getPriority();
  await pool({ threads: 1 }).hash(bcrypt(4));
  expect(getPriority()).toBe(before);
});
