import { createHash, createHmac, hkdfSync } from "node:crypto";
import { safeEqual } from "./safe-equal";

/** 256-bit keys derived from one secret list, one set for each purpose; the newest secret comes first. */
export type Keyring = {
  /** Keys of a purpose, newest first, each with an id that is safe to publish. */
  keys(purpose: string): { id: string; key: Buffer }[];
  /** base64url HMAC-SHA256 under the newest key, with that key's id in front: "id.mac". */
  sign(purpose: string, data: string): string;
  /** Was it made by `sign`, for this purpose, under any listed secret? */
  verify(purpose: string, data: string, signature: string): boolean;
};

/**
 * Labelled derivation (HKDF-SHA256, RFC 5869): what is made for one purpose is worthless for another.
 * Add a secret in front to rotate, drop the last one when everything made under it has expired.
 */
export function createKeyring(secrets: readonly string[]): Keyring {
  const cache = new Map<string, { id: string; key: Buffer }[]>();
  const keys = (purpose: string) => {
    const known = cache.get(purpose);
    if (known) return known;
    const made = secrets.map((secret) => {
      const key = Buffer.from(hkdfSync("sha256", secret, "gatehouse", purpose, 32));
      return { id: createHash("sha256").update(key).digest("base64url").slice(0, 6), key };
    });
    cache.set(purpose, made);
    return made;
  };
  const mac = (key: Buffer, data: string) => createHmac("sha256", key).update(data).digest("base64url");
  return {
    keys,
    sign(purpose, data) {
      const newest = keys(purpose)[0];
      if (!newest) throw new Error("AUTH_SECRET is missing.");
      return `${newest.id}.${mac(newest.key, data)}`;
    },
    verify(purpose, data, signature) {
      const [id, given] = signature.split(".");
      const found = keys(purpose).find((one) => one.id === id);
      return found !== undefined && given !== undefined && safeEqual(mac(found.key, data), given);
    },
  };
}
