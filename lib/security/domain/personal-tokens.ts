import { randomInt } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Pool } from "pg";
import { fingerprint } from "@/lib/crypto/safe-equal";
import type { Db } from "@/lib/db";
import type { PersonalToken, User } from "@/prisma/generated/client";
import type { SecurityConfig } from "../config";
import type { UserPrincipal } from "../context";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 30 characters out of 62: 178 random bits. */
const secretLength = 30;
const checksumLength = 6;

/**
 * A new token: "prefix_" with 30 random characters and six of their CRC-32, all in base 62, as GitHub's are. A scanner that
 * knows the prefix finds a leaked one, and the checksum tells it from a text that only looks like one.
 */
export function newPersonalToken({ personalTokens }: SecurityConfig): { token: string; hash: string; ending: string } {
  const secret = Array.from({ length: secretLength }, () => alphabet[randomInt(alphabet.length)]).join("");
  const token = `${personalTokens.prefix}_${secret}${checksum(secret)}`;
  return { token, hash: fingerprint(token), ending: token.slice(-4) };
}

/** Whether a text has the form of our personal tokens, checksum included. Spares the database what cannot be one. */
export function isPersonalToken(text: string, { personalTokens }: SecurityConfig): boolean {
  const start = `${personalTokens.prefix}_`;
  if (!text.startsWith(start) || text.length !== start.length + secretLength + checksumLength) return false;
  const secret = text.slice(start.length, -checksumLength);
  return /^[0-9A-Za-z]+$/.test(secret) && text.endsWith(checksum(secret));
}

function checksum(secret: string): string {
  let rest = crc32(secret);
  let digits = "";
  for (let place = 0; place < checksumLength; place++) {
    digits = `${alphabet[rest % alphabet.length]}${digits}`;
    rest = Math.floor(rest / alphabet.length);
  }
  return digits;
}

type Row = Pick<UserPrincipal, "userId" | "email" | "username" | "uniquifier" | "hasPassword"> & {
  permissions: string[];
  tokenId: string;
  lastUsedAt: Date | null;
};

/** Permissions are those of the token that its person has at this moment; roles it has none. */
const statement = `
  SELECT u.id AS "userId", u.email, u.username, u.uniquifier, u.password_hash IS NOT NULL AS "hasPassword",
         t.id AS "tokenId", t.last_used_at AS "lastUsedAt",
         ARRAY(SELECT DISTINCT p.name
                 FROM user_roles ur JOIN roles r ON r.id = ur.role_id CROSS JOIN LATERAL unnest(r.permissions) AS p(name)
                WHERE ur.user_id = u.id AND p.name = ANY(t.permissions)) AS permissions
    FROM personal_tokens t
    JOIN users u ON u.id = t.user_id AND u.active
   WHERE t.hash = $1 AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $2::timestamptz)
     AND (NOT $3::boolean OR t.uniquifier = u.uniquifier)`;

/**
 * Whom a personal token stands for, by one look-up; null = nobody. It counts as no proof of identity, however new it is.
 * `isNoteDue`: its last use was written long enough ago to be written again.
 */
export async function findPersonalTokenPrincipal(
  pool: Pool,
  token: string,
  now: Date,
  config: SecurityConfig,
): Promise<{ principal: UserPrincipal; isNoteDue: boolean } | null> {
  if (!isPersonalToken(token, config)) return null;
  const { touchEvery, endWithPassword } = config.personalTokens;
  const { rows } = await pool.query<Row>({
    name: "find-personal-token",
    text: statement,
    values: [fingerprint(token), now, endWithPassword],
  });
  if (!rows[0]) return null;
  const { tokenId, lastUsedAt, ...person } = rows[0];
  return {
    principal: {
      kind: "user",
      ...person,
      roles: [],
      mechanism: "token",
      authenticatedAt: null,
      session: null,
      personalToken: { id: tokenId },
    },
    isNoteDue: lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= touchEvery,
  };
}

/** Writes when and from where a token was used last. */
export async function notePersonalTokenUse(db: Db, id: string, ip: string | null, now: Date): Promise<void> {
  await db.personalToken.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: now } }] },
    data: { lastUsedAt: now, lastUsedIp: ip },
  });
}

/** Revokes every token of a person, whatever the setting about passwords. */
export async function revokePersonalTokensOf(db: Db, userId: string, now: Date): Promise<void> {
  await db.personalToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } });
}

export type ListedToken = Pick<
  PersonalToken,
  "id" | "name" | "ending" | "permissions" | "createdAt" | "expiresAt" | "lastUsedAt" | "lastUsedIp"
> & { state: "good" | "expired" | "ended" };

/** The tokens of a person that were not revoked, newest first. "ended" = by a new password, or something like it. */
export async function listPersonalTokens(
  db: Db,
  user: Pick<User, "id" | "uniquifier">,
  now: Date,
  { personalTokens }: SecurityConfig,
): Promise<ListedToken[]> {
  const rows = await db.personalToken.findMany({
    where: { userId: user.id, revokedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    omit: { hash: true, userId: true, revokedAt: true },
  });
  return rows.map(({ uniquifier, ...token }) => {
    const isExpired = token.expiresAt !== null && token.expiresAt <= now;
    const isEnded = personalTokens.endWithPassword && uniquifier !== user.uniquifier;
    return { ...token, state: isExpired ? "expired" : isEnded ? "ended" : "good" };
  });
}
