import { setTimeout as pause } from "node:timers/promises";

/** The value below which this share of all lies, by nearest rank. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? 0;

/**
 * Asks for an address every so many milliseconds while something else goes on; answers how long each answer took. Counted
 * from when it was due, so that a server that stands still is not asked less.
 */
export async function watch(address: string, everyMs: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: Promise<number>[] = [];
  let isOver = false;
  const worked = work().finally(() => {
    isOver = true;
  });
  for (let due = performance.now(); !isOver; due += everyMs) {
    await pause(Math.max(0, due - performance.now()));
    times.push(
      fetch(address)
        .then((answer) => answer.text())
        .then(() => performance.now() - due),
    );
  }
  await worked;
  return Promise.all(times);
}

/** Does this so many times, at most `atOnce` of them at the same moment. */
export async function manyTimes<T>(count: number, atOnce: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const line = async () => {
    for (let index = next++; index < count; index = next++) results[index] = await work(index);
  };
  await Promise.all(Array.from({ length: atOnce }, line));
  return results;
}
