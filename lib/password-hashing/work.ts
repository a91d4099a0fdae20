/**
 * What a hashing thread can be asked to do; `worker.mjs` answers a `HashWork` with the encoded hash (for `derive`:
 * the key in base64) and a `VerifyWork` with the index of the first secret that fits, or -1.
 * Secrets are text, encoded as UTF-8 by the thread. Memory is in KiB, lengths are in bytes.
 */
export type HashWork =
  | { task: "hash"; algorithm: "bcrypt"; secret: string; rounds: number }
  | { task: "hash"; algorithm: "argon2"; secret: string; memory: number; passes: number; lanes: number }
  | { task: "hash"; algorithm: "derive"; secret: string; key: KeyDerivation };

export type VerifyWork =
  | { task: "verify"; algorithm: "bcrypt" | "argon2"; secrets: string[]; stored: string }
  | { task: "verify"; algorithm: "derive"; secrets: string[]; key: KeyDerivation; expected: Uint8Array };

export type KeyDerivation =
  | { name: "scrypt"; salt: Uint8Array; length: number; logN: number; blockSize: number; parallelism: number }
  | { name: "pbkdf2"; salt: Uint8Array; length: number; digest: "sha1" | "sha256" | "sha512"; rounds: number };
