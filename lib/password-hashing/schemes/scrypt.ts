import { randomBytes } from "node:crypto";
import { fromBase64, toBase64 } from "../base64";
import type { CurrentScheme } from "../scheme";
import type { KeyDerivation } from "../work";
import { type DerivedKey, derivedKeyScheme } from "./derived-key";

/** `logN` is the binary logarithm of N; memory is 128 · N · `blockSize` bytes. */
export type ScryptCost = { logN: number; blockSize: number; parallelism: number };

const SCRYPT =
  /^\$scrypt\$ln=(?<logN>\d+),r=(?<blockSize>\d+),p=(?<parallelism>\d+)\$(?<salt>[+/A-Za-z0-9]*)\$(?<key>[+/A-Za-z0-9]+)$/;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const LARGEST_MEMORY_BYTES = 1024 ** 3;
const MOST_PARALLELISM = 64;

/** scrypt in passlib's notation, `$scrypt$ln=…,r=…,p=…$salt$key`. */
export function scryptScheme(cost: ScryptCost): CurrentScheme {
  const prefix = `$scrypt$ln=${cost.logN},r=${cost.blockSize},p=${cost.parallelism}$`;
  return {
    ...derivedKeyScheme("scrypt", parse),
    async hash(secret, pool) {
      const salt = randomBytes(SALT_BYTES);
      const key: KeyDerivation = { name: "scrypt", salt, length: KEY_BYTES, ...cost };
      const derived = await pool.hash({ task: "hash", algorithm: "derive", secret, key });
      return `${prefix}${toBase64(salt)}$${toBase64(Buffer.from(derived, "base64"))}`;
    },
    outdated: (stored) => !stored.startsWith(prefix),
    decoy: `${prefix}${toBase64(Buffer.alloc(SALT_BYTES))}$${toBase64(Buffer.alloc(KEY_BYTES))}`,
  };
}

/** Is scrypt of this cost bearable, and possible at all? */
export function isBearableScrypt({ logN, blockSize, parallelism }: ScryptCost): boolean {
  const memory = 128 * 2 ** logN * blockSize;
  return (
    logN >= 1 && memory > 0 && memory <= LARGEST_MEMORY_BYTES && parallelism >= 1 && parallelism <= MOST_PARALLELISM
  );
}

function parse(stored: string): DerivedKey | null {
  const found = SCRYPT.exec(stored)?.groups;
  if (!found) return null;
  const cost = {
    logN: Number(found.logN),
    blockSize: Number(found.blockSize),
    parallelism: Number(found.parallelism),
  };
  if (!isBearableScrypt(cost)) return null;
  const expected = fromBase64(found.key ?? "");
  return { key: { name: "scrypt", salt: fromBase64(found.salt ?? ""), length: expected.length, ...cost }, expected };
}
