import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../scripts/processes.mjs";
import { inProject } from "../../scripts/project.mjs";
import { serverEnvironment } from "../server";

/** `npm run dev` beside the server under test, on the same database and outbox. Next allows one in a folder at a time. */
export async function startDevelopment(): Promise<{ url: string; stop(): Promise<void> }> {
  const port = `${await freePort()}`;
  const url = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...serverEnvironment,
    PORT: port,
    APP_URL: url,
    NODE_ENV: "development",
  };
  const child = spawn(process.execPath, [inProject("scripts/dev.mjs")], {
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  for (const end = Date.now() + 120_000; !(await fetch(`${url}/api/health`).catch(() => null))?.ok; await pause(250))
    if (child.exitCode !== null || Date.now() > end)
      throw new Error(`The development server did not answer at ${url}.`);
  return {
    url,
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}
