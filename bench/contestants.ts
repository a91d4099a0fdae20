import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@/scripts/processes.mjs";
import { inProject } from "@/scripts/project.mjs";
import { startApplication } from "@/tests/support/application";

export type Contestant = { url: string; processes(): number[]; startedInMs: number; stop(): Promise<void> };

const floorFolder = inProject("bench/floors/next");
const next = inProject("node_modules/next/dist/bin/next");

/** Builds the bare application of Next that ours is measured against. */
export function buildFloor(databaseUrl: string): void {
  execFileSync(process.execPath, [next, "build", floorFolder], {
    cwd: floorFolder,
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

export const startFloorNext = (databaseUrl: string): Promise<Contestant> =>
  startProgram((port) => [next, "start", floorFolder, "-H", "127.0.0.1", "-p", port], databaseUrl, "/api/ping");

export const startFloorNode = (databaseUrl: string): Promise<Contestant> =>
  startProgram(() => [inProject("bench/floors/node.mjs")], databaseUrl, "/");

async function startProgram(
  words: (port: string) => string[],
  databaseUrl: string,
  ready: string,
): Promise<Contestant> {
  const port = `${await freePort()}`;
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const child = spawn(process.execPath, words(port), {
    cwd: path.dirname(floorFolder),
    env: {
      ...process.env,
      PORT: port,
      DATABASE_URL: databaseUrl,
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
