import "server-only";
import { cookies } from "next/headers";
import { log } from "@/lib/log";
import type { SecurityConfig } from "../config";
import type { RequestFacts, UserPrincipal } from "../context";
import { sealSessionCookie } from "../core/session-cookie";
import {
  type Browser,
  type FollowedSession,
  type Keepsake,
  languageKeptFor,
  sessionPort,
} from "../domain/session-port";
import { type FoundSession, findSession, ownSessionBehind, touchSession } from "../domain/sessions";
import { type Services, services } from "../runtime";
import { signIn } from "./auth";
import { cookieAttributes, cookieNames } from "./auth-config";
import { refreshCookieName } from "./refresh-cookie";
import { readSessionCookie, sessionKeys } from "./session-keys";

/** The living session behind this request's cookie, or null. One query, and now and then a note of the last use. */
export async function currentSession({ database, clock, config }: Services): Promise<FoundSession | null> {
  const now = clock.now();
  const content = await readSessionCookie((await cookies()).get(cookieNames.session)?.value, now);
  if (!content) return null;
  const found = await findLivingSession(database, content.sid, now, config);
  if (found && now.getTime() - found.lastSeenAt.getTime() > config.sessions.touchEvery)
    touchSession(database.prisma, found.id, now).catch((error) =>
      log.warn({ error }, "last use of a session not noted"),
    );
  return found;
}

/** Whose impersonation is over, by its time or by its person, is back in their own session. */
async function findLivingSession(
  { pool, prisma }: Services["database"],
  id: string,
  now: Date,
  config: SecurityConfig,
): Promise<FoundSession | null> {
  const found = await findSession(pool, id, now, config);
  if (found || !config.features.impersonation) return found;
  const own = await ownSessionBehind(prisma, id);
  return own === null ? null : findSession(pool, own, now, config);
}

/** The person of a session, as use-cases see them. */
export function principalOf(session: FoundSession): UserPrincipal {
  const {
    userId,
    email,
    username,
    uniquifier,
    hasPassword,
    roles,
    permissions,
    authenticatedAt,
    id,
    via,
    remember,
    graceUntil,
    expiresAt,
    impersonator,
  } = session;
  return {
    kind: "user",
    userId,
    email,
    username,
    uniquifier,
    hasPassword,
    roles,
    permissions,
    authenticatedAt,
    mechanism: "session",
    session: { id, via, remember, graceUntil, expiresAt },
    impersonator,
  };
}

/** The session port of a web request. `sessionId` follows what happened: the id after a sign-in, null after a sign-out. */
export type WebSession = FollowedSession;

export function webSession(services: Services, request: RequestFacts, presentId: string | null): WebSession {
  const { database, clock, config } = services;
  return sessionPort({ db: database.prisma, pool: database.pool, clock, config, request }, webBrowser, presentId);
}

/** The browser at the other end: its cookies, and next-auth for the session's. */
const webBrowser: Browser = {
  async begin(ticket, expires) {
    const before = await Promise.all(outlasting.map(async (name) => [name, await this.get(name)] as const));
    await signIn("ticket", { ticket, redirect: false });
    await restrictCookie(expires);
    for (const [name, value] of before) if (value !== null) await this.keep(name, value, endOf(name));
  },
  async end() {
    const jar = await cookies();
    for (const name of [cookieNames.session, cookieNames.csrf])
      if (jar.has(name)) jar.set(name, "", { ...cookieAttributes, maxAge: 0 });
  },
  get: async (name) => (await cookies()).get(cookieOf(name))?.value || null,
  async keep(name, value, expires) {
    (await cookies()).set(cookieOf(name), value, {
      ...cookieAttributes,
      ...(followsLinks.includes(name) ? {} : { sameSite: "strict" }),
      ...(expires ? { expires } : {}),
    });
  },
  async drop(name) {
    const jar = await cookies();
    if (jar.has(cookieOf(name))) jar.set(cookieOf(name), "", { ...cookieAttributes, maxAge: 0 });
  },
};

/** These come along when a link of another site, such as a mail program on the web, leads here. */
const followsLinks: readonly Keepsake[] = ["parked", "asked", "known", "language"];

/**
 * These belong to the browser, whoever signs in. next-auth takes all that begins like the session's cookie for parts of it,
 * and clears them at each sign-in.
 */
const outlasting = ["known", "language"] as const;

function endOf(name: (typeof outlasting)[number]): Date {
  const { clock, config } = services();
  const life = name === "known" ? config.devices.knownFor : languageKeptFor;
  return new Date(clock.now().getTime() + life);
}

const cookieOf = (name: Keepsake): string => (name === "refresh" ? refreshCookieName(services()) : cookieNames[name]);

/**
 * Gives the cookie that next-auth has just set the life we want: without "remember me" it ends with the browser. Cookies of
 * the time before the sign-in go, so that nothing planted then is worth anything now.
 */
async function restrictCookie(expires: Date | null): Promise<void> {
  const jar = await cookies();
  const value = jar.get(cookieNames.session)?.value;
  if (!value) throw new Error("next-auth set no session cookie.");
  jar.set(cookieNames.session, value, { ...cookieAttributes, ...(expires ? { expires } : {}) });
  if (jar.has(cookieNames.csrf)) jar.set(cookieNames.csrf, "", { ...cookieAttributes, maxAge: 0 });
  for (const { name } of jar.getAll())
    if (name.includes("authjs.")) jar.set(name, "", { ...cookieAttributes, maxAge: 0 });
}

/** Mints the cookie of a living session anew, with the roles of this moment. */
export async function renewHint(session: FoundSession): Promise<void> {
  const exp = Math.floor(session.expiresAt.getTime() / 1000);
  const value = await sealSessionCookie(sessionKeys(), {
    sid: session.id,
    roles: session.roles,
    permissions: session.permissions,
    exp,
  });
  (await cookies()).set(cookieNames.session, value, {
    ...cookieAttributes,
    ...(session.remember ? { expires: session.expiresAt } : {}),
  });
}
