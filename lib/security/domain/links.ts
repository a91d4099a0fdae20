import { randomToken } from "@/lib/crypto/random";
import { fingerprint } from "@/lib/crypto/safe-equal";
import type { Db } from "@/lib/db";
import { Prisma, type User } from "@/prisma/generated/client";

/** What a mailed link may do. One purpose is never accepted for another. */
export type LinkPurpose = "confirm" | "reset";

export type SpentLink = { user: User; payload: Prisma.JsonValue };
export type LinkRefusal = "invalid" | "expired";

/** The secret part of a new link. Made before the transaction that stores it, so that the mail can be written first. */
export const newLinkToken = randomToken;

/**
 * Makes a token good for one act. Only its fingerprint is kept. It is bound to the person's present uniquifier, and it is the
 * only one of its purpose from now on: older ones die. Belongs into a transaction.
 */
export async function storeLink(
  db: Db,
  link: {
    token: string;
    purpose: LinkPurpose;
    user: Pick<User, "id" | "uniquifier">;
    within: number;
    now: Date;
    payload?: Prisma.InputJsonObject;
  },
): Promise<void> {
  const { token, purpose, user, now } = link;
  // Two at the same moment would not see each other's link, and both would stay; so one waits until the other is written.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${purpose} ${user.id}`}, 0))`;
  await db.oneTimeToken.deleteMany({ where: { userId: user.id, purpose } });
  await db.oneTimeToken.create({
    data: {
      hash: fingerprint(token),
      purpose,
      userId: user.id,
      uniquifier: user.uniquifier,
      payload: link.payload,
      createdAt: now,
      expiresAt: new Date(now.getTime() + link.within),
    },
  });
}

/** Spends a link by one conditional write: of any number of tries at the same moment, one gets it. A disabled account's is none. */
export async function spendLink(
  db: Db,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<SpentLink | LinkRefusal> {
  const hash = fingerprint(token);
  const spent = await db.$queryRaw<{ user_id: string; payload: Prisma.JsonValue }[]>(Prisma.sql`
    UPDATE one_time_tokens t SET used_at = ${now}::timestamptz
      FROM users u
     WHERE t.hash = ${hash} AND t.purpose = ${purpose} AND t.used_at IS NULL AND t.expires_at > ${now}::timestamptz
       AND u.id = t.user_id AND u.uniquifier = t.uniquifier AND u.active
    RETURNING t.user_id, t.payload`);
  const found = spent[0];
  if (!found) return isExpired(db, purpose, hash, now);
  const user = await db.user.findUniqueOrThrow({ where: { id: found.user_id } });
  return { user, payload: found.payload };
}

/** Whether a link would work now. Reads only: what a page may ask before it shows its button. */
export async function inspectLink(
  db: Db,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<SpentLink | LinkRefusal> {
  const hash = fingerprint(token);
  const found = await db.oneTimeToken.findUnique({ where: { hash }, include: { user: true } });
  if (!found || found.purpose !== purpose || found.usedAt || !isValidFor(found.user, found)) return "invalid";
  return found.expiresAt > now ? { user: found.user, payload: found.payload } : "expired";
}

async function isExpired(db: Db, purpose: LinkPurpose, hash: string, now: Date): Promise<LinkRefusal> {
  const found = await db.oneTimeToken.findUnique({ where: { hash }, include: { user: true } });
  const good = found && found.purpose === purpose && !found.usedAt && isValidFor(found.user, found);
  return good && found.expiresAt <= now ? "expired" : "invalid";
}

/** Nothing voided the link since: its person is let in, and under the uniquifier of then. */
const isValidFor = (user: User, link: { uniquifier: string }): boolean =>
  user.active && link.uniquifier === user.uniquifier;

/** Whose link it was, if it was used already and nothing voided it since: to tell a second click from a made-up link. */
export async function findSpentLink(db: Db, purpose: LinkPurpose, token: string): Promise<User | null> {
  const found = await db.oneTimeToken.findUnique({ where: { hash: fingerprint(token) }, include: { user: true } });
  return found && found.purpose === purpose && found.usedAt && found.uniquifier === found.user.uniquifier
    ? found.user
    : null;
}
