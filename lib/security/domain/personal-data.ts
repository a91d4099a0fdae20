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

async function sessionsOf({ db }: Context, { id: userId }: User) {
  const newestFirst = { where: { userId }, orderBy: { createdAt: "desc" } } as const;
  const [sessions, trusted, known] = await Promise.all([
    db.session.findMany({ ...newestFirst, where: { userId, actorId: null } }),
    db.trustedDevice.findMany(newestFirst),
    db.knownDevice.findMany(newestFirst),
  ]);
  return {
    sessions: sessions.map(({ via, remember, createdAt, lastSeenAt, expiresAt, endedAt, ip, userAgent, place }) => ({
      ...{ browser: browserName(inEnglish, userAgent), userAgent, ip, place, via, remember },
      ...{ createdAt, lastSeenAt, expiresAt, endedAt },
    })),
    trustedBrowsers: trusted.map(({ userAgent, createdAt, lastUsedAt, expiresAt }) => ({
      ...{ userAgent, createdAt, lastUsedAt, expiresAt },
    })),
    knownBrowsers: known.map(({ createdAt, lastUsedAt }) => ({ createdAt, lastUsedAt })),
  };
}

async function meansOf({ db }: Context, { id: userId, tfPrimaryMethod }: User) {
  const theirs = { where: { userId }, orderBy: { createdAt: "asc" } } as const;
  const [codes, passkeys, recoveryCodes, accounts] = await Promise.all([
    db.codeSecret.findMany(theirs),
    db.webauthnCredential.findMany(theirs),
    db.recoveryCode.findMany(theirs),
    db.account.findMany(theirs),
  ]);
  return {
    secondFactor: tfPrimaryMethod,
    codes: codes.map(({ use, method, phone, createdAt, lastUsedAt }) => ({
      use,
      method,
      phone,
      createdAt,
      lastUsedAt,
    })),
    passkeys: passkeys.map(({ name, usage, deviceType, aaguid, createdAt, lastUsedAt, credentialId }) => ({
      ...{ name, usage, deviceType, aaguid, createdAt, lastUsedAt },
      credentialId: Buffer.from(credentialId).toString("base64url"),
    })),
    recoveryCodes: recoveryCodes.map(({ createdAt, usedAt }) => ({ createdAt, usedAt })),
    connections: accounts.map(({ provider, providerAccountId, createdAt, lastUsedAt }) => ({
      ...{ provider, providerAccountId, createdAt, lastUsedAt },
    })),
  };
}

async function tokensOf({ db }: Context, { id: userId }: User) {
  const theirs = { where: { userId }, orderBy: { createdAt: "asc" } } as const;
  const [refresh, personal] = await Promise.all([
    db.refreshTracker.findMany(theirs),
    db.personalToken.findMany(theirs),
  ]);
  return {
    personalTokens: personal.map((one) => {
      const { name, ending, permissions, createdAt, expiresAt, lastUsedAt, lastUsedIp, revokedAt } = one;
      return { name, ending, permissions, createdAt, expiresAt, lastUsedAt, lastUsedIp, revokedAt };
    }),
    refreshTokens: refresh.map(({ name, createdAt, expiresAt, lastUsedAt, revokedAt }) => ({
      ...{ name, createdAt, expiresAt, lastUsedAt, revokedAt },
    })),
  };
}

const activityOf = ({ db }: Context, { id: userId }: User) =>
  db.auditEntry
    .findMany({ where: { userId }, orderBy: [{ at: "desc" }, { id: "desc" }], take: mostEntries })
    .then((entries) =>
      entries.map(({ at, event, actorId, ip, userAgent, data }) => {
        const isOwn = actorId === null || actorId === userId;
        return { at, event, by: isOwn ? "you" : "somebody else", ...(isOwn ? { ip, userAgent } : {}), data };
      }),
    );
