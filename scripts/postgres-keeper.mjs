// @ts-check
/*
 * Runs one Postgres server for as long as somebody holds a connection to this process. The operating system closes those
 * connections however a holder ends, so no crash leaves a server behind, and two terminals can share one.
 * Started by database.mjs, detached: signals of a terminal or a process group reach neither it nor Postgres. Its argument
 * is the JSON of a KeeperOrder; it prints one line of JSON, { port } of its own or { error }.
 */
import { execFileSync, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { createServer } from "node:net";

/**
 * @typedef {object} KeeperOrder
 * @property {string[]} command Postgres and its arguments
 * @property {{ uid?: number, gid?: number }} account
 * @property {string} logFile where the words of Postgres go
 * @property {string} greeting what a holder is told first, so that it knows who we are
 * @property {string[]} stopCommand a fast shutdown, for platforms without signals
 */

const firstHolderWithinMs = 15_000;
const readyWithinMs = 60_000;

/** @type {KeeperOrder} */
const order = JSON.parse(process.argv[2] ?? "");
const [program = "", ...args] = order.command;
const postgres = spawn(program, args, { ...order.account, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
const holders = new Set();
const server = createServer({ allowHalfOpen: true }, hold);
let words = "";
let state = "starting";

postgres.stderr.pipe(createWriteStream(order.logFile, { mode: 0o600 }));
postgres.stderr.on("data", (chunk) => {
  if (state !== "starting") return;
  words = (words + chunk).slice(-4000);
  if (words.includes("ready to accept connections")) open();
});
postgres.on("error", (error) => end({ error: error.message }));
postgres.on("close", () => end(state === "starting" ? { error: words } : undefined));
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
setTimeout(() => state === "starting" && stop(), readyWithinMs).unref();

function open() {
  state = "open";
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (address && typeof address === "object") say({ port: address.port });
    setTimeout(() => holders.size === 0 && stop(), firstHolderWithinMs).unref();
  });
}

/** @param {import("node:net").Socket} holder */
function hold(holder) {
  holders.add(holder);
  holder.write(`${order.greeting}\n`);
  holder.resume();
  holder.on("error", () => holder.destroy());
  holder.on("end", () => (holders.size === 1 ? stop() : holder.end()));
  holder.on("close", () => {
    holders.delete(holder);
    if (holders.size === 0) stop();
  });
}

/** Ends Postgres; whoever still holds on is told by the end of the connection, once it has stopped. */
function stop() {
  if (state === "stopping") return;
  state = "stopping";
  server.close();
  if (process.platform === "win32") execFileSync(order.stopCommand[0] ?? "", order.stopCommand.slice(1));
  else postgres.kill("SIGINT"); // Postgres' own "fast" shutdown: sessions are cut, nothing is lost
}

/** @param {{ error: string } | undefined} complaint */
function end(complaint) {
  if (complaint) say(complaint);
  process.exit(complaint ? 1 : 0);
}

/** @param {object} line */
function say(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
