import { randomUniquifier } from "@/lib/crypto/random";
import type { Db } from "@/lib/db";
import type { IdentityKind, User } from "@/prisma/generated/client";
import type { SecurityConfig } from "../config";
import type { Context } from "../context";
import { emailKey, normalizeEmail, normalizeUsername, usernameKey } from "../core/identity";
import type { Locale } from "../core/locales";
import { normalizePhone } from "../core/phone";
import { endSessionsOf } from "./sessions";

export type NewUser = {
  email: string;
  username: string | null;
  passwordHash: string | null;
  active?: boolean;
  confirmedAt?: Date | null;
  locale?: Locale | null;
  /** Where an authenticator was given it before the account is made. */
  webauthnUserHandle?: string;
};

/** Creates a person. Expects normalised values; a taken e-mail or username is a unique violation on `identity_keys`. */
export async function createUser(db: Db, user: NewUser, now: Date): Promise<User> {
  const keys: { key: string; kind: IdentityKind }[] = [{ key: emailKey(user.email), kind: "email" }];
  if (user.username) keys.push({ key: usernameKey(user.username), kind: "username" });
  return db.user.create({
    data: {
      email: user.email,
      username: user.username,
      passwordHash: user.passwordHash,
      active: user.active ?? true,
      confirmedAt: user.confirmedAt ?? null,
      locale: user.locale ?? null,
      uniquifier: randomUniquifier(),
      webauthnUserHandle: user.webauthnUserHandle ?? newUserHandle(),
      createdAt: now,
      updatedAt: now,
      identityKeys: { create: keys },
    },
  });
}

/** What authenticators keep as the id of a person: random, so that it tells nothing. 64 characters (WebAuthn allows 64 bytes). */
export const newUserHandle = (): string => randomUniquifier() + randomUniquifier();

/** Whose key is it? `kind` keeps a username from standing in for an address. One query, whether it is anybody's or nobody's. */
const findByKey = (db: Db, key: string, kind: IdentityKind): Promise<User | null> =>
  db.user.findFirst({ where: { identityKeys: { some: { key, kind } } } });

/** Expects a normalised address. */
export const findUserByEmail = (db: Db, email: string): Promise<User | null> => findByKey(db, emailKey(email), "email");

/** Expects a normalised username. */
export const findUserByUsername = (db: Db, username: string): Promise<User | null> =>
  findByKey(db, usernameKey(username), "username");

/**
 * The person somebody means by this text: the first configured attribute whose form it has decides, with no second guess.
 * Null when it has no form, or belongs to nobody.
 */
export async function findUserByIdentity(ctx: Context, identity: string): Promise<User | null> {
  for (const attribute of identityAttributes(ctx.config)) {
    if (attribute === "email") {
      const email = normalizeEmail(identity);
      if (email) return findUserByEmail(ctx.db, email);
    }
    if (attribute === "us_phone_number") {
      const phone = normalizePhone(identity, ctx.config.codes.phoneRegion);
      if (phone) return findByKey(ctx.db, phone, "phone");
    }
    if (attribute === "username") {
      const normalized = normalizeUsername(identity, usernameRules(ctx.config));
      if ("username" in normalized) return findUserByUsername(ctx.db, normalized.username);
    }
  }
  return null;
}

/**
 * Gives the person another address, proved by whoever asked for it. Expects a normalised one; a taken one is a unique
 * violation. Null when the address is not `user.email` any more. Belongs into a transaction.
 */
export async function replaceEmail(
  db: Db,
  user: Pick<User, "id" | "email">,
  email: string,
  now: Date,
): Promise<User | null> {
  const changed = await db.user.updateManyAndReturn({
    where: { id: user.id, email: user.email },
    data: { email, confirmedAt: now, updatedAt: now },
  });
  const renewed = changed[0];
  if (!renewed) return null;
  await replaceKey(db, user.id, "email", emailKey(email));
  return renewed;
}

/** Gives the person another username, or none. A taken one is a unique violation; null = it was changed meanwhile. */
export async function replaceUsername(
  db: Db,
  user: Pick<User, "id" | "username">,
  username: string | null,
  now: Date,
): Promise<User | null> {
  const changed = await db.user.updateManyAndReturn({
    where: { id: user.id, username: user.username },
    data: { username, updatedAt: now },
  });
  const renewed = changed[0];
  if (!renewed) return null;
  await replaceKey(db, user.id, "username", username === null ? null : usernameKey(username));
  return renewed;
}

/** The one key of this kind that somebody has from now on. Somebody else's is a unique violation. */
export async function replaceKey(db: Db, userId: string, kind: IdentityKind, key: string | null): Promise<void> {
  await db.identityKey.deleteMany({ where: { userId, kind } });
  if (key !== null) await db.identityKey.create({ data: { key, kind, userId } });
}

/** The language in which mails to this person are written from now on. */
export async function keepLocale(db: Db, userId: string, locale: Locale): Promise<void> {
  await db.user.updateMany({ where: { id: userId }, data: { locale } });
}

/** The configured attributes, without those that are switched off: usernames, and numbers that sign nobody in. */
export const identityAttributes = (config: SecurityConfig) =>
  config.identity.attributes.filter(
    (one) => (one !== "username" || config.features.usernames) && (one !== "us_phone_number" || takesPhones(config)),
  );

const takesPhones = ({ features, unifiedSignIn }: SecurityConfig): boolean =>
  features.unifiedSignIn && unifiedSignIn.methods.includes("sms");

export const usernameRules = ({ identity }: SecurityConfig) => ({
  minLength: identity.usernameMinLength,
  maxLength: identity.usernameMaxLength,
  form: identity.usernameForm,
});

/**
 * Gives the person a new uniquifier, which voids every session, token and link made under the old one, and ends the
 * sessions. The write is conditional on the uniquifier we saw: of two at the same moment, one gets null.
 */
export async function rotateUniquifier(
  db: Db,
  user: Pick<User, "id" | "uniquifier">,
  now: Date,
  more: { passwordHash?: string } = {},
): Promise<User | null> {
  const changed = await db.user.updateManyAndReturn({
    where: { id: user.id, uniquifier: user.uniquifier },
    data: {
      uniquifier: randomUniquifier(),
      updatedAt: now,
      ...(more.passwordHash === undefined ? {} : { passwordHash: more.passwordHash }),
    },
  });
  const renewed = changed[0];
  if (!renewed) return null;
  await endSessionsOf(db, user.id, now);
  return renewed;
}
