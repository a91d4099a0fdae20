import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { findDatabaseUrl } from "../scripts/database.mjs";
import { freePort } from "../scripts/processes.mjs";
import { inProject } from "../scripts/project.mjs";
import { makeDatabase } from "../scripts/test-database.mjs";
import { startApplication } from "../tests/support/application";
import { serverEnvironment } from "./server";

/** A further server of the build under test. `environment` is what it runs with. */
export type OwnServer = {
  url: string;
  environment: Record<string, string>;
  /** What it has written so far. */
  log(): string;
  stop(): Promise<void>;
};

/**
 * A server with a database of its own, in which the demo people live: for what could not be told in the traffic of other
 * tests. `name` (lower-case letters) tells it from other such servers. `settings` are variables.
 */
export async function startOwnServer(name: string, settings: Record<string, string> = {}): Promise<OwnServer> {
  const { DATABASE_URL, DATA_DIR = "" } = serverEnvironment;
  const server = await start({
    DATA_DIR: path.join(DATA_DIR, name),
    DATABASE_URL: DATABASE_URL ? await makeDatabase(DATABASE_URL, `gatehouse_e2e_${name}`) : "",
    ...settings,
  });
  const env: NodeJS.ProcessEnv = { ...process.env, ...server.environment, NODE_ENV: "production" };
  await promisify(execFile)(process.execPath, [inProject("scripts/security.mjs"), "seed"], { env });
  return server;
}

/**
 * Another process of the server under test, with SECURITY_… settings of its own: same database, secrets and outboxes. `others`
 * are variables that are no settings.
 */
export async function startSecondServer(
  settings: Record<string, string>,
  others: Record<string, string> = {},
): Promise<OwnServer> {
  return start({
    DATABASE_URL: serverEnvironment.DATABASE_URL || (await findDatabaseUrl(serverEnvironment.DATA_DIR ?? "")) || "",
    AUTO_MIGRATE: "false",
    ...others,
    ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [`SECURITY_${name}`, value])),
  });
}

async function start(settings: Record<string, string>): Promise<OwnServer> {
  const port = `${await freePort()}`;
  const url = `http://localhost:${port}`;
  const environment = { ...serverEnvironment, PORT: port, APP_URL: url, ...settings };
  const application = await startApplication(environment);
  return {
    url,
    environment,
    log: application.log,
    async stop() {
      await application.end();
    },
  };
}
