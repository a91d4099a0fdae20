import { createHmac, randomBytes } from "node:crypto";
import type { Keyring } from "@/lib/crypto/keyring";
import type { Db } from "@/lib/db";
import type { Context } from "../context";

/** 64 random bits in groups of four hexadecimal digits, "0f3a-…": what NIST SP 800-63B 5.1.2 asks of a look-up secret that is hashed. */
export const newRecoveryCode = (): string => randomBytes(8).toString("hex").match(/.{4}/g)?.join("-") ?? "";

/** Keyed hashes of a code as somebody typed it, one for each listed secret, newest first; null when it has no code's form. */
export function recoveryCodeHashes(keyring: Keyring, userId: string, typed: string): string[] | null {
  const digits = typed.toLowerCase().replace(/[\s-]/g, "");
  if (!/^[0-9a-f]{16}$/.test(digits)) return null;
  return keyring
    .keys("recovery-code")
    .map(({ key }) => createHmac("sha256", key).update(`${userId}\0${digits}`).digest("hex"));
}

/** How many codes somebody could still use; 0 where there are none at all. */
export const recoveryCodesLeft = async ({ config }: Context, db: Db, userId: string): Promise<number> =>
  config.features.recoveryCodes ? db.recoveryCode.count({ where: { userId, usedAt: null } }) : 0;
