import "server-only";
import type { SecurityConfig } from "../../config";
import type { Operation } from "./operations";
import type { JsonSchema } from "./schemas";

export type Answer = { description: string; headers?: JsonSchema; content: JsonSchema };

/** The refusals that an operation can answer with, by status. */
export function refusalsOf({ verb, params, row }: Operation, config: SecurityConfig): Record<number, Answer> {
  const { access, feature, fresh, limit } = row.useCase;
  const isUnsafe = verb !== "GET";
  const isOpen = access.kind === "anyone" || access.kind === "guests";
  const takesBasic = !isOpen && (row.mechanisms ?? config.api.mechanisms).includes("basic");
  const possible: [status: keyof typeof meanings, boolean][] = [
    [400, true],
    [401, !isOpen || fresh !== undefined],
    [403, isUnsafe || ["roles", "permissions", "either"].includes(access.kind)],
    [404, params.length > 0 || feature !== undefined],
    [413, isUnsafe],
    [415, isUnsafe],
    [429, isUnsafe || limit !== undefined || takesBasic],
    [500, true],
    [503, true],
  ];
  return Object.fromEntries(
    possible.filter(([, can]) => can).map(([status]) => [status, refusal(status, status === 401 && takesBasic)]),
  );
}

const meanings = {
  400: "What was sent cannot be used, or does not fit the state of things. `error_keys` says why.",
  401: "Nobody is signed in, or whoever is has to prove it once more.",
  403: "Not allowed, or sent from a page of another origin.",
  404: "There is no such thing, or it is not offered here.",
  413: "More than 64 KiB.",
  415: "Neither JSON nor a form.",
  429: "Too many tries.",
  500: "Something went wrong here.",
  503: "Busy, or the database cannot be reached.",
} as const;

function refusal(status: keyof typeof meanings, challenges: boolean): Answer {
  const schema = status === 401 ? "Unauthenticated" : "Refusal";
  return {
    description: meanings[status],
    ...(status === 429 || status === 503 ? { headers: { "Retry-After": retryAfter } } : {}),
    ...(challenges ? { headers: { "WWW-Authenticate": challenge } } : {}),
    content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } },
  };
}

const retryAfter = { description: "Seconds until another try makes sense.", schema: { type: "integer" } };
const challenge = { description: "The challenge of HTTP Basic.", schema: { type: "string" } };
