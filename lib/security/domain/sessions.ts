import type { Pool } from "pg";
import { randomToken } from "@/lib/crypto/random";
import { fingerprint } from "@/lib/crypto/safe-equal";
import type { Db } from "@/lib/db";
import type { Session, User } from "@/prisma/generated/client";
import type { SecurityConfig } from "../config";
import type { Impersonator, RequestFacts, SessionFacts, SignInMeans } from "../context";
import { seconds } from "../core/durations";
import { administratorRole } from "./administrators";

/** The session and its person, roles and permissions, as one statement reads them. */
export type FoundSession = SessionFacts & {
  userId: string;
  email: string;
  username: string | null;
  uniquifier: string;
  hasPassword: boolean;
  authenticatedAt: Date;
  lastSeenAt: Date;
  roles: string[];
  permissions: string[];
  impersonator?: Impersonator;
};

type FoundRow = Omit<FoundSession, "impersonator"> & { actorId: string | null; actorEmail: string | null };

/** A ticket is handed over inside one request; the time covers a slow one. */
const ticketWithin = seconds(30);

const findStatement = `
  SELECT s.id, s.user_id AS "userId", s.via, s.remember, s.authenticated_at AS "authenticatedAt", s.grace_until AS "graceUntil",
         s.expires_at AS "expiresAt", s.last_seen_at AS "lastSeenAt",
         u.email, u.username, u.uniquifier, u.password_hash IS NOT NULL AS "hasPassword",
         s.actor_id AS "actorId", actor.email AS "actorEmail", held.roles, held.permissions
    FROM sessions s
    JOIN users u ON u.id = s.user_id AND u.active AND u.uniquifier = s.uniquifier
    LEFT JOIN users actor ON actor.id = s.actor_id
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(DISTINCT r.name) FILTER (WHERE r.name IS NOT NULL), '{}') AS roles,
             coalesce(array_agg(DISTINCT p.name) FILTER (WHERE p.name IS NOT NULL), '{}') AS permissions
        FROM user_roles ur JOIN roles r ON r.id = ur.role_id LEFT JOIN LATERAL unnest(r.permissions) AS p(name) ON true
       WHERE ur.user_id = u.id) held
   WHERE s.id = $1 AND s.ended_at IS NULL AND s.expires_at > $2::timestamptz
     AND s.last_seen_at > $2::timestamptz - make_interval(secs => CASE WHEN s.remember THEN $4::float8 ELSE $3::float8 END)
     AND (s.actor_id IS NULL OR $5::boolean AND EXISTS (
       SELECT 1 FROM sessions own
         JOIN users o ON o.id = own.user_id AND o.active AND o.uniquifier = own.uniquifier
         JOIN user_roles ur ON ur.user_id = o.id
         JOIN roles r ON r.id = ur.role_id AND (r.name = $6 OR 'users:impersonate' = ANY(r.permissions))
        WHERE own.id = s.actor_session_id AND own.user_id = s.actor_id AND own.ended_at IS NULL
          AND own.expires_at > $2::timestamptz))`;

/**
 * The living session with this id, or null: ended, too old, too long unused, its person inactive or under a new uniquifier.
 * One that impersonates lives only as long as the administrator's own session and permission do. One round trip, prepared
 * once for each connection.
 */
export async function findSession(
  pool: Pool,
  id: string,
  now: Date,
  config: SecurityConfig,
): Promise<FoundSession | null> {
  const { idle, rememberIdle } = config.sessions;
  const { rows } = await pool.query<FoundRow>({
    name: "find-session",
    text: findStatement,
    values: [id, now, idle / 1000, rememberIdle / 1000, config.features.impersonation, administratorRole],
  });
  if (!rows[0]) return null;
  const { actorId, actorEmail, ...session } = rows[0];
  return actorId === null ? session : { ...session, impersonator: { userId: actorId, email: actorEmail ?? "" } };
}

/** The session from which somebody impersonates in this one; null = nobody does. */
export async function ownSessionBehind(db: Db, id: string): Promise<string | null> {
  const found = await db.session.findUnique({ where: { id }, select: { actorSessionId: true } });
  return found?.actorSessionId ?? null;
}

/** Writes a new session row; the id is its only secret. Part of the transaction that records the sign-in. */
export async function createSession(
  db: Db,
  session: {
    user: User;
    via: SignInMeans | "impersonation";
    remember: boolean;
    request: RequestFacts;
    now: Date;
    config: SecurityConfig;
    /** Whoever impersonates, and from which session. */
    actor?: { userId: string; sessionId: string };
  },
): Promise<string> {
  const { user, now, config, actor } = session;
  const id = randomToken();
  const life = actor
    ? config.impersonation.limit
    : session.remember
      ? config.sessions.rememberAbsolute
      : config.sessions.absolute;
  await db.session.create({
    data: {
      id,
      userId: user.id,
      uniquifier: user.uniquifier,
      via: session.via,
      remember: session.remember,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + life),
      authenticatedAt: now,
      ip: session.request.ip,
      userAgent: session.request.userAgent?.slice(0, 512),
      place: session.request.place?.slice(0, 128),
      actorId: actor?.userId,
      actorSessionId: actor?.sessionId,
    },
  });
  return id;
}

/** Notes the last use of a session, and of the one from which somebody impersonates in it. */
export async function touchSession(db: Db, id: string, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE sessions SET last_seen_at = ${now}::timestamptz
     WHERE id IN (SELECT ${id} UNION SELECT actor_session_id FROM sessions WHERE id = ${id})
       AND ended_at IS NULL AND last_seen_at < ${now}::timestamptz`;
}

/** Ends one session; says whether it was alive until now. */
export async function endSession(db: Db, id: string, now: Date): Promise<boolean> {
  const { count } = await db.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } });
  return count === 1;
}

/** The same with the session from which somebody impersonates in it: whoever signs out leaves altogether. */
export async function endSessionAndOwn(db: Db, id: string, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE sessions SET ended_at = ${now}::timestamptz
     WHERE id IN (SELECT ${id} UNION SELECT actor_session_id FROM sessions WHERE id = ${id}) AND ended_at IS NULL`;
}

/**
 * Ends those beyond the newest `keep` of a person, by their last use. The lock makes two sign-ins at the same moment see each
 * other. Part of the transaction that writes a session.
 */
export async function endOldestSessions(tx: Db, userId: string, keep: number, now: Date): Promise<void> {
  // A stronger lock would wait for the foreign keys of other new sessions, which wait for this one.
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  await tx.$executeRaw`
    UPDATE sessions SET ended_at = ${now}::timestamptz
     WHERE id IN (SELECT id FROM sessions WHERE user_id = ${userId}::uuid AND ended_at IS NULL AND expires_at > ${now}::timestamptz
                     AND actor_id IS NULL
                   ORDER BY last_seen_at DESC, created_at DESC OFFSET ${Math.max(1, keep)})`;
}

/** Names a session to its person and to administrators; the id itself is a secret, and this does not lead back to it. */
export const sessionHandle = (id: string): string => fingerprint(id).slice(0, 32);

/** The session that a handle names. Looks through all that were not ended, so it is for administrators. */
export async function findSessionByHandle(db: Db, handle: string): Promise<{ id: string; userId: string } | null> {
  const rows = await db.$queryRaw<{ id: string; userId: string }[]>`
    SELECT id, user_id AS "userId" FROM sessions
     WHERE left(encode(sha256(convert_to(id, 'UTF8')), 'hex'), 32) = ${handle} AND ended_at IS NULL LIMIT 1`;
  return rows[0] ?? null;
}

/** The sessions of a person that would be accepted now, last used first. */
export async function livingSessionsOf(
  db: Db,
  user: Pick<User, "id" | "uniquifier">,
  now: Date,
  { sessions }: SecurityConfig,
): Promise<Session[]> {
  const usedAfter = (idle: number) => ({ lastSeenAt: { gt: new Date(now.getTime() - idle) } });
  return db.session.findMany({
    where: {
      userId: user.id,
      uniquifier: user.uniquifier,
      endedAt: null,
      expiresAt: { gt: now },
      OR: [
        { remember: true, ...usedAfter(sessions.rememberIdle) },
        { remember: false, ...usedAfter(sessions.idle) },
      ],
    },
    orderBy: [{ lastSeenAt: "desc" }, { createdAt: "desc" }],
  });
}

/** Ends every session of a person. */
export async function endSessionsOf(db: Db, userId: string, now: Date): Promise<void> {
  await db.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } });
}

/** A hand-over that next-auth's only provider accepts once, within thirty seconds. */
export async function issueTicket(db: Db, sessionId: string, now: Date): Promise<string> {
  const ticket = randomToken();
  await db.sessionTicket.create({
    data: { hash: fingerprint(ticket), sessionId, expiresAt: new Date(now.getTime() + ticketWithin) },
  });
  return ticket;
}

/** The session id behind a ticket, spent by this one conditional write; null when it was spent, expired or made up. */
export async function redeemTicket(db: Db, ticket: string, now: Date): Promise<string | null> {
  const spent = await db.sessionTicket.updateManyAndReturn({
    where: { hash: fingerprint(ticket), usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
    select: { sessionId: true },
  });
  return spent[0]?.sessionId ?? null;
}
