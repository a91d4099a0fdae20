import { cpus } from "node:os";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { hashSync, verifySync } from "@node-rs/bcrypt";

/* How many passwords all cores can verify in a second at a cost of 12, when they do nothing else. Prints the number. */

const seconds = 4;

if (parentPort) {
  const hash = hashSync("correct horse battery staple", { cost: 12 });
  let count = 0;
  const end = performance.now() + workerData.seconds * 1000;
  for (; performance.now() < end; count++) verifySync("correct horse battery staple", hash);
  parentPort.postMessage(count);
} else {
  const counts = await Promise.all(
    cpus().map(() => {
      const worker = new Worker(new URL(import.meta.url), { workerData: { seconds } });
      return new Promise((done, fail) => worker.once("message", done).once("error", fail));
    }),
  );
  console.log(counts.reduce((sum, count) => sum + count, 0) / seconds);
}
