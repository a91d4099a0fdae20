import "server-only";
import { cookies } from "next/headers";
import { inTransaction } from "@/lib/db";
import { log } from "@/lib/log";
import type { User } from "@/prisma/generated/client";
import type { RequestFacts, SessionPort, SignInMeans, UserPrincipal } from "../context";
import { sealSessionCookie } from "../core/session-cookie";
import { trackLogin } from "../domain/activity";
import {
  createSession,
  endSession,
  type FoundSession,
  findSession,
  issueTicket,
  touchSession,
} from "../domain/sessions";
import type { Services } from "../runtime";
import { signIn } from "./auth";
import { cookieAttributes, cookieNames, readSessionCookie, sessionKeys } from "./auth-config";

/** The living session behind this request's cookie, or null. One query, and now and then a note of the last use. */
export async function currentSession({ database, clock, config }: Services): Promise<FoundSession | null> {
  const now = clock.now();
  const content = await readSessionCookie((await cookies()).get(cookieNames.session)?.value, now);
  if (!content) return null;
  const found = await findSession(database.pool, content.sid, now, config);
  if (found && now.getTime() - found.lastSeenAt.getTime() > config.sessions.touchEvery)
    touchSession(database.prisma, found.id, now).catch((error) =>
      log.warn({ error }, "last use of a session not noted"),
    );
  return found;
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
    remember,
    graceUntil,
    expiresAt,
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
    session: { id, remember, graceUntil, expiresAt },
  };
}

/** The session port of a web request. `sessionId` follows what happened: the id after a sign-in, null after a sign-out. */
export type WebSession = SessionPort & { sessionId(): string | null };

export function webSession(services: Services, facts: RequestFacts, presentId: string | null): WebSession {
  const { database, clock, config } = services;
  let current = presentId;
  return {
    sessionId: () => current,
    async start(user, how) {
      const { id, ticket } = await writeSession(services, facts, current, user, how);
      await signIn("ticket", { ticket, redirect: false });
      await restrictCookie(how.remember ? clock.now().getTime() + config.sessions.rememberAbsolute : null);
      current = id;
    },
    async end() {
      if (current) await endSession(database.prisma, current, clock.now());
      current = null;
      const jar = await cookies();
      for (const name of [cookieNames.session, cookieNames.csrf])
        if (jar.has(name)) jar.set(name, "", { ...cookieAttributes, maxAge: 0 });
    },
    async reauthenticated() {
      if (current)
        await database.prisma.session.updateMany({
          where: { id: current, endedAt: null },
          data: { authenticatedAt: clock.now() },
        });
    },
    async extendGrace(until) {
      if (current)
        await database.prisma.session.updateMany({
          where: { id: current, endedAt: null },
          data: { graceUntil: until },
        });
    },
  };
}

/** Ends the session that the browser had, writes the new one, counts the sign-in: all or nothing. */
async function writeSession(
  { database, clock, config }: Services,
  request: RequestFacts,
  present: string | null,
  user: User,
  how: { via: SignInMeans; remember: boolean },
) {
  const now = clock.now();
  return inTransaction(database.prisma, async (tx) => {
    if (present) await endSession(tx, present, now);
    const id = await createSession(tx, { user, ...how, request, now, config });
    if (config.features.tracking) await trackLogin(tx, user, request.ip, now);
    return { id, ticket: await issueTicket(tx, id, now) };
  });
}

/**
 * Gives the cookie that next-auth has just set the life we want: without "remember me" it ends with the browser. Cookies of
 * the time before the sign-in go, so that nothing planted then is worth anything now.
 */
async function restrictCookie(expires: number | null): Promise<void> {
  const jar = await cookies();
  const value = jar.get(cookieNames.session)?.value;
  if (!value) throw new Error("next-auth set no session cookie.");
  jar.set(cookieNames.session, value, { ...cookieAttributes, ...(expires ? { expires: new Date(expires) } : {}) });
  if (jar.has(cookieNames.csrf)) jar.set(cookieNames.csrf, "", { ...cookieAttributes, maxAge: 0 });
  for (const { name } of jar.getAll())
    if (name.includes("authjs.")) jar.set(name, "", { ...cookieAttributes, maxAge: 0 });
}

/** Mints the cookie of a living session anew, with the roles of this moment. */
export async function renewHint(session: FoundSession): Promise<void> {
  const exp = Math.floor(session.expiresAt.getTime() / 1000);
  const value = await sealSessionCookie(await sessionKeys(), {
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
