// @ts-check
import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { executable, mayUse, sharedFolder } from "./postgres-programs.mjs";
import { freePort } from "./processes.mjs";
import { Refusal } from "./terminal.mjs";

/**
 * One folder of Postgres data and how to reach its server. Kept in a file that only its owner can read.
 * @typedef {{ folder: string, port: number, password: string }} Cluster
 */

/** The database user, who owns everything, and the database. */
export const databaseName = "gatehouse";

/**
 * The cluster of a folder, made when there is none.
 * @param {string} home DATA_DIR/postgres
 * @param {string} programs from postgresPrograms
 * @param {import("./postgres-programs.mjs").Account} account
 * @param {(text: string) => void} log
 * @returns {Promise<Cluster>}
 */
export async function openCluster(home, programs, account, log) {
  const file = path.join(home, "cluster.json");
  if (existsSync(file)) {
    /** @type {Cluster} */
    const known = JSON.parse(readFileSync(file, "utf8"));
    if (existsSync(path.join(known.folder, "PG_VERSION"))) return known;
  }
  const cluster = {
    folder: chooseFolder(home, account, log),
    port: await freePort(),
    password: randomBytes(24).toString("base64url"),
  };
  initialise(cluster, programs, account);
  saveCluster(home, cluster);
  return cluster;
}

/**
 * @param {string} home
 * @param {Cluster} cluster
 */
export function saveCluster(home, cluster) {
  writeFileSync(path.join(home, "cluster.json"), JSON.stringify(cluster), { mode: 0o600 });
}

/**
 * Clears what a killed server left: one that still runs without its keeper is stopped, a `postmaster.pid` of a process
 * that is gone (or whose number now belongs to something else) is removed.
 * @param {string} folder
 */
export async function clearLeftovers(folder) {
  const file = path.join(folder, "postmaster.pid");
  for (let tries = 0; existsSync(file) && tries < 100; tries++) {
    const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
    if (!isPostgres(pid)) {
      rmSync(file, { force: true });
      return;
    }
    if (tries === 20) process.kill(pid, "SIGINT"); // two seconds were enough for one that is on its way out
    await pause(100);
  }
  if (existsSync(file))
    throw new Refusal(`Another Postgres holds ${folder} and does not stop: end it, then try again.`);
}

/** @param {number} pid */
function isPostgres(pid) {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  if (process.platform === "linux") {
    const name = `/proc/${pid}/comm`;
    return existsSync(name) && readFileSync(name, "utf8").startsWith("postgres");
  }
  const list =
    process.platform === "win32" ? ["tasklist", "/FI", `PID eq ${pid}`] : ["ps", "-o", "comm=", "-p", `${pid}`];
  const { stdout } = spawnSync(list[0] ?? "", list.slice(1), { encoding: "utf8" });
  return stdout?.includes("postgres") ?? false;
}

/**
 * @param {string} home
 * @param {import("./postgres-programs.mjs").Account} account
 * @param {(text: string) => void} log
 */
function chooseFolder(home, account, log) {
  if (mayUse(account, home, "-x")) return path.join(home, "data");
  const folder = path.join(sharedFolder, `data-${randomBytes(6).toString("hex")}`);
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
  log(`Keeping the database in ${folder}, because the account \`postgres\` cannot enter ${home}.`);
  return folder;
}

/**
 * @param {Cluster} cluster its folder appears complete or not at all
 * @param {string} programs
 * @param {import("./postgres-programs.mjs").Account} account
 */
function initialise(cluster, programs, account) {
  const unfinished = `${cluster.folder}.unfinished`;
  const passwordFile = `${cluster.folder}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(cluster.folder, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const file of [unfinished, passwordFile]) chownSync(file, account.uid, account.gid);
  }
  const as = { ...account, cwd: "/", encoding: /** @type {const} */ ("utf8"), stdio: /** @type {const} */ ("pipe") };
  const flags = ["--encoding=UTF8", "--locale=C", "--auth=scram-sha-256", `--username=${databaseName}`];
  try {
    execFileSync(program("initdb"), [...flags, `--pgdata=${unfinished}`, `--pwfile=${passwordFile}`], as);
    const input = `CREATE DATABASE ${databaseName};\n`;
    execFileSync(program("postgres"), ["--single", "-D", unfinished, "postgres"], { ...as, input });
  } catch (error) {
    const words = error instanceof Error && "stderr" in error ? `${error.stderr}` : `${error}`;
    throw new Refusal(`The built-in Postgres could not make its folder ${cluster.folder}: ${words.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, cluster.folder);

  /** @param {string} name */
  function program(name) {
    return path.join(programs, "bin", executable(name));
  }
}
