import type { Prisma } from "@/prisma/generated/client";
import { unlinkAccounts } from "./linked-accounts";
import { replaceKey } from "./users";

/**
 * Takes away the ways to sign in that were added since a moment at which a stranger got in. Second factors stay: the holder of
 * a mailbox alone cannot take one away.
 */
export async function takeAddedMeans(tx: Prisma.TransactionClient, userId: string, since: Date): Promise<void> {
  const added = { userId, createdAt: { gte: since } };
  await tx.webauthnCredential.deleteMany({ where: { ...added, usage: { in: ["first", "both"] } } });
  await unlinkAccounts(tx, userId, { createdAt: added.createdAt });
  const taken = await tx.codeSecret.findMany({ where: { ...added, use: "unified_signin" }, select: { method: true } });
  await tx.codeSecret.deleteMany({ where: { ...added, use: "unified_signin" } });
  if (taken.some(({ method }) => method === "sms")) await replaceKey(tx, userId, "phone", null);
}

/**
 * Takes away everything by which an account could be entered or kept that was put into it before anybody had proved to hold
 * its mailbox: whoever made it may be a stranger. Mailed codes prove the mailbox and stay.
 */
export async function takeUnprovedMeans(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  const own = { where: { userId } };
  const taken = await tx.codeSecret.findMany({
    where: { userId, NOT: { use: "unified_signin", method: "email" } },
    select: { id: true, method: true },
  });
  await tx.webauthnCredential.deleteMany(own);
  await tx.account.deleteMany(own);
  await tx.recoveryCode.deleteMany(own);
  await tx.codeSecret.deleteMany({ where: { userId, id: { in: taken.map(({ id }) => id) } } });
  if (taken.some(({ method }) => method === "sms")) await replaceKey(tx, userId, "phone", null);
}
