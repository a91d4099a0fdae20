import "server-only";
import type { SecurityConfig } from "../config";
import { statusOf } from "../core/errors";
import type { Failure } from "../core/result";
import { requestLanguage } from "./language";

/** `{"meta": {"code": 200}, "response": {…}}`: Flask-Security's envelope. */
export function answer(
  config: SecurityConfig,
  status: number,
  response: Record<string, unknown>,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify({ meta: { code: status }, response }), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...commonHeaders(config), ...headers },
  });
}

/** A refusal: the texts in one list and, for a submission, by field; their keys by field always. */
export async function refusal(
  config: SecurityConfig,
  failure: Failure,
  headers: Record<string, string> = {},
): Promise<Response> {
  const language = await requestLanguage();
  const texts: Record<string, string[]> = {};
  const keys: Record<string, string[]> = {};
  for (const [field, complaints] of Object.entries(failure.complaints)) {
    texts[field] = complaints.map(({ key, params, text }) => text ?? language.sentence({ key, params }));
    keys[field] = complaints.map(({ key }) => key);
  }
  const response = {
    errors: Object.values(texts).flat(),
    ...(failure.about === "form" ? { field_errors: texts } : {}),
    error_keys: keys,
    ...failure.extra,
  };
  const retry: Record<string, string> =
    failure.retryAfter === undefined ? {} : { "retry-after": String(failure.retryAfter) };
  return answer(
    config,
    failure.about === "form" && statusOf(failure.code) < 400 ? 400 : statusOf(failure.code),
    response,
    { ...retry, ...headers },
  );
}

/** Sends the client on to another endpoint of the JSON door. */
export const seeOther = (config: SecurityConfig, endpoint: string): Response =>
  new Response(null, { status: 303, headers: { location: `/api/security/${endpoint}`, ...commonHeaders(config) } });

/** Sends a browser to an address, ours or another service's. */
export const goTo = (config: SecurityConfig, address: string): Response =>
  new Response(null, { status: 303, headers: { location: address, ...commonHeaders(config) } });

export const commonHeaders = ({ api }: SecurityConfig): Record<string, string> => ({
  ...(api.cacheControl ? { "cache-control": api.cacheControl.join(", ") } : {}),
  vary: "Cookie, Accept-Language",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
});
