import "server-only";
import { env } from "@/lib/env";
import { type CookieKey, openSessionCookie, type SessionCookie } from "../core/session-cookie";
import { nodeCookieKeys } from "./node-cookie-keys";

const derived: { keys?: CookieKey[] } = {};

/** The keys of AUTH_SECRET, derived once. */
export function sessionKeys(): CookieKey[] {
  derived.keys ??= nodeCookieKeys(env.authSecrets);
  return derived.keys;
}

/** What a session cookie says, if it is ours; whether the session still lives only the database knows. */
export const readSessionCookie = (cookie: string | undefined, now: Date): Promise<SessionCookie | null> =>
  openSessionCookie(sessionKeys(), cookie, now);
