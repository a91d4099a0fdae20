import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { connectDatabase } from "@/lib/db";
import { makeDatabase } from "@/scripts/test-database.mjs";

/**
 * A migrated, empty database and a client for it. The first one of a test file is the one that DATABASE_URL names there,
 * any further one is new.
 */
export async function createTestDatabase() {
  const url = firstDatabase() ?? (await cloneTemplate());
  return { url, ...connectDatabase(url, { poolSize: 20 }) };
}

/** Copies the migrated template; answers the connection string. The run drops all copies when it ends. */
export function cloneTemplate(): Promise<string> {
  const { url, template } = inject("testServer");
  return makeDatabase(url, template.replace(/template$/, randomBytes(6).toString("hex")), template);
}

const unused = { first: true };

function firstDatabase(): string | undefined {
  if (!unused.first) return undefined;
  unused.first = false;
  return process.env.DATABASE_URL;
}
