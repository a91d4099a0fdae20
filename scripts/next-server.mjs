// @ts-check
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { inProject, root, serverPort } from "./project.mjs";
import { tell } from "./terminal.mjs";

const drainWithinMs = 7_000;

/**
 * Runs `next dev`, or our own server around a build of Next, until it ends or this process is told to end; then lets it finish its requests, then
 * lets go of the database. Ends this process: with 0 when it was told to, else with the server's exit code.
 * @param {"dev" | "start"} command
 * @param {import("./database.mjs").Database} database
 * @param {Promise<unknown>} [ready] our own server prepares itself meanwhile, and listens when this is done
 */
export async function runNext(command, database, ready) {
  const next = spawn(process.execPath, command === "start" ? [inProject("scripts/server.mjs")] : devArguments(), {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", ...(command === "start" ? [/** @type {const} */ ("ipc")] : [])],
    env: {
      ...process.env,
      ...(command === "dev" ? { NODE_OPTIONS: stampingOptions() } : {}),
      GATEHOUSE_PEER_KEY: randomBytes(18).toString("base64url"),
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  let wasTold = false;
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => next.on("close", (code) => resolve(code ?? 1)));

  /** @param {NodeJS.Signals} signal */
  const end = async (signal) => {
    if (wasTold) return;
    wasTold = true;
    // Next counts a signal once, so it does no harm that a terminal sends it to the whole group.
    next.kill(signal);
    await Promise.race([ended, pause(drainWithinMs, undefined, { ref: false })]);
    next.kill("SIGKILL");
  };
  ready?.then(() => next.connected && next.send("listen"));
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  process.on("SIGHUP", end);
  database.lost.then(() => {
    if (wasTold) return;
    tell("The built-in Postgres ended unexpectedly, so the server ends, too.");
    next.kill("SIGTERM");
  });

  const code = await ended;
  await database.stop();
  process.exit(wasTold ? 0 : code || 1);
}

function devArguments() {
  const host = process.env.HOSTNAME ? ["--hostname", process.env.HOSTNAME] : [];
  return [inProject("node_modules/next/dist/bin/next"), "dev", "--port", `${serverPort()}`, ...host];
}

/** Node's options by which `next dev`, which keeps its server to itself, tells the address of the connection too. */
function stampingOptions() {
  const preload = pathToFileURL(inProject("scripts/peer-stamp-preload.mjs")).href;
  return `${process.env.NODE_OPTIONS ?? ""} --import=${preload}`.trim();
}
