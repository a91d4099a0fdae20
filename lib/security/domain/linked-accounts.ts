import { PrismaAdapter } from "@auth/prisma-adapter";
import type { Db } from "@/lib/db";
import type { OAuthProvider } from "@/lib/oauth/provider";
import type { Account, User } from "@/prisma/generated/client";
import type { Context } from "../context";
import { usableProviders } from "../core/oauth-providers";

/** Accounts at other services that open one here. Of the adapter's ways only this one is used: it links what we tell it to. */
export async function linkAccount(
  db: Db,
  link: { userId: string; provider: OAuthProvider; subject: string },
): Promise<void> {
  const { userId, provider, subject } = link;
  // No token of the provider comes this far, so none can be stored.
  await PrismaAdapter(db).linkAccount?.({
    userId,
    type: provider.kind === "oidc" ? "oidc" : "oauth",
    provider: provider.id,
    providerAccountId: subject,
  });
}

/** Whose account here is opened by this one; null = nobody's. */
export async function findLinkedUser(db: Db, provider: string, subject: string): Promise<User | null> {
  const found = await db.account.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId: subject } },
    include: { user: true },
  });
  return found?.user ?? null;
}

export const linkedAccountsOf = (db: Db, userId: string): Promise<Account[]> =>
  db.account.findMany({ where: { userId }, orderBy: { createdAt: "asc" } });

/**
 * Takes connections away from their owner: of one service, or those made since a moment. Such a service is not to come back
 * by the person's address; only they connect it again. Answers how many there were.
 */
export async function unlinkAccounts(
  tx: Db,
  userId: string,
  which: { provider: string } | { createdAt: { gte: Date } },
): Promise<number> {
  const gone = await tx.account.findMany({ where: { userId, ...which }, select: { id: true, provider: true } });
  for (const { provider } of gone)
    await tx.user.updateMany({
      where: { id: userId, NOT: { disconnected: { has: provider } } },
      data: { disconnected: { push: provider } },
    });
  return (await tx.account.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })).count;
}

export async function noteLinkUse(db: Db, provider: string, subject: string, now: Date): Promise<void> {
  await db.account.updateMany({ where: { provider, providerAccountId: subject }, data: { lastUsedAt: now } });
}

/**
 * Makes two changes of somebody's connections at the same moment see each other. False = everything issued to this person has
 * been voided since the uniquifier was read, so nothing may be added in its name.
 */
export async function lockLinks(tx: Db, userId: string, uniquifier: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM users WHERE id = ${userId}::uuid AND uniquifier = ${uniquifier} FOR UPDATE`;
  return rows.length > 0;
}

/** The services that this person has connected and that can be used as things stand. */
export async function usableLinksOf({ config, oauthClients }: Context, db: Db, userId: string): Promise<string[]> {
  if (!config.features.oauth) return [];
  const links = await linkedAccountsOf(db, userId);
  const usable = usableProviders(oauthClients, config.oauth.builtInProviders);
  return links.map(({ provider }) => provider).filter((provider) => usable.some(({ id }) => id === provider));
}
