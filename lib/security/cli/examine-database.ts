import { performance } from "node:perf_hooks";
import type { Pool } from "pg";
import { systemClock } from "@/lib/clock";
import { connectDatabase } from "@/lib/db";
import type { Environment } from "@/lib/env";
import type { Language } from "@/lib/i18n/language";
import { migrationState } from "@/lib/migrations";
import { examineRecords } from "./examine-records";
import { examineSecrets } from "./examine-secrets";
import { type Finding, isDoubtful, isWell, isWrong } from "./finding";
import { listOf } from "./print";

const name = "DATABASE_URL";
const slowMs = 20;
const skewedMs = 5_000;
const rounds = 5;

/** Is the database there, quick, up to date and of the same time as we? */
export async function examineDatabase(language: Language, env: Environment): Promise<Finding[]> {
  const t = language.texts("terminal.doctor.database");
  if (!env.databaseUrl) return [isWrong(name, t("missing"))];
  const database = connectDatabase(env.databaseUrl, { poolSize: 1 });
  try {
    const migrations = await examineMigrations(language, database.pool);
    return [
      await examineSpeed(language, database.pool),
      await examinePool(language, database.pool, env),
      migrations,
      await examineClock(language, database.pool),
      // What follows asks for tables of the newest migration.
      ...(migrations.state === "ok"
        ? [...(await examineRecords(language, database.pool)), ...(await examineSecrets(language, env))]
        : []),
    ];
  } catch (error) {
    return [isWrong(name, t("silent", { reason: reasonOf(error) }))];
  } finally {
    await database.close();
  }
}

async function examineSpeed(language: Language, pool: Pool): Promise<Finding> {
  await pool.query("SELECT 1"); // connects
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    await pool.query("SELECT 1");
    times.push(performance.now() - begun);
  }
  const median = times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  const t = language.texts("terminal.doctor.database");
  return median < slowMs ? isWell(name, t("quick", { time: median })) : isDoubtful(name, t("slow", { time: median }));
}

/** Room for every server's connections, and one and the same connection for statements that follow one another. */
async function examinePool(language: Language, pool: Pool, { databasePool }: Environment): Promise<Finding> {
  const about = "DATABASE_POOL";
  const t = language.texts("terminal.doctor.database");
  const seen = new Set<number>();
  for (let round = 0; round < rounds; round++) {
    const { rows } = await pool.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    seen.add(rows[0]?.pid ?? 0);
  }
  if (seen.size > 1) return isWrong(name, t("pooler"));
  const { rows } = await pool.query<{ room: number }>(
    "SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS room",
  );
  const room = rows[0]?.room ?? 0;
  const servers = Math.floor(room / databasePool);
  if (servers === 0) return isWrong(about, t("noRoom", { pool: databasePool, room }));
  if (servers === 1) return isDoubtful(about, t("roomForOne", { pool: databasePool, room }));
  return isWell(about, t("room", { pool: databasePool, room, servers }));
}

async function examineMigrations(language: Language, pool: Pool): Promise<Finding> {
  const about = "migrations";
  const t = language.texts("terminal.doctor.migrations");
  const { missing, unknown, unfinished } = await migrationState(pool);
  if (unfinished.length > 0) return isWrong(about, t("unfinished", { names: listOf(language, unfinished) }));
  if (missing.length > 0) return isWrong(about, t("missing", { names: listOf(language, missing) }));
  if (unknown.length > 0) return isWrong(about, t("unknown", { names: listOf(language, unknown) }));
  return isWell(about, t("well"));
}

async function examineClock(language: Language, pool: Pool): Promise<Finding> {
  const about = "clock";
  const asked = systemClock.now().getTime();
  const { rows } = await pool.query<{ now: Date }>("SELECT clock_timestamp() AS now");
  const answered = systemClock.now().getTime();
  const difference = Math.abs((rows[0]?.now.getTime() ?? 0) - (asked + answered) / 2);
  const t = language.texts("terminal.doctor.database");
  const time = difference / 1000;
  return difference < skewedMs
    ? isWell(about, t("clocksAgree", { time }))
    : isDoubtful(about, t("clocksDiffer", { time }));
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
