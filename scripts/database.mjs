// @ts-check
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { clearLeftovers, databaseName, openCluster, saveCluster } from "./postgres-cluster.mjs";
import { executable, postgresAccount, postgresPrograms } from "./postgres-programs.mjs";
import { freePort } from "./processes.mjs";
import { dataDir } from "./project.mjs";
import { Refusal } from "./terminal.mjs";

const startWithinMs = 90_000;
const stopWithinMs = 10_000;
const answerWithinMs = 2_000;

/**
 * A running Postgres that we hold on to.
 * @typedef {object} Database
 * @property {string} url a connection string with its password
 * @property {boolean} wasRunning somebody else had started it
 * @property {() => Promise<void>} stop lets go; comes back when the server has ended, unless others hold it too
 * @property {Promise<void>} lost comes when the server ended although nobody let go
 */

/**
 * Starts the built-in Postgres of a data folder, or joins the one that already runs there. It ends with its last holder,
 * also when that one is killed.
 * @param {object} options
 * @param {string} options.dataDir absolute
 * @param {(text: string) => void} options.log
 * @param {string[]} [options.settings] such as "fsync=off", for a server that is started
 * @returns {Promise<Database>}
 * @throws {Refusal} with a sentence, when it cannot be started here
 */
export async function startDatabase({ dataDir: folder, log, settings = [] }) {
  const home = path.join(folder, "postgres");
  makeHome(home);
  const end = performance.now() + startWithinMs;
  while (performance.now() < end) {
    const database = await join(home, true);
    if (database) return database;
    if (!claim(home)) {
      await pause(100); // another process is starting it
      continue;
    }
    try {
      await start(home, settings, log);
      const own = await join(home, false);
      if (own) return own;
    } finally {
      rmSync(claimFile(home), { force: true });
    }
  }
  throw new Refusal(`The built-in Postgres did not start: see ${path.join(home, "postgres.log")}.`);
}

/**
 * Makes DATABASE_URL name a database that runs: the one it names already, or the built-in one of DATA_DIR.
 * @param {(text: string) => void} log
 * @returns {Promise<Database>} with nothing to stop for a server of somebody else
 */
export async function provideDatabase(log) {
  const url = process.env.DATABASE_URL;
  if (url) return { url, wasRunning: true, stop: async () => {}, lost: new Promise(() => {}) };
  const database = await startDatabase({ dataDir: dataDir(), log });
  process.env.DATABASE_URL = database.url;
  return database;
}

/**
 * Where the database of a data folder is to be reached, if it runs.
 * @param {string} folder absolute
 * @returns {Promise<string | undefined>}
 */
export async function findDatabaseUrl(folder) {
  const database = await join(path.join(folder, "postgres"), true);
  await database?.stop();
  return database?.url;
}

/** @param {string} home */
function makeHome(home) {
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK);
  } catch (error) {
    throw new Refusal(`DATA_DIR cannot be used: ${error instanceof Error ? error.message : error}.`);
  }
}

/**
 * @param {string} home
 * @param {boolean} wasRunning
 * @returns {Promise<Database | undefined>}
 */
function join(home, wasRunning) {
  const file = connectionFile(home);
  if (!existsSync(file)) return Promise.resolve(undefined);
  /** @type {{ url: string, keeperPort: number, greeting: string }} */
  const { url, keeperPort, greeting } = JSON.parse(readFileSync(file, "utf8"));
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port: keeperPort });
    const timer = setTimeout(() => socket.destroy(), answerWithinMs);
    let letGo = false;
    /** @type {Promise<void>} */
    const closed = new Promise((done) => socket.once("close", () => done()));
    socket.on("error", () => socket.destroy());
    socket.once("close", () => {
      clearTimeout(timer);
      resolve(undefined);
    });
    socket.once("data", (words) => {
      clearTimeout(timer);
      // The port may belong to somebody else by now.
      if (`${words}` !== `${greeting}\n`) return socket.destroy();
      socket.unref();
      resolve({
        url,
        wasRunning,
        async stop() {
          letGo = true;
          socket.ref();
          socket.end();
          await Promise.race([closed, pause(stopWithinMs, undefined, { ref: false })]);
          socket.destroy();
        },
        lost: closed.then(() => (letGo ? new Promise(() => {}) : undefined)),
      });
    });
  });
}

/**
 * @param {string} home
 * @param {string[]} settings
 * @param {(text: string) => void} log
 */
async function start(home, settings, log) {
  const account = postgresAccount(log);
  const programs = postgresPrograms(account, home, log);
  if (!existsSync(path.join(home, "cluster.json"))) log("Making a database …");
  const cluster = await openCluster(home, programs, account, log);
  await clearLeftovers(cluster.folder);
  const greeting = randomBytes(16).toString("hex");
  const logFile = path.join(home, "postgres.log");
  const order = (/** @type {number} */ port) => ({
    command: [path.join(programs, "bin", executable("postgres")), ...serverArguments(cluster.folder, port, settings)],
    stopCommand: [path.join(programs, "bin", executable("pg_ctl")), "stop", "--mode=fast", "-D", cluster.folder],
    account,
    logFile,
    greeting,
  });
  let keeper = await startKeeper(order(cluster.port));
  if ("error" in keeper && keeper.error.includes("Address already in use")) {
    cluster.port = await freePort();
    saveCluster(home, cluster);
    keeper = await startKeeper(order(cluster.port));
  }
  if ("error" in keeper)
    throw new Refusal(`The built-in Postgres did not start: ${keeper.error.trim() || `see ${logFile}`}`);
  const url = `postgresql://${databaseName}:${cluster.password}@127.0.0.1:${cluster.port}/${databaseName}`;
  writeFileSync(connectionFile(home), JSON.stringify({ url, keeperPort: keeper.port, greeting }), { mode: 0o600 });
}

/**
 * @param {string} folder
 * @param {number} port
 * @param {string[]} settings
 */
function serverArguments(folder, port, settings) {
  const all = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", ...settings];
  return ["-D", folder, "-p", `${port}`, ...all.flatMap((setting) => ["-c", setting])];
}

/**
 * @param {import("./postgres-keeper.mjs").KeeperOrder} order
 * @returns {Promise<{ port: number } | { error: string }>}
 */
function startKeeper(order) {
  const file = fileURLToPath(new URL("postgres-keeper.mjs", import.meta.url));
  const keeper = spawn(process.execPath, [file, JSON.stringify(order)], {
    cwd: "/",
    detached: true,
    windowsHide: true,
    stdio: ["ignore", "pipe", "ignore"],
  });
  keeper.unref();
  return new Promise((resolve) => {
    let line = "";
    keeper.on("error", (error) => resolve({ error: error.message }));
    keeper.stdout.on("data", (chunk) => {
      line += chunk;
      if (!line.endsWith("\n")) return;
      keeper.stdout.destroy();
      resolve(JSON.parse(line));
    });
    keeper.stdout.on("end", () => resolve({ error: "" }));
  });
}

/**
 * Only one process may start the server; a claim of a process that is gone does not count.
 * @param {string} home
 */
function claim(home) {
  const file = claimFile(home);
  try {
    writeFileSync(file, `${process.pid}`, { flag: "wx" });
    return true;
  } catch {
    const holder = Number(existsSync(file) ? readFileSync(file, "utf8") : 0);
    if (holder > 0 && !isAlive(holder)) rmSync(file, { force: true });
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** @param {string} home */
function claimFile(home) {
  return path.join(home, "starting.pid");
}

/** @param {string} home */
function connectionFile(home) {
  return path.join(home, "connection.json");
}
