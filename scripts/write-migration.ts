import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { DiffTarget } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { migrationsFolder } from "./migrations-folder";
import { inProject } from "./project.mjs";
import { withSchemaEngine } from "./schema-engine";
import { Refusal } from "./terminal.mjs";

/** The schema that the migrations add up to: the next one is the difference between it and `prisma/schema.prisma`. */
const reachedFile = path.join(migrationsFolder, "schema.prisma");
const lockFile = path.join(migrationsFolder, "migration_lock.toml");

/**
 * Writes the SQL that leads from the last migration to `prisma/schema.prisma` into a new migration.
 * `url` is any Postgres server (the engine asks for its version); nothing is applied. Answers the migration's folder name.
 */
export async function writeMigration(name: string, now: Date, url: string): Promise<string> {
  if (!/^[a-z0-9_]{1,60}$/.test(name)) {
    throw new Refusal("Name the migration in lower case, digits and underscores: npm run db:migration add_something");
  }
  const sql = await pendingChanges(url);
  if (sql === null) throw new Refusal("prisma/schema.prisma has no change that the migrations lack.");
  const folderName = `${now.toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`;
  const folder = path.join(migrationsFolder, folderName);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "migration.sql"), sql);
  writeFileSync(reachedFile, currentSchema());
  if (!existsSync(lockFile)) writeFileSync(lockFile, 'provider = "postgresql"\n');
  return folderName;
}

/** The SQL that `prisma/schema.prisma` needs beyond the migrations, or null when they add up to it. */
export async function pendingChanges(url: string): Promise<string | null> {
  const from: DiffTarget = existsSync(reachedFile) ? schemaFile(readFileSync(reachedFile, "utf8")) : { tag: "empty" };
  const to = schemaFile(currentSchema());
  const filters = { externalTables: [], externalEnums: [] };
  const { exitCode, stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({ from, to, script: true, exitCode: true, filters }),
  );
  return exitCode === 0 ? null : stdout;
}

function currentSchema(): string {
  return readFileSync(inProject("prisma/schema.prisma"), "utf8");
}

function schemaFile(content: string): DiffTarget {
  return { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] };
}
