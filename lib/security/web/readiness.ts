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
    return known.length === applied.size && known.every((name) => applied.has(name));
  } catch (error) {
    log.warn({ error }, "not ready");
    return false;
  }
}

const knownMigrations = (): string[] =>
  readdirSync(join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
