import type { Keyring } from "@/lib/crypto/keyring";
import { randomUniquifier } from "@/lib/crypto/random";
import type { Db } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { SecurityConfig } from "../config";
import type { Context } from "../context";
import { tokenExpiresAt } from "./token-expiry";

/** Version 5 of Flask-Security's content: who, when proved, when over. Signed, with the time of signing. */
type AuthTokenContent = { ver: 5; uid: string; fs_paa: number; exp: number; iat: number };

export type OpenedAuthToken = { uniquifier: string; authenticatedAt: Date };

const purpose = "auth-token";

/**
 * A token for one person, for single-page applications and machines. Voided by a new uniquifier. It says when the person last
 * proved who they are, which is now unless told otherwise, and when it ends at the latest.
 */
export async function issueAuthToken(
  ctx: Pick<Context, "db" | "keyring" | "config" | "now">,
  user: User,
  { authenticatedAt = ctx.now(), expiresAt = tokenExpiresAt(user, ctx.now()) } = {},
): Promise<string> {
  const content: AuthTokenContent = {
    ver: 5,
    uid: await tokenUniquifier(ctx.db, user, ctx.config),
    fs_paa: authenticatedAt.getTime() / 1000,
    exp: expiresAt === null ? 0 : Math.floor(expiresAt.getTime() / 1000),
    iat: wholeSeconds(ctx.now()),
  };
  const body = Buffer.from(JSON.stringify(content)).toString("base64url");
  return `${body}.${ctx.keyring.sign(purpose, body)}`;
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
  const { maxAge } = config.tokens;
  // In whole seconds, so that a maximum of 0 covers the second in which the token was made.
  if (maxAge !== null && wholeSeconds(now) - content.iat > maxAge / 1000) return null;
  if (content.exp !== 0 && content.exp <= wholeSeconds(now)) return null;
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

const wholeSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** Does this uniquifier of a token still stand for the person? One of its own counts only where tokens have one. */
export const standsFor = (user: User, uniquifier: string, { tokens }: SecurityConfig): boolean =>
  user.uniquifier === uniquifier || (tokens.ownUniquifier && user.tokenUniquifier === uniquifier);

/** The uniquifier that stands in tokens: one of their own, made at first use, where tokens outlive a change of password. */
export async function tokenUniquifier(db: Db, user: User, config: SecurityConfig): Promise<string> {
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
