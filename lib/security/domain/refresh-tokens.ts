import type { Keyring } from "@/lib/crypto/keyring";
import { randomToken } from "@/lib/crypto/random";
import type { Db } from "@/lib/db";
import type { RefreshTracker, User } from "@/prisma/generated/client";
import type { Context } from "../context";
import { tokenUniquifier } from "./auth-tokens";

/**
 * Flask-Security's content, version 1: `uid` is the uniquifier that stands in tokens, times are seconds since 1970. All of one
 * sign-in are a family; `gen` counts how often it was traded. What decides is the family's row.
 */
type RefreshTokenContent = {
  ver: 1;
  uid: string;
  expires_at: number;
  last_used_at: number;
  name: string | null;
  family: string;
  gen: number;
};

export type OpenedRefreshToken = { uniquifier: string; family: string; generation: number };

/** A token and the end of its family, however often it is traded. */
export type RefreshToken = { token: string; expiresAt: Date };

const purpose = "refresh-token";
const longest = 1024;

/** Begins a family for somebody who was just given an auth token; clears away what is over. */
export async function issueRefreshToken(ctx: Context, user: User): Promise<RefreshToken> {
  const now = ctx.now();
  const uniquifier = await tokenUniquifier(ctx.db, user, ctx.config);
  await clearAway(ctx, user.id);
  const family = await ctx.db.refreshTracker.create({
    data: {
      userId: user.id,
      uniquifier,
      family: randomToken(),
      createdAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + ctx.config.refreshTokens.maxAge),
    },
  });
  await ctx.emit("refresh_tracker_created", { userId: user.id, tracker: family.id });
  return { token: seal(ctx.keyring, family), expiresAt: family.expiresAt };
}

/** What a token says, if it is ours and complete; else null. Whether it is still worth anything its family knows. */
export function openRefreshToken(keyring: Keyring, token: string): OpenedRefreshToken | null {
  if (token.length > longest) return null;
  const dot = token.indexOf(".");
  const body = token.slice(0, dot);
  if (dot < 1 || !keyring.verify(purpose, body, token.slice(dot + 1))) return null;
  return parse(body);
}

/**
 * The next token of a family, paid for with the present generation by one conditional write: of any number of tries at the
 * same moment one gets it, the others null. The end of the family stays where it was.
 */
export async function tradeRefreshToken(
  ctx: Context,
  { family, generation }: OpenedRefreshToken,
): Promise<RefreshToken | null> {
  const now = ctx.now();
  const traded = await ctx.db.refreshTracker.updateManyAndReturn({
    where: {
      family,
      gen: generation,
      revokedAt: null,
      expiresAt: { gt: now },
      lastUsedAt: { gt: idleLimit(ctx) },
    },
    data: { gen: { increment: 1 }, lastUsedAt: now },
  });
  const renewed = traded[0];
  return renewed ? { token: seal(ctx.keyring, renewed), expiresAt: renewed.expiresAt } : null;
}

/** Ends a family; says whether this call did. */
export async function revokeFamily(db: Db, family: string, now: Date): Promise<boolean> {
  const { count } = await db.refreshTracker.updateMany({
    where: { family, revokedAt: null },
    data: { revokedAt: now },
  });
  return count === 1;
}

/** Ends all families of a person. */
export async function revokeRefreshTokensOf(db: Db, userId: string, now: Date): Promise<void> {
  await db.refreshTracker.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } });
}

/** Ends the family of a token that somebody hands back when they leave, whatever its generation. */
export async function giveBackRefreshToken(ctx: Context, token: string): Promise<void> {
  const opened = openRefreshToken(ctx.keyring, token);
  if (!opened || !(await revokeFamily(ctx.db, opened.family, ctx.now()))) return;
  const { id, userId } = await ctx.db.refreshTracker.findUniqueOrThrow({ where: { family: opened.family } });
  await ctx.emit("refresh_tracker_revoked", { userId, tracker: id, reason: "LOGOUT" });
}

/** A family that was last traded before this moment is over. */
export const idleLimit = ({ config, now }: Pick<Context, "config" | "now">): Date =>
  new Date(now().getTime() - config.refreshTokens.maxIdle);

async function clearAway(ctx: Context, userId: string): Promise<void> {
  const { cleanUpExpired, cleanUpRevoked } = ctx.config.refreshTokens;
  if (cleanUpExpired)
    await ctx.db.refreshTracker.deleteMany({
      where: { userId, OR: [{ expiresAt: { lte: ctx.now() } }, { lastUsedAt: { lte: idleLimit(ctx) } }] },
    });
  if (cleanUpRevoked) await ctx.db.refreshTracker.deleteMany({ where: { userId, revokedAt: { not: null } } });
}

function seal(keyring: Keyring, tracker: RefreshTracker): string {
  const content: RefreshTokenContent = {
    ver: 1,
    uid: tracker.uniquifier,
    expires_at: Math.floor(tracker.expiresAt.getTime() / 1000),
    last_used_at: Math.floor(tracker.lastUsedAt.getTime() / 1000),
    name: tracker.name,
    family: tracker.family,
    gen: tracker.gen,
  };
  const body = Buffer.from(JSON.stringify(content)).toString("base64url");
  return `${body}.${keyring.sign(purpose, body)}`;
}

function parse(body: string): OpenedRefreshToken | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
    if (typeof value !== "object" || value === null) return null;
    const { ver, uid, family, gen } = value as Record<string, unknown>;
    const whole =
      ver === 1 && typeof uid === "string" && uid !== "" && typeof family === "string" && Number.isSafeInteger(gen);
    return whole ? { uniquifier: uid, family, generation: Number(gen) } : null;
  } catch {
    return null;
  }
}
