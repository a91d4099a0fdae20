import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "../scripts/processes.mjs";
import { inProject } from "../scripts/project.mjs";
import { makeDatabase } from "../scripts/test-database.mjs";
import { serverEnvironment } from "./server";

/** A server with a database of its own, in which the demo people live: for what could not be told in the traffic of other tests. */
export type OwnServer = { baseURL: string; environment: Record<string, string>; stop(): Promise<void> };

/** `name` (lower-case letters) tells it from other such servers. `settings` are SECURITY_… variables. */
export async function startOwnServer(name: string, settings: Record<string, string> = {}): Promise<OwnServer> {
  const port = await freePort();
  const baseURL = `http://localhost:${port}`;
  const { DATABASE_URL, DATA_DIR = "" } = serverEnvironment;
  const environment = {
    ...serverEnvironment,
    PORT: `${port}`,
    APP_URL: baseURL,
    DATA_DIR: path.join(DATA_DIR, name),
    DATABASE_URL: DATABASE_URL ? await makeDatabase(DATABASE_URL, `gatehouse_e2e_${name}`) : "",
    ...settings,
  };
  const env: NodeJS.ProcessEnv = { ...process.env, ...environment, NODE_ENV: "production" };
  const server = spawn(process.execPath, [inProject("scripts/start.mjs")], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(server, "exit");
  while (!(await isAlive(baseURL))) {
    if (server.exitCode !== null) throw new Error(`The server ${name} ended with ${server.exitCode}.`);
    await pause(100);
  }
  await promisify(execFile)(process.execPath, [inProject("scripts/security.mjs"), "seed"], { env });
  return {
    baseURL,
    environment,
    async stop() {
      server.kill("SIGTERM");
      await ended;
    },
  };
}

const isAlive = (baseURL: string): Promise<boolean> =>
  fetch(`${baseURL}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );
