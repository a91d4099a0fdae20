import { createHash } from "node:crypto";
import type { Scheme } from "../scheme";
import { isBcrypt } from "./bcrypt";

/** Django's `bcrypt_sha256$$2b$…`: bcrypt of the SHA-256 of the password, in hex. */
export const djangoBcryptSha256Scheme = djangoBcrypt("django_bcrypt_sha256", "bcrypt_sha256$", sha256Hex);

/** Django's older `bcrypt$$2b$…`, of the password itself. */
export const djangoBcryptScheme = djangoBcrypt("django_bcrypt", "bcrypt$", (password) => password);

function djangoBcrypt(name: string, prefix: string, prepare: (password: string) => string): Scheme {
  return {
    name,
    recognises: (stored) => stored.startsWith(prefix) && isBcrypt(stored.slice(prefix.length)),
    verify: (stored, secrets, pool) =>
      pool.verify({
        task: "verify",
        algorithm: "bcrypt",
        secrets: secrets.map(prepare),
        stored: stored.slice(prefix.length),
      }),
  };
}

function sha256Hex(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
