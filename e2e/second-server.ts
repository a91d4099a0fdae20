import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { findDatabaseUrl } from "../scripts/database.mjs";
import { freePort } from "../scripts/processes.mjs";
import { inProject } from "../scripts/project.mjs";
import { serverEnvironment } from "./server";

export type SecondServer = { url: string; stop(): Promise<void> };

/** Another process of the same application, with settings of its own: same build, database, secrets and outboxes. */
export async function startSecondServer(settings: Record<string, string>): Promise<SecondServer> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, [inProject("scripts/start.mjs")], {
    env: {
      ...process.env,
      ...serverEnvironment,
      DATABASE_URL: serverEnvironment.DATABASE_URL || (await findDatabaseUrl(serverEnvironment.DATA_DIR ?? "")),
      PORT: `${port}`,
      APP_URL: url,
      AUTO_MIGRATE: "false",
      ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [`SECURITY_${name}`, value])),
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  await answering(url, server);
  return {
    url,
    async stop() {
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
    },
  };
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 150));
  }
  throw new Error(`The second server ended with code ${server.exitCode}.`);
}
