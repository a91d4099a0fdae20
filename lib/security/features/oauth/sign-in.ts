import { inTransaction, isUniqueViolation } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { normalizeEmail } from "../../core/identity";
import { fail, ok, type Result } from "../../core/result";
import { completeLogin, type LoginOutcome } from "../../domain/complete-login";
import { firstIdentityOf } from "../../domain/first-identity";
import { findLinkedUser, linkAccount, linkedAccountsOf, lockLinks, noteLinkUse } from "../../domain/linked-accounts";
import { queueMail } from "../../domain/mails";
import { createUser, findUserByEmail } from "../../domain/users";
import type { Arrival } from "./arrive";
import { prepareNotice } from "./notice";
import { makesAccounts } from "./providers";

/**
 * Signs somebody in whom a provider vouches for. Its subject is the key. Somebody who comes for the first time is known by an
 * address that the provider has verified and that was confirmed here; or gets an account, where that is configured. Ends in
 * the gate like every first factor.
 */
export async function signInAs(
  ctx: Context,
  { provider, person }: Arrival,
): Promise<Result<LoginOutcome & { email: string; identity: string }>> {
  const linked = await findLinkedUser(ctx.db, provider.id, person.subject);
  const email = linked ? null : addressOf(person.verifiedEmail);
  const user = linked ?? (email === null ? null : await byAddress(ctx, provider.id, email));
  const found = user ?? (email === null ? null : await makeAccount(ctx, provider, person.subject, email));
  if (!found) {
    const someone = ctx.language.texts("words")("accountAt", { provider: provider.name });
    return fail("IDENTITY_NOT_REGISTERED", "", { id: email ?? someone });
  }

  const outcome = await completeLogin(ctx, found, { via: "oauth", remember: false, field: "" });
  if (!outcome.ok) return outcome;
  // Before a second factor is passed, the account is left as it is.
  if (user && !linked && outcome.value.status === "signed-in") await keepLink(ctx, found, provider, person.subject);
  await noteLinkUse(ctx.db, provider.id, person.subject, ctx.now());
  return ok({ ...outcome.value, email: found.email, identity: await firstIdentityOf(ctx, found.id) });
}

/** Folding may make two mailboxes one; here another service vouches for one of them, so only what folding leaves alone counts. */
function addressOf(verified: string | null): string | null {
  const email = verified === null ? null : normalizeEmail(verified);
  return email !== null && email.toLowerCase() === verified?.toLowerCase() ? email : null;
}

/**
 * An address that nobody confirmed here may have been typed by a stranger who waits for its owner. Somebody who has connected
 * another account of this provider is known by that one alone: addresses are given to others there. Nor does a service that
 * they disconnected come back this way.
 */
async function byAddress(ctx: Context, provider: string, email: string): Promise<User | null> {
  if (!ctx.config.identity.attributes.includes("email")) return null;
  const user = await findUserByEmail(ctx.db, email);
  if (!user?.confirmedAt || user.disconnected.includes(provider)) return null;
  const links = await linkedAccountsOf(ctx.db, user.id);
  return links.some((link) => link.provider === provider) ? null : user;
}

async function makeAccount(
  ctx: Context,
  provider: Arrival["provider"],
  subject: string,
  email: string,
): Promise<User | null> {
  if (!makesAccounts(ctx)) return null;
  const notice = await prepareNotice(ctx, { email, locale: null }, { change: "connected", provider: provider.name });
  try {
    const user = await inTransaction(ctx.db, async (tx) => {
      const now = ctx.now();
      const made = await createUser(tx, { email, username: null, passwordHash: null, confirmedAt: now }, now);
      await linkAccount(tx, { userId: made.id, provider, subject });
      await queueMail(ctx, tx, notice);
      return made;
    });
    await ctx.emit("user_registered", { userId: user.id });
    return user;
  } catch (error) {
    // The address belongs to somebody already.
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** Not where the service was connected with another account, or that account with another person, a moment ago. */
async function keepLink(ctx: Context, user: User, provider: Arrival["provider"], subject: string): Promise<void> {
  const notice = await prepareNotice(ctx, user, { change: "connected", provider: provider.name });
  const isKept = await inTransaction(ctx.db, async (tx) => {
    if (!(await lockLinks(tx, user.id, user.uniquifier))) return false;
    const links = await linkedAccountsOf(tx, user.id);
    if (links.some((link) => link.provider === provider.id)) return false;
    await linkAccount(tx, { userId: user.id, provider, subject });
    await queueMail(ctx, tx, notice);
    return true;
  }).catch((error: unknown) => {
    // This sign-in was by the address, and stays that.
    if (isUniqueViolation(error)) return false;
    throw error;
  });
  if (isKept) await ctx.emit("oauth_connected", { userId: user.id, provider: provider.id });
}
