import { performance } from "node:perf_hooks";
import type { Pool } from "pg";
import { systemClock } from "@/lib/clock";
import { connectDatabase } from "@/lib/db";
import type { Environment } from "@/lib/env";
import { migrationState } from "@/lib/migrations";
import { examineRecords } from "./examine-records";
import { examineSecrets } from "./examine-secrets";
import { type Finding, isDoubtful, isWell, isWrong } from "./finding";

const name = "DATABASE_URL";
const slowMs = 20;
const skewedMs = 5_000;
const rounds = 5;

/** Is the database there, quick, up to date and of the same time as we? */
export async function examineDatabase(env: Environment): Promise<Finding[]> {
  if (!env.databaseUrl) return [isWrong(name, `${name} is not set, and the built-in Postgres could not be started.`)];
  const database = connectDatabase(env.databaseUrl, { poolSize: 1 });
  try {
    const migrations = await examineMigrations(database.pool);
    return [
      await examineSpeed(database.pool),
      await examinePool(database.pool, env),
      migrations,
      await examineClock(database.pool),
      // What follows asks for tables of the newest migration.
      ...(migrations.state === "ok" ? [...(await examineRecords(database.pool)), ...(await examineSecrets(env))] : []),
    ];
  } catch (error) {
    return [
      isWrong(name, `${name}: the database does not answer (${reasonOf(error)}). Check the address, and that it runs.`),
    ];
  } finally {
    await database.close();
  }
}

async function examineSpeed(pool: Pool): Promise<Finding> {
  await pool.query("SELECT 1"); // connects
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    await pool.query("SELECT 1");
    times.push(performance.now() - begun);
  }
  const median = times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  const text = `${name}: the database answers in ${median.toFixed(1)} ms`;
  return median < slowMs ? isWell(name, `${text}.`) : isDoubtful(name, `${text}: bring it nearer, every page asks it.`);
}

/** Room for every server's connections, and one and the same connection for statements that follow one another. */
async function examinePool(pool: Pool, { databasePool }: Environment): Promise<Finding> {
  const about = "DATABASE_POOL";
  const seen = new Set<number>();
  for (let round = 0; round < rounds; round++) {
    const { rows } = await pool.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    seen.add(rows[0]?.pid ?? 0);
  }
  if (seen.size > 1)
    return isWrong(
      name,
      `${name} leads to a pooler that changes connections between statements: prepared statements and time-outs are lost. Use its session mode, or a direct connection.`,
    );
  const { rows } = await pool.query<{ room: number }>(
    "SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS room",
  );
  const room = rows[0]?.room ?? 0;
  const servers = Math.floor(room / databasePool);
  const text = `${about} is ${databasePool}, and the database has room for ${room} connections`;
  if (servers === 0) return isWrong(about, `${text}: set ${about} lower, or max_connections of the database higher.`);
  if (servers === 1)
    return isDoubtful(
      about,
      `${text}: a second server, or an update without a pause, would find none. Lower ${about}.`,
    );
  return isWell(about, `${text}: enough for ${servers} servers.`);
}

async function examineMigrations(pool: Pool): Promise<Finding> {
  const about = "migrations";
  const { missing, unknown, unfinished } = await migrationState(pool);
  if (unfinished.length > 0)
    return isWrong(
      about,
      `Migration ${unfinished.join(", ")} failed half-way: mend the database, then npm run db:migrate.`,
    );
  if (missing.length > 0)
    return isWrong(about, `Migrations are missing (${missing.join(", ")}): run npm run db:migrate.`);
  if (unknown.length > 0)
    return isWrong(about, `The database is newer than this code (${unknown.join(", ")}): update the code.`);
  return isWell(about, "All migrations are applied.");
}

async function examineClock(pool: Pool): Promise<Finding> {
  const about = "clock";
  const asked = systemClock.now().getTime();
  const { rows } = await pool.query<{ now: Date }>("SELECT clock_timestamp() AS now");
  const answered = systemClock.now().getTime();
  const difference = Math.abs((rows[0]?.now.getTime() ?? 0) - (asked + answered) / 2);
  const text = `The clocks of this machine and the database differ by ${(difference / 1000).toFixed(1)} s`;
  return difference < skewedMs
    ? isWell(about, `${text}.`)
    : isDoubtful(about, `${text}: set both by NTP, or codes and links expire wrongly.`);
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
