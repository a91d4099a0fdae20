import type { TestProject } from "vitest/node";
import { runQuietly } from "@/scripts/processes.mjs";
import { dropDatabases, makeDatabase, startTestServer } from "@/scripts/test-database.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** A server for test databases, and the migrated one that each of them is copied from. */
    testServer: { url: string; template: string };
  }
}

/** Once for a run of the integration tests: a server, and a migrated database to copy. */
export default async function setUp(project: TestProject) {
  const server = await startTestServer();
  const prefix = `gatehouse_test_${process.pid}`;
  const template = `${prefix}_template`;
  // In a process of its own: the schema engine would keep this one for ten seconds after the last test.
  const migrate = [process.execPath, "--import", "tsx", "scripts/db-command.ts", "migrate"];
  await runQuietly("Preparing the test database", migrate, { DATABASE_URL: await makeDatabase(server.url, template) });
  project.provide("testServer", { url: server.url, template });
  return async () => {
    await dropDatabases(server.url, prefix);
    await server.stop();
  };
}
