import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { createLanes } from "./lanes";

function queue(limit: number, run: (job: number) => Promise<void>, failed: (error: unknown) => void = () => undefined) {
  const jobs: number[] = [];
  const take = async () => {
    await pause(1);
    return jobs.shift() ?? null;
  };
  return { jobs, lanes: createLanes({ limit, take, run, failed }) };
}

it("works off everything, at most so many at once", async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  const { jobs, lanes } = queue(4, async (job) => {
    running += 1;
    most = Math.max(most, running);
    await pause(5);
    running -= 1;
    done.push(job);
  });
  jobs.push(...Array.from({ length: 30 }, (_, index) => index));
  lanes.kick();
  await lanes.idle();
  expect(done).toHaveLength(30);
  expect(most).toBe(4);
});

it("goes on beside a job that hangs", async () => {
  let release: () => void = () => undefined;
  const hanging = new Promise<void>((resolve) => {
    release = resolve;
  });
  const done: number[] = [];
  const { jobs, lanes } = queue(4, async (job) => {
    if (job === 0) await hanging;
    done.push(job);
  });
  jobs.push(0, 1, 2);
  lanes.kick();
  await pause(50);
  expect(done).toEqual([1, 2]);
  jobs.push(3);
  lanes.kick();
  await pause(50);
  expect(done).toEqual([1, 2, 3]);
  release();
  await lanes.idle();
  expect(done).toEqual([1, 2, 3, 0]);
});

it("never misses a job whose kick comes during the last look", async () => {
  let done = 0;
  const { jobs, lanes } = queue(1, async () => {
    done += 1;
  });
  for (let job = 1; job <= 50; job += 1) {
    jobs.push(job);
    lanes.kick();
    await pause(job % 3);
  }
  await lanes.idle();
  expect(done).toBe(50);
});

it("tells a failure, ends that lane and works again at the next kick", async () => {
  const failures: unknown[] = [];
  const done: number[] = [];
  const run = async (job: number) => {
    if (job === 0) throw new Error("no database");
    done.push(job);
  };
  const { jobs, lanes } = queue(1, run, (error) => failures.push(error));
  jobs.push(0, 1);
  lanes.kick();
  await lanes.idle();
  expect(failures).toHaveLength(1);
  lanes.kick();
  await lanes.idle();
  expect(done).toEqual([1]);
});

it("takes nothing new once it is closed", async () => {
  const done: number[] = [];
  const { jobs, lanes } = queue(1, async (job) => {
    await pause(20);
    done.push(job);
  });
  jobs.push(1, 2);
  lanes.kick();
  await pause(10);
  lanes.close();
  lanes.kick();
  await lanes.idle();
  expect(done).toEqual([1]);
});
