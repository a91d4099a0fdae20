import { type CookieKey, cookieKeys, openSessionCookie, type SessionCookie } from "../core/session-cookie";

/**
 * The edge-safe slice: which cookies there are, and how the doorman reads the session's. Imports nothing but floor 1.
 * Names and flags come from APP_URL alone, never from a request.
 */
const appUrl = process.env.APP_URL ?? "http://localhost:3000";
export const isSecure = appUrl.startsWith("https://");

const prefix = isSecure ? "__Host-" : "";
export const cookieNames = {
  session: `${prefix}gatehouse`,
  csrf: `${prefix}gatehouse.csrf`,
  parked: `${prefix}gatehouse.parked`,
  device: `${prefix}tf_validity`,
  ceremony: `${prefix}gatehouse.ceremony`,
  asked: `${prefix}gatehouse.asked`,
  known: `${prefix}gatehouse.known`,
  language: `${prefix}gatehouse.language`,
} as const;

export const cookieAttributes = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure } as const;

let derived: Promise<CookieKey[]> | undefined;

/** The keys of AUTH_SECRET, derived once. */
function sessionKeys(): Promise<CookieKey[]> {
  derived ??= cookieKeys(
    (process.env.AUTH_SECRET ?? "")
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean),
  );
  return derived;
}

/** What a session cookie says, if it is ours; whether the session still lives only the database knows. */
export const readSessionCookie = async (cookie: string | undefined, now: Date): Promise<SessionCookie | null> =>
  openSessionCookie(await sessionKeys(), cookie, now);
