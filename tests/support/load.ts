import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** The value below which this share of all lies, by nearest rank. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? 0;

/** Asks for an address every so many milliseconds while something else goes on; answers how long each answer took. */
export async function watch(address: string, everyMs: number, work: () => Promise<unknown>): Promise<number[]> {
  const watcher = new Worker(new URL("./watch-address.mjs", import.meta.url), { workerData: { address, everyMs } });
  try {
    await once(watcher, "message");
    await work();
    watcher.postMessage("end");
    const [times] = await once(watcher, "message");
    return times;
  } finally {
    await watcher.terminate();
  }
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
