import { fingerprint } from "@/lib/crypto/safe-equal";
import { type Db, isUniqueViolation } from "@/lib/db";

/**
 * Whether the browser with this mark was used for the account before, and "first" when no browser ever was. From now on it
 * is a known one.
 */
export async function recognizeBrowser(
  db: Db,
  userId: string,
  mark: string,
  now: Date,
): Promise<"known" | "first" | "new"> {
  const hash = fingerprint(mark);
  const { count } = await db.knownDevice.updateMany({ where: { userId, hash }, data: { lastUsedAt: now } });
  if (count > 0) return "known";
  const others = await db.knownDevice.count({ where: { userId } });
  try {
    await db.knownDevice.create({ data: { userId, hash, createdAt: now, lastUsedAt: now } });
  } catch (error) {
    // The same browser, twice at the same moment: the other request has told already.
    if (!isUniqueViolation(error)) throw error;
    return "known";
  }
  return others === 0 ? "first" : "new";
}
