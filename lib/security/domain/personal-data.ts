import { inEnglish } from "@/lib/i18n/language";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../context";
import { browserName } from "./browser-name";

/** Entries of the record that a copy holds at most. */
const mostEntries = 100_000;

/**
 * Everything that is kept about a person, by file name. No secret is part of it: no hash, no token, no key of a second factor.
 * Who else did something to the account is not either, for that is about them.
 */
export async function gatherPersonalData(ctx: Context, user: User): Promise<Record<string, unknown>> {
  return {
    "profile.json": await profileOf(ctx, user),
    "sessions.json": await sessionsOf(ctx, user),
    "ways-to-sign-in.json": await meansOf(ctx, user),
    "tokens.json": await tokensOf(ctx, user),
    "activity.json": await activityOf(ctx, user),
  };
}

async function profileOf({ db }: Context, user: User) {
  const [roles, keys] = await Promise.all([
    db.role.findMany({ where: { users: { some: { userId: user.id } } }, select: { name: true, permissions: true } }),
    db.identityKey.findMany({ where: { userId: user.id }, select: { kind: true, key: true } }),
  ]);
  const { id, email, username, active, confirmedAt, locale, createdAt, updatedAt, lockedUntil } = user;
  return {
    ...{ id, email, username, active, confirmedAt, locale, createdAt, updatedAt, lockedUntil },
    hasPassword: user.passwordHash !== null,
    phoneNumbers: keys.filter(({ kind }) => kind === "phone").map(({ key }) => key),
    roles,
    signIns: {
      count: user.loginCount,
      newest: { at: user.currentLoginAt, ip: user.currentLoginIp },
      before: { at: user.lastLoginAt, ip: user.lastLoginIp },
    },
  };
}

async function sessionsOf(ctx: Context, { id: userId }: User) {
  const newestFirst = { orderBy: { createdAt: "desc" } } as const;
  const sessions = await ctx.db.session.findMany({ ...newestFirst, where: { userId, actorId: null } });
  const known = await ctx.db.knownDevice.findMany({ ...newestFirst, where: { userId } });
  return {
    sessions: sessions.map(({ via, remember, createdAt, lastSeenAt, expiresAt, endedAt, ip, userAgent, place }) => ({
      ...{ browser: browserName(inEnglish, userAgent), userAgent, ip, place, via, remember },
      ...{ createdAt, lastSeenAt, expiresAt, endedAt },
    })),
    trustedBrowsers: await trustedBrowsersOf(ctx, userId),
    knownBrowsers: known.map(({ createdAt, lastUsedAt }) => ({ createdAt, lastUsedAt })),
  };
}

const trustedBrowsersOf = ({ db }: Context, userId: string) =>
  db.trustedDevice.findMany({
    where: { userId },
    orderBy: { createdAt: "desc" },
    select: { userAgent: true, createdAt: true, lastUsedAt: true, expiresAt: true },
  });

async function meansOf(ctx: Context, user: User) {
  return {
    secondFactor: user.tfPrimaryMethod,
    codes: await codesOf(ctx, user.id),
    passkeys: await passkeysOf(ctx, user.id),
    recoveryCodes: await recoveryCodesOf(ctx, user.id),
    connections: await connectionsOf(ctx, user.id),
  };
}

const codesOf = ({ db }: Context, userId: string) =>
  db.codeSecret.findMany({
    ...oldestFirst(userId),
    select: { use: true, method: true, phone: true, createdAt: true, lastUsedAt: true },
  });

async function passkeysOf({ db }: Context, userId: string) {
  const passkeys = await db.webauthnCredential.findMany(oldestFirst(userId));
  return passkeys.map(({ name, usage, deviceType, aaguid, createdAt, lastUsedAt, credentialId }) => ({
    ...{ name, usage, deviceType, aaguid, createdAt, lastUsedAt },
    credentialId: Buffer.from(credentialId).toString("base64url"),
  }));
}

const recoveryCodesOf = ({ db }: Context, userId: string) =>
  db.recoveryCode.findMany({ ...oldestFirst(userId), select: { createdAt: true, usedAt: true } });

const connectionsOf = ({ db }: Context, userId: string) =>
  db.account.findMany({
    ...oldestFirst(userId),
    select: { provider: true, providerAccountId: true, createdAt: true, lastUsedAt: true },
  });

async function tokensOf(ctx: Context, { id }: User) {
  return {
    personalTokens: await personalTokensOf(ctx, id),
    refreshTokens: await refreshTokensOf(ctx, id),
  };
}

async function personalTokensOf({ db }: Context, userId: string) {
  const tokens = await db.personalToken.findMany(oldestFirst(userId));
  return tokens.map((one) => {
    const { name, ending, permissions, createdAt, expiresAt, lastUsedAt, lastUsedIp, revokedAt } = one;
    return { name, ending, permissions, createdAt, expiresAt, lastUsedAt, lastUsedIp, revokedAt };
  });
}

const refreshTokensOf = ({ db }: Context, userId: string) =>
  db.refreshTracker.findMany({
    ...oldestFirst(userId),
    select: { name: true, createdAt: true, expiresAt: true, lastUsedAt: true, revokedAt: true },
  });

const oldestFirst = (userId: string) => ({ where: { userId }, orderBy: { createdAt: "asc" } }) as const;

const activityOf = ({ db }: Context, { id: userId }: User) =>
  db.auditEntry
    .findMany({ where: { userId }, orderBy: [{ at: "desc" }, { id: "desc" }], take: mostEntries })
    .then((entries) =>
      entries.map(({ at, event, actorId, ip, userAgent, data }) => {
        const isOwn = actorId === null || actorId === userId;
        return { at, event, by: isOwn ? "you" : "somebody else", ...(isOwn ? { ip, userAgent } : {}), data };
      }),
    );
