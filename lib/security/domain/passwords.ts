import { inTransaction } from "@/lib/db";
import { log } from "@/lib/log";
import type { MailMessage } from "@/lib/mail/message";
import type { User } from "@/prisma/generated/client";
import type { SecurityConfig } from "../config";
import type { Context } from "../context";
import { queueMail } from "./mails";
import { rotateUniquifier } from "./users";

/** The spelling in which passwords are measured, hashed and compared. */
export const normalizePassword = (password: string, config: SecurityConfig): string =>
  config.passwords.form ? password.normalize(config.passwords.form) : password;

/** Nothing, or nothing but blanks. */
export const isBlank = (password: string): boolean => password.trim() === "";

/**
 * Is this the person's password? The same work is done for nobody and for people without a password. A hash of an outdated
 * scheme is replaced on the way; that the replacement fails is no reason to refuse a right password.
 */
export async function passwordMatches(ctx: Context, user: User | null, password: string): Promise<boolean> {
  const normalized = normalizePassword(password, ctx.config);
  const stored = user?.passwordHash ?? null;
  const { matches, outdated } = await ctx.passwords.verify(normalized, stored);
  // Other systems hash what was typed: an accent there is one letter more or less here. Tried whoever it is, as it takes time.
  const isAsTyped = !matches && normalized !== password && (await ctx.passwords.verify(password, stored)).matches;
  if (!user || !(matches || isAsTyped)) return false;
  if (outdated || isAsTyped) await upgradeHash(ctx, user, normalized);
  return true;
}

async function upgradeHash(ctx: Context, user: User, normalized: string): Promise<void> {
  try {
    const passwordHash = await ctx.passwords.hash(normalized);
    await ctx.db.user.updateMany({ where: { id: user.id, passwordHash: user.passwordHash }, data: { passwordHash } });
  } catch (error) {
    log.warn({ error }, "password hash not upgraded");
  }
}

/**
 * Sets a new password: hash first, outside any transaction, then hash and uniquifier in one conditional write that also ends
 * every session; a notice goes out with it. Null when somebody else changed the person in between.
 */
export async function replacePassword(
  ctx: Context,
  user: User,
  password: string,
  notice: MailMessage | null,
): Promise<User | null> {
  const passwordHash = await ctx.passwords.hash(normalizePassword(password, ctx.config));
  return inTransaction(ctx.db, async (tx) => {
    const renewed = await rotateUniquifier(tx, user, ctx.now(), { passwordHash });
    if (renewed && notice) await queueMail(ctx, tx, notice);
    return renewed;
  });
}
