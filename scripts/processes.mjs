// @ts-check
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { inProject, root } from "./project.mjs";
import { Refusal, since, tell } from "./terminal.mjs";

const progressEveryMs = 10_000;
const shownOutput = 4_000;

/**
 * Runs a program that speaks for itself, with this terminal as its own.
 * @param {string[]} command program and arguments
 * @param {Record<string, string | undefined>} [env] on top of this process's environment
 * @returns {Promise<number>} its exit code
 */
export function run(command, env = {}) {
  const [program = "", ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a program silently: a line says what is going on, further lines that it still is, and its output is shown when it fails.
 * @param {string} title what is being done, such as "Installing packages"
 * @param {string[]} command program and arguments
 * @param {Record<string, string | undefined>} [env]
 */
export async function runQuietly(title, command, env = {}) {
  const [program = "", ...args] = command;
  const startedAt = performance.now();
  tell(`${title} …`);
  const ticker = setInterval(() => tell(`  still at it (${since(startedAt)})`), progressEveryMs);
  let output = "";
  const code = await new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output = (output + chunk).slice(-shownOutput);
      });
    }
    child.on("error", (error) => {
      output += error.message;
      resolve(1);
    });
    child.on("close", resolve);
  });
  clearInterval(ticker);
  if (code !== 0) throw new Refusal(`${output.trim()}\n\n${title} failed (exit code ${code}): ${command.join(" ")}`);
  tell(`  done in ${since(startedAt)}`);
}

/**
 * Runs a TypeScript file of this project.
 * @param {string} file relative to the project
 * @param {string[]} [args]
 * @param {Record<string, string | undefined>} [env]
 */
export function runTypeScript(file, args = [], env = {}) {
  return run([process.execPath, "--import", "tsx", inProject(file), ...args], env);
}

/**
 * The command line that runs npm with the npm that started us, or with the one in the PATH. (`npm` is a batch file on
 * Windows, which cannot be started directly.)
 * @param {string[]} args
 */
export function npmCommand(...args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith("npm-cli.js")) return [process.execPath, cli, ...args];
  const bundled = path.join(path.dirname(process.execPath), "node_modules/npm/bin/npm-cli.js");
  return existsSync(bundled) ? [process.execPath, bundled, ...args] : ["npm", ...args];
}

/** A port of the loopback interface that nobody listens on. */
export async function freePort() {
  const port = await listenOnce(0, "127.0.0.1");
  if (port === null) throw new Refusal("This machine has no free port left.");
  return port;
}

/**
 * Refuses a port that is taken, before anything slow begins.
 * @param {number} port
 * @param {string | undefined} host
 * @param {string} script the npm script to name in the advice
 */
export async function demandFreePort(port, host, script) {
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal(`PORT is "${process.env.PORT}": give a number from 1 to 65535.`);
  if ((await listenOnce(port, host)) !== null) return;
  throw new Refusal(
    `Port ${port} is taken: stop what listens there, or choose another, as in PORT=${port + 1} npm ${script}`,
  );
}

/**
 * @param {number} port
 * @param {string | undefined} host
 * @returns {Promise<number | null>} the port, or null when it is taken
 */
function listenOnce(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === "EADDRINUSE") return resolve(null);
      if (error.code === "EACCES")
        return reject(new Refusal(`Port ${port} needs more rights than this user has: set PORT.`));
      reject(new Refusal(`Nothing can listen on ${host ?? "this machine"}, port ${port}: ${error.message}.`));
    });
    probe.listen({ port, host }, () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : null));
    });
  });
}
