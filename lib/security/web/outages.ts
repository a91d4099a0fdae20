import "server-only";
import { databaseCode, isTransient } from "@/lib/db";
import { log } from "@/lib/log";
import { isHashingBusy } from "@/lib/password-hashing/pool";
import { type Failure, refuse } from "../core/result";

/** Seconds after which a client may try again when the database is away. */
const retryAfter = 5;

/** Codes of Node, Postgres and Prisma that mean: the database cannot be used just now. */
const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EPIPE",
  "55P03",
  "57014",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "25006",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
]);

/** What a thrown error means to the caller: an outage (503, try again) or a fault of ours (500). Logged once, here. */
export function asFailure(error: unknown, requestId: string): Failure {
  if (isHashingBusy(error)) return refuse("SERVICE_UNAVAILABLE", { retryAfter: error.retryAfterSeconds });
  log.error({ error, requestId }, "request failed");
  return isOutage(error) ? refuse("SERVICE_UNAVAILABLE", { retryAfter }) : refuse("INTERNAL_ERROR");
}

const kept = globalThis as typeof globalThis & { gatehouseOutageAt?: number };

/**
 * Tells our HTTP server (scripts/http-server.mjs) that a page fails because of an outage, and passes the error on: Next knows
 * only one status for a page that throws. Elsewhere than in our server it stays at that.
 */
export function passOn(error: unknown): never {
  if (isOutage(error)) kept.gatehouseOutageAt = performance.now();
  throw error;
}

function isOutage(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (isTransient(cause)) return true;
    if ("code" in cause && typeof cause.code === "string" && unreachable.has(cause.code)) return true;
    if (unreachable.has(databaseCode(cause) ?? "")) return true;
    if (
      cause.name === "DriverAdapterError" ||
      /connection terminated|timeout exceeded when trying to connect/i.test(cause.message)
    )
      return true;
  }
  return false;
}
