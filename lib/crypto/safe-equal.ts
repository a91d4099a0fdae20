import { createHash, timingSafeEqual } from "node:crypto";

/** Compares two secrets in constant time. Both are hashed first, so that their lengths may differ. */
export function safeEqual(a: string, b: string): boolean {
  return timingSafeEqual(sha256(a), sha256(b));
}

/** SHA-256 as 64 hexadecimal digits: what the database keeps of a random token. */
export const fingerprint = (value: string): string => sha256(value).toString("hex");

const sha256 = (value: string): Buffer => createHash("sha256").update(value).digest();
