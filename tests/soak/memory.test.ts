import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inProject } from "@/scripts/project.mjs";
import type { Application } from "@/tests/support/application";
import { manyTimes } from "@/tests/support/load";
import { person } from "@/tests/support/people";
import { createSystem, signInAt } from "@/tests/support/system";

/*
 * A server that lives long: what it holds does not grow with what it has done. Its garbage is collected all the time, or its
 * memory would tell how much room V8 has found.
 */

let system: Awaited<ReturnType<typeof createSystem>>;
let server: Application;
beforeAll(async () => {
  system = await createSystem();
  server = await system.start(
    { NODE_OPTIONS: `--import=${inProject("tests/support/preloads/collect-garbage.mjs")}` },
    { until: "ready" },
  );
});
afterAll(() => system.close());

test("after 10 000 pages memory is flat within 5 %", async () => {
  const { door } = await signInAt(server.url, await person(system.app));
  const cookie = door.cookies();
  const page = async () => {
    const answer = await fetch(`${server.url}/account`, { headers: { cookie }, redirect: "manual" });
    expect(answer.status).toBe(200);
    await answer.text();
  };
  await manyTimes(2000, 10, page);
  const { early, late } = await memoryAlong(10, () => manyTimes(1000, 10, page));
  console.log(`${early.toFixed(0)} MiB at first, ${late.toFixed(0)} MiB at last`);
  expect(late / early).toBeLessThan(1.05);
});

test("3000 sign-ins and sign-outs leave nothing behind that fills more than 50 MiB", async () => {
  const alice = await person(system.app);
  const cycle = async () => {
    const { door, answer } = await signInAt(server.url, alice);
    expect(answer.status).toBe(200);
    await door.post("/logout");
  };
  await manyTimes(300, 6, cycle);
  const cycles = Number(process.env.GATEHOUSE_CYCLES ?? 3000);
  const { early, late } = await memoryAlong(12, () => manyTimes(cycles / 12, 6, cycle));
  console.log(`${early.toFixed(0)} MiB at first, ${late.toFixed(0)} MiB at last`);
  expect(late - early).toBeLessThan(50);
});

/** What a server holds while it works, in MiB: the least of the first and of the last third of its readings. */
async function memoryAlong(parts: number, work: () => Promise<unknown>) {
  const readings: number[] = [];
  for (let part = 0; part < parts; part++) {
    await work();
    readings.push(await residentMiB());
  }
  const third = Math.ceil(parts / 3);
  return { early: Math.min(...readings.slice(0, third)), late: Math.min(...readings.slice(-third)) };
}

async function residentMiB(): Promise<number> {
  const sizes = server.processes().map(async (pid) => {
    const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
