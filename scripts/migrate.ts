import { Client, DatabaseError } from "pg";
import { migrationList, migrationNames } from "./migrations-folder";
import { withSchemaEngine } from "./schema-engine";
import { Refusal, TemporaryRefusal } from "./terminal.mjs";

/** Any number that nothing else in this database uses for an advisory lock. */
const migrationLock = 4_283_646_832;
const waitForOthers = "60s";

/**
 * Applies every migration that the database lacks. Several processes may do this at the same moment: one applies, the others wait.
 * Answers the names of the migrations it applied; refuses with a sentence when the database cannot be reached, knows
 * migrations that are not in the folder, or holds one that failed half-way.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = await connect(url);
  try {
    if (isUpToDate(await recorded(client))) return [];
    await client.query(`SET lock_timeout = '${waitForOthers}'`);
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    // Only under the lock does an unfinished migration mean a failed one.
    const done = await recorded(client);
    if (isUpToDate(done)) return [];
    demandSound(done);
    const filters = { externalTables: [], externalEnums: [] };
    const input = { migrationsList: migrationList(), filters };
    return (await withSchemaEngine(url, (engine) => engine.applyMigrations(input))).appliedMigrationNames;
  } finally {
    await client.end(); // releases the lock, too
  }
}

/** A connection to the database, or a sentence about why there is none (without its password). */
export async function connect(url: string): Promise<Client> {
  if (!URL.canParse(url))
    throw new Refusal("DATABASE_URL is no URL: it has the form postgresql://user:password@host:5432/name.");
  const { host, pathname } = new URL(url);
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that breaks later fails the query that needs it; this keeps it from ending the process as well.
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    const Complaint = mayComeYet(error) ? TemporaryRefusal : Refusal;
    throw new Complaint(
      `The database ${pathname.slice(1)} at ${host} cannot be reached: ${reason(error)}. Check DATABASE_URL.`,
    );
  }
}

/** Nobody listens, nobody answers, or the server says "not yet" or "too many": all of that can be over in a moment. */
function mayComeYet(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(mayComeYet);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const passing = ["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EHOSTUNREACH", "EAI_AGAIN", "57P03", "53300"];
  return passing.includes(code) || (error instanceof Error && /timeout|terminated/i.test(error.message));
}

function reason(error: unknown): string {
  if (error instanceof DatabaseError) return error.message;
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0].message;
  return error instanceof Error ? error.message : String(error);
}

function isUpToDate(done: RecordedMigration[]): boolean {
  const names = done.filter((row) => row.finished_at).map((row) => row.migration_name);
  return names.sort().join() === migrationNames().join();
}

function demandSound(done: RecordedMigration[]) {
  const failed = done.find((row) => row.finished_at === null);
  if (failed) {
    throw new Refusal(
      `The migration ${failed.migration_name} failed half-way: mend the database, then delete its row of _prisma_migrations.`,
    );
  }
  const known = migrationNames();
  const unknown = done.find((row) => !known.includes(row.migration_name));
  if (unknown) {
    throw new Refusal(
      `The database is newer than this code: it has the migration ${unknown.migration_name}. Update the code.`,
    );
  }
}

type RecordedMigration = { migration_name: string; finished_at: Date | null };

async function recorded(client: Client): Promise<RecordedMigration[]> {
  const table = await client.query<{ exists: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists",
  );
  if (!table.rows[0]?.exists) return [];
  const rows = await client.query<RecordedMigration>(
    "SELECT migration_name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  return rows.rows;
}
