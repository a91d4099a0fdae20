import type { Keyring } from "@/lib/crypto/keyring";
import { randomUniquifier } from "@/lib/crypto/random";
import type { Db } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { SecurityConfig } from "../config";

/** Version 5 of Flask-Security's content: who, when proved, when over. Signed, with the time of signing. */
type AuthTokenContent = { ver: 5; uid: string; fs_paa: number; exp: number; iat: number };

export type OpenedAuthToken = { uniquifier: string; authenticatedAt: Date };

const purpose = "auth-token";

/** A token for one person, for single-page applications and machines. Voided by a new uniquifier. */
export async function issueAuthToken(
  db: Db,
  keyring: Keyring,
  user: User,
  config: SecurityConfig,
  now: Date,
  authenticatedAt: Date = now,
): Promise<string> {
  const iat = Math.floor(now.getTime() / 1000);
  const content: AuthTokenContent = {
    ver: 5,
    uid: await tokenUniquifier(db, user, config),
    fs_paa: authenticatedAt.getTime() / 1000,
    exp: 0,
    iat,
  };
  const body = Buffer.from(JSON.stringify(content)).toString("base64url");
  return `${body}.${keyring.sign(purpose, body)}`;
}

/** What a token says, if it is ours, complete and not too old; else null. Whether its person still exists is another question. */
export function openAuthToken(
  keyring: Keyring,
  token: string,
  config: SecurityConfig,
  now: Date,
): OpenedAuthToken | null {
  if (token.length > 1024) return null;
  const dot = token.indexOf(".");
  const body = token.slice(0, dot);
  if (dot < 1 || !keyring.verify(purpose, body, token.slice(dot + 1))) return null;
  const content = parse(body);
  if (!content) return null;
  const seconds = now.getTime() / 1000;
  const { maxAge } = config.tokens;
  if (maxAge !== null && seconds - content.iat > maxAge / 1000) return null;
  if (content.exp !== 0 && content.exp <= seconds) return null;
  return { uniquifier: content.uid, authenticatedAt: new Date(content.fs_paa * 1000) };
}

/** Every field must be there and of its type; a signed body of another version is not understood. */
function parse(body: string): AuthTokenContent | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
    if (typeof value !== "object" || value === null) return null;
    const { ver, uid, fs_paa, exp, iat } = value as Record<string, unknown>;
    const whole =
      ver === 5 &&
      typeof uid === "string" &&
      uid !== "" &&
      typeof fs_paa === "number" &&
      typeof exp === "number" &&
      typeof iat === "number";
    return whole ? { ver, uid, fs_paa, exp, iat } : null;
  } catch {
    return null;
  }
}

/** The uniquifier that stands in tokens: one of their own, made at first use, where tokens outlive a change of password. */
async function tokenUniquifier(db: Db, user: User, config: SecurityConfig): Promise<string> {
  if (!config.tokens.ownUniquifier) return user.uniquifier;
  if (user.tokenUniquifier) return user.tokenUniquifier;
  await db.user.updateMany({
    where: { id: user.id, tokenUniquifier: null },
    data: { tokenUniquifier: randomUniquifier() },
  });
  const { tokenUniquifier: made } = await db.user.findUniqueOrThrow({
    where: { id: user.id },
    select: { tokenUniquifier: true },
  });
  return made ?? user.uniquifier;
}
