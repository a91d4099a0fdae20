import type { Prisma } from "@/prisma/generated/client";

/** The role whose last holder cannot be sent away. */
export const administratorRole = "admin";

/**
 * Does this person hold the administrator's role while nobody else who is active does? Locks the role until the transaction
 * ends, so that two administrators cannot send each other away at the same moment.
 */
export async function isLastAdministrator(tx: Prisma.TransactionClient, userId: string): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM roles WHERE name = ${administratorRole} FOR UPDATE`;
  const role = { name: administratorRole };
  if ((await tx.userRole.count({ where: { userId, role } })) === 0) return false;
  return (await tx.userRole.count({ where: { userId: { not: userId }, role, user: { active: true } } })) === 0;
}
