import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Keyring } from "./keyring";

/** Encrypts what the database must not hold in clear. AES-256-GCM, a fresh nonce each time, the key's id in front. */
export type SecretBox = {
  seal(plain: string): string;
  /** Throws when it was sealed under a key that is not listed any more, or was changed. */
  open(sealed: string): string;
  /** The ids of the keys that are listed, newest first. */
  keyIds(): string[];
};

/** The id of the key that sealed this. */
export const sealedUnder = (sealed: string): string => sealed.split(".")[0] ?? "";

const nonceLength = 12;
const tagLength = 16;

export function createSecretBox(keyring: Keyring, purpose: string): SecretBox {
  return {
    seal(plain) {
      const newest = keyring.keys(purpose)[0];
      if (!newest) throw new Error("AUTH_SECRET is missing.");
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", newest.key, nonce);
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return `${newest.id}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url")}`;
    },
    open(sealed) {
      const [id, packed = ""] = sealed.split(".");
      const found = keyring.keys(purpose).find((one) => one.id === id);
      if (!found) throw new Error(`The key ${id} that sealed this is not listed any more.`);
      const bytes = Buffer.from(packed, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", found.key, bytes.subarray(0, nonceLength));
      decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
      return Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()]).toString(
        "utf8",
      );
    },
    keyIds: () => keyring.keys(purpose).map(({ id }) => id),
  };
}
