import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { findDatabaseUrl } from "../scripts/database.mjs";
import { randomSecrets } from "../scripts/local-secrets.mjs";
import { dataDir, inProject } from "../scripts/project.mjs";

// Playwright's configuration is read first in the runner and again in each worker, which inherits what is set here: so all
// of them, the server and the command line speak of the same folder, database and secrets. `npm run test:e2e` sets the first.
process.env.E2E_PORT ??= "3107";
process.env.E2E_DATA_DIR ??= path.join(dataDir(), "e2e");
process.env.E2E_SECRETS ??= JSON.stringify(randomSecrets());

export const port = Number(process.env.E2E_PORT);
export const baseURL = `http://localhost:${port}`;
export const outboxFile = path.join(process.env.E2E_DATA_DIR, "outbox", "mail.jsonl");

/** What the server under test runs with, and each command about its database. */
export const serverEnvironment: Record<string, string> = {
  ...JSON.parse(process.env.E2E_SECRETS),
  PORT: `${port}`,
  HOSTNAME: "localhost",
  APP_URL: baseURL,
  DATA_DIR: process.env.E2E_DATA_DIR,
  // Set, though perhaps empty, so that no `.env` file of this folder points the tests at a database in use.
  DATABASE_URL: process.env.E2E_DATABASE_URL ?? "",
  REDIS_URL: process.env.REDIS_URL ?? "",
  MAIL_TRANSPORT: "outbox",
  SMS_TRANSPORT: "outbox",
  SECURITY_THROTTLE: "off",
  // All browsers of the tests have one name and one address.
  SECURITY_DEVICE_KNOWN_BY_ADDRESS: "0",
  // Receivers of webhooks run on this machine.
  SECURITY_WEBHOOK_ALLOW_PRIVATE: "true",
};

/**
 * `npm run security -- …` beside the running server.
 * @throws when the command refuses; the error has `stderr` and `code`
 */
export async function security(...words: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [inProject("scripts/security.mjs"), ...words], {
    env: { ...process.env, ...serverEnvironment, NODE_ENV: "production" },
  });
  return stdout;
}

const run = promisify(execFile);

/** One statement in the database of the server under test: for what only time would bring about. */
export async function query(statement: string, values: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(
    serverEnvironment.DATABASE_URL || (await findDatabaseUrl(serverEnvironment.DATA_DIR ?? "")),
  );
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement, values)).rows;
  } finally {
    await client.end();
  }
}
