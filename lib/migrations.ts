import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Pool } from "pg";

export type MigrationState = {
  /** In the folder, but not in the database. */
  missing: string[];
  /** In the database, but not in the folder: the database is newer than this code. */
  unknown: string[];
  /** Begun and not finished. */
  unfinished: string[];
};

/** Compares `prisma/migrations` with what the database says was applied. Throws where the database does not answer. */
export async function migrationState(pool: Pool): Promise<MigrationState> {
  const known = readdirSync(join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations"), {
    withFileTypes: true,
  })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const rows = await recorded(pool);
  const applied = rows.filter(({ finished }) => finished).map(({ name }) => name);
  return {
    missing: known.filter((name) => !applied.includes(name)).sort(),
    unknown: applied.filter((name) => !known.includes(name)).sort(),
    unfinished: rows.filter(({ finished }) => !finished).map(({ name }) => name),
  };
}

async function recorded(pool: Pool): Promise<{ name: string; finished: boolean }[]> {
  const table = await pool.query<{ exists: boolean }>("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists");
  if (!table.rows[0]?.exists) return [];
  const { rows } = await pool.query<{ name: string; finished: boolean }>(`
    SELECT migration_name AS name, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL`);
  return rows;
}
