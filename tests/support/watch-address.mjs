// @ts-check
import { parentPort, workerData } from "node:worker_threads";

/*
 * Asks for an address every so many milliseconds until told to end, in a thread of its own: what else the test does must not
 * count as the server's time. Counted from when it was due, so that a server that stands still is not asked less.
 */

/** @type {{ address: string, everyMs: number }} */
const { address, everyMs } = workerData;
/** @type {Promise<number>[]} */
const times = [];
let isOver = false;
parentPort?.once("message", () => {
  isOver = true;
});
// The connection and the compiler are warm before anything counts.
for (let round = 0; round < 20; round++) await fetch(address).then((answer) => answer.text());
parentPort?.postMessage("ready");
for (let due = performance.now(); !isOver; due += everyMs) {
  await new Promise((done) => setTimeout(done, Math.max(0, due - performance.now())));
  times.push(
    fetch(address)
      .then((answer) => answer.text())
      .then(() => performance.now() - due),
  );
}
parentPort?.postMessage(await Promise.all(times));
