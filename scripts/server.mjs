// @ts-check
import { Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import next from "next";
import { createHttpServer, drain } from "./http-server.mjs";
import { root, serverPort } from "./project.mjs";
import { since, tell } from "./terminal.mjs";

/*
 * The production server: Next behind our own HTTP server. `next start` would let clients write X-Forwarded-For themselves
 * and hides the connection from the routes. Started by scripts/start.mjs.
 */

const drainWithinMs = 6_000;
const flushWithinMs = 700;
/** @type {typeof globalThis & { gatehouseFlush?: () => Promise<void> }} */
const kept = globalThis;
const startedAt = performance.now();
const host = process.env.HOSTNAME || undefined;
const port = serverPort();

// Next lives on after what nobody caught, and prints it. The message stays out of the log: it may repeat what somebody typed.
const print = console.error;
console.error = (...values) => print(...values.map((value) => (value instanceof Error ? inShort(value) : value)));

const mayListen = wordOfParent();

// Next adds a listener for upgrades to the server it is told of. This one nobody reaches, so that ours stays the only one.
const app = next({ dev: false, dir: root, hostname: host, port, httpServer: new Server() });
await app.prepare();
const server = createHttpServer(
  app.getRequestHandler(),
  process.env.GATEHOUSE_PEER_KEY ?? "",
  (process.env.APP_URL ?? "").startsWith("https://"),
);

let isEnding = false;
for (const signal of ["SIGTERM", "SIGINT"]) {
  process.on(signal, async () => {
    if (isEnding) return;
    isEnding = true;
    await drain(server, drainWithinMs);
    // Work that pages left for after their answer.
    await app.close();
    // Traces and metrics that wait, where some are sent (lib/telemetry/start.ts).
    await Promise.race([kept.gatehouseFlush?.(), pause(flushWithinMs)]);
    process.exit(0);
  });
}

server.on("error", (error) => {
  tell(error.message);
  process.exit(1);
});
await mayListen;
server.listen(port, host, () => tell(`Ready in ${since(startedAt)}: http://${host ?? "localhost"}:${port}`));

/**
 * The word of the process that started this one: Next is prepared while the database is migrated. Whose parent has ended
 * without it, because the database cannot be migrated, ends too. At once where nobody is there to give it.
 * @returns {Promise<void>}
 */
function wordOfParent() {
  if (!process.send) return Promise.resolve();
  if (!process.connected) process.exit(1);
  return new Promise((resolve) => {
    const endToo = () => process.exit(1);
    process.once("disconnect", endToo);
    process.once("message", () => {
      process.off("disconnect", endToo);
      resolve();
    });
  });
}

/**
 * Class, digest and stack of an error, without its message.
 * @param {Error & { digest?: string }} error
 * @returns {string}
 */
function inShort(error) {
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const shown = frames.slice(0, 8).map((frame) => frame.trim());
  return [error.name, ...(error.digest ? [`digest ${error.digest}`] : []), ...shown].join(" ");
}
