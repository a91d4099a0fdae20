import { PrismaPg } from "@prisma/adapter-pg";
import { isDriverAdapterError } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { traceStatements } from "./telemetry/traced-client";

/** The database: Prisma for nearly everything, and the same pool for the few prepared statements on hot paths. */
export type Database = { prisma: PrismaClient; pool: pg.Pool; close(): Promise<void> };

/** A Prisma handle: the client itself or the handle of a transaction. */
export type Db = PrismaClient | Prisma.TransactionClient;

/**
 * Connects lazily. Times out instead of hanging: 3 s to get a connection, 10 s for a statement, 5 s for a lock.
 * A broken idle connection is dropped and never ends the process.
 */
export function connectDatabase(
  url: string,
  options: {
    poolSize: number;
    onError?: (error: Error) => void;
    /** Told to the database by each connection, for its triggers: name → value. */
    facts?: Record<string, string>;
  },
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize,
    connectionTimeoutMillis: 3000,
    statement_timeout: 10_000,
    lock_timeout: 5000,
    idle_in_transaction_session_timeout: 15_000,
    // Of our own side, for a server that has stopped to answer at all.
    query_timeout: 12_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    async onConnect(client) {
      traceStatements(client);
      for (const [name, value] of Object.entries(options.facts ?? {}))
        await client.query("SELECT set_config($1, $2, false)", [name, value]);
    },
  });
  pool.on("error", (error) => options.onError?.(error));
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { onPoolError: (error) => options.onError?.(error) }),
    // Long, because the database ends idle ones itself: a slow line must not break what is still going on.
    transactionOptions: { maxWait: 5000, timeout: 60_000 },
    errorFormat: "minimal",
  });
  return {
    prisma,
    pool,
    async close() {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}

/** Did a unique constraint refuse the write? */
export const isUniqueViolation = (error: unknown): boolean => hasCode(error, "P2002");

/**
 * Did the database ask to be tried again (serialisation failure, deadlock)? Where a hand-written statement met it, Prisma
 * says P2010 and keeps the reason in `meta`.
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const reason = error.meta?.driverAdapterError;
  return error.code === "P2034" || (isDriverAdapterError(reason) && reason.cause.kind === "TransactionWriteConflict");
}

/** The code that Postgres gave, such as 25006, of an error that came through Prisma; null of any other. */
export function databaseCode(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const reason = error.meta?.driverAdapterError;
  return isDriverAdapterError(reason) ? (reason.cause.originalCode ?? null) : null;
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;

/** Runs a short transaction; tries again, at most three times, where the database asks for it. */
export async function inTransaction<T>(
  prisma: PrismaClient,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction(work);
    } catch (error) {
      if (!isTransient(error) || attempt === 3) throw error;
      await new Promise((done) => setTimeout(done, attempt * 20 * Math.random()));
    }
  }
}
