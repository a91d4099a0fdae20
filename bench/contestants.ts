import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@/scripts/processes.mjs";
import { inProject } from "@/scripts/project.mjs";
import { startApplication } from "@/tests/support/application";

export type Contestant = { url: string; processes(): number[]; startedInMs: number; stop(): Promise<void> };

const floorFolder = inProject("bench/floors/next");
const bareFolder = inProject("bench/bare");
const next = inProject("node_modules/next/dist/bin/next");

/** Builds the bare application of Next that ours is measured against, and the one that our security guards. */
export function buildFloors(databaseUrl: string): void {
  for (const folder of [floorFolder, bareFolder])
    execFileSync(process.execPath, [next, "build", folder], {
      cwd: folder,
      env: { ...process.env, DATABASE_URL: databaseUrl, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: "pipe",
    });
}

/** `npm start`, with a database that is migrated already. */
export async function startOurs(variables: Record<string, string>): Promise<Contestant> {
  const startedAt = performance.now();
  const application = await startApplication(variables);
  const startedInMs = performance.now() - startedAt;
  return {
    url: application.url,
    processes: application.processes,
    startedInMs,
    async stop() {
      await application.end();
    },
  };
}

export const startFloorNext = (variables: Record<string, string>): Promise<Contestant> =>
  startProgram((port) => [next, "start", floorFolder, "-H", "127.0.0.1", "-p", port], variables, "/api/ping");

/** The floor's page, behind our doorman and our check of the session. */
export const startBare = (variables: Record<string, string>): Promise<Contestant> =>
  startProgram((port) => [next, "start", bareFolder, "-H", "127.0.0.1", "-p", port], variables, "/api/ping");

export const startFloorNode = (variables: Record<string, string>): Promise<Contestant> =>
  startProgram(() => [inProject("bench/floors/node.mjs")], variables, "/");

async function startProgram(
  words: (port: string) => string[],
  variables: Record<string, string>,
  ready: string,
): Promise<Contestant> {
  const port = `${await freePort()}`;
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const child = spawn(process.execPath, words(port), {
    cwd: inProject("bench"),
    env: {
      ...process.env,
      ...variables,
      PORT: port,
      APP_URL: url,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    stdio: "ignore",
  });
  while (!(await fetch(url + ready).catch(() => null))) {
    if (child.exitCode !== null) throw new Error(`${words(port).join(" ")} ended with ${child.exitCode}`);
    await pause(20);
  }
  return {
    url,
    processes: () => (child.pid ? [child.pid] : []),
    startedInMs: performance.now() - startedAt,
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}
