import "server-only";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { log } from "@/lib/log";
import type { Services } from "../runtime";

/** Does the database answer, and has it exactly the migrations that this build knows? */
export async function isReady({ database }: Services): Promise<boolean> {
  try {
    const { rows } = await database.pool.query<{ name: string }>(
      "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    const applied = new Set(rows.map(({ name }) => name));
    const known = knownMigrations();
    const missing = known.filter((name) => !applied.has(name));
    const unknown = [...applied].filter((name) => !known.includes(name));
    if (missing.length + unknown.length === 0) return true;
    log.warn({ missing, unknown }, "not ready: the database has another schema than this build");
    return false;
  } catch (error) {
    log.warn({ error }, "not ready");
    return false;
  }
}

const knownMigrations = (): string[] =>
  readdirSync(join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
