import { AsyncLocalStorage } from "node:async_hooks";
import pino from "pino";
import { env } from "./env";
import { activeTraceId } from "./telemetry/trace";

/** Next bundles this file more than once; one and the same is meant. */
const kept: typeof globalThis & { gatehouseRequests?: AsyncLocalStorage<string> } = globalThis;
kept.gatehouseRequests ??= new AsyncLocalStorage<string>();
const requests = kept.gatehouseRequests;

/** Whatever is logged while this runs says which request it belongs to. */
export const withRequestId = <T>(requestId: string, work: () => T): T => requests.run(requestId, work);

/**
 * One JSON line per event, on standard error, so that a terminal command's own output stays clean.
 * Log names and codes, never bodies, headers or addresses with a query; the list below is the second net.
 */
export const log = pino(
  {
    level: env.logLevel,
    base: undefined,
    redact: {
      paths: [
        "password",
        "token",
        "secret",
        "code",
        "cookie",
        "authorization",
        "*.password",
        "*.token",
        "*.secret",
        "*.code",
        "*.cookie",
        "*.authorization",
      ],
      censor: "***",
    },
    serializers: { error: describeError },
    mixin: () => ({ requestId: requests.getStore(), traceId: activeTraceId() }),
  },
  pino.destination({ dest: 2, sync: true }),
);

/** Class and code of an error, and its stack without the message: a database error's message repeats its arguments. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const stack = error.stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
  return { kind: error.name, errorCode: code, stack };
}
