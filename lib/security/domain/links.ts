import { randomToken } from "@/lib/crypto/random";
import { fingerprint } from "@/lib/crypto/safe-equal";
import type { Db } from "@/lib/db";
import { Prisma, type User } from "@/prisma/generated/client";

/** What a mailed link may do. One purpose is never accepted for another. */
export type LinkPurpose =
  | "confirm"
  | "reset"
  | "change-email"
  | "undo-change-email"
  | "login"
  | "unified-sign-in"
  | "not-me"
  | "unlock"
  | "keep-account";

/** They outlive a new uniquifier and newer links of their kind: the way back of an owner whom somebody else has shut out. */
const enduring: readonly LinkPurpose[] = ["undo-change-email", "not-me", "keep-account"];

/** What is only as good as the mailbox it was sent to, and dies when the address changes. */
const boundToMailbox: readonly LinkPurpose[] = [
  "confirm",
  "reset",
  "change-email",
  "login",
  "unified-sign-in",
  "not-me",
  "unlock",
];

export type SpentLink = { user: User; payload: Prisma.JsonValue; binding: string | null; createdAt: Date };
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
    /** Fingerprint of the browser that it belongs to. */
    binding?: string;
  },
): Promise<void> {
  const { token, purpose, user, now } = link;
  // Two at the same moment would not see each other's link, and both would stay; so one waits until the other is written.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${purpose} ${user.id}`}, 0))`;
  if (!enduring.includes(purpose)) await db.oneTimeToken.deleteMany({ where: { userId: user.id, purpose } });
  await db.oneTimeToken.create({
    data: {
      hash: fingerprint(token),
      purpose,
      userId: user.id,
      uniquifier: user.uniquifier,
      payload: link.payload,
      binding: link.binding,
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
  const spent = await db.$queryRaw<
    { user_id: string; payload: Prisma.JsonValue; binding: string | null; created_at: Date }[]
  >(Prisma.sql`
    UPDATE one_time_tokens t SET used_at = ${now}::timestamptz
      FROM users u
     WHERE t.hash = ${hash} AND t.purpose = ${purpose} AND t.used_at IS NULL AND t.expires_at > ${now}::timestamptz
       AND u.id = t.user_id AND (u.uniquifier = t.uniquifier OR ${enduring.includes(purpose)}) AND u.active
    RETURNING t.user_id, t.payload, t.binding, t.created_at`);
  const found = spent[0];
  if (!found) return isExpired(db, purpose, hash, now);
  const user = await db.user.findUniqueOrThrow({ where: { id: found.user_id } });
  return { user, payload: found.payload, binding: found.binding, createdAt: found.created_at };
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
  if (!found || found.purpose !== purpose || found.usedAt || !isValidFor(found.user, found, purpose)) return "invalid";
  const { user, payload, binding, createdAt, expiresAt } = found;
  return expiresAt > now ? { user, payload, binding, createdAt } : "expired";
}

async function isExpired(db: Db, purpose: LinkPurpose, hash: string, now: Date): Promise<LinkRefusal> {
  const found = await db.oneTimeToken.findUnique({ where: { hash }, include: { user: true } });
  const good = found && found.purpose === purpose && !found.usedAt && isValidFor(found.user, found, purpose);
  return good && found.expiresAt <= now ? "expired" : "invalid";
}

/** Nothing voided the link since: its person is let in, and under the uniquifier of then. */
const isValidFor = (user: User, link: { uniquifier: string }, purpose: LinkPurpose): boolean =>
  user.active && (link.uniquifier === user.uniquifier || enduring.includes(purpose));

/** Voids what was mailed to an address that is no longer the person's. Part of the transaction that changes it. */
export async function dropMailedSecrets(db: Db, userId: string): Promise<void> {
  await db.oneTimeToken.deleteMany({ where: { userId, purpose: { in: [...boundToMailbox] } } });
  await db.oneTimeCode.deleteMany({ where: { userId, method: "email" } });
}

/** Whose link it was, if it was used already and nothing voided it since: to tell a second click from a made-up link. */
export async function findSpentLink(db: Db, purpose: LinkPurpose, token: string): Promise<User | null> {
  const found = await db.oneTimeToken.findUnique({ where: { hash: fingerprint(token) }, include: { user: true } });
  return found && found.purpose === purpose && found.usedAt && found.uniquifier === found.user.uniquifier
    ? found.user
    : null;
}
