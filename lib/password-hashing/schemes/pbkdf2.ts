import { randomBytes } from "node:crypto";
import { fromBase64, toBase64 } from "../base64";
import type { CurrentScheme } from "../scheme";
import type { KeyDerivation } from "../work";
import { type DerivedKey, derivedKeyScheme } from "./derived-key";

export type Pbkdf2Cost = { rounds: number };

const PBKDF2 = /^\$pbkdf2-(?<digest>sha256|sha512)\$(?<rounds>\d+)\$(?<salt>[./A-Za-z0-9]*)\$(?<key>[./A-Za-z0-9]+)$/;
const SALT_BYTES = 16;
const KEY_BYTES = { sha256: 32, sha512: 64 };
const MOST_ROUNDS = 10_000_000;

/** PBKDF2 in passlib's notation, `$pbkdf2-sha512$rounds$salt$key`. */
export function pbkdf2Scheme(digest: "sha256" | "sha512", cost: Pbkdf2Cost): CurrentScheme {
  const prefix = `$pbkdf2-${digest}$${cost.rounds}$`;
  const length = KEY_BYTES[digest];
  return {
    ...derivedKeyScheme(`pbkdf2_${digest}`, (stored) => parse(stored, digest)),
    async hash(secret, pool) {
      const salt = randomBytes(SALT_BYTES);
      const key: KeyDerivation = { name: "pbkdf2", salt, length, digest, ...cost };
      const derived = await pool.hash({ task: "hash", algorithm: "derive", secret, key });
      return `${prefix}${toDotted(salt)}$${toDotted(Buffer.from(derived, "base64"))}`;
    },
    outdated: (stored) => !stored.startsWith(prefix),
    decoy: `${prefix}${toDotted(Buffer.alloc(SALT_BYTES))}$${toDotted(Buffer.alloc(length))}`,
  };
}

/** Is PBKDF2 with so many rounds bearable, and possible at all? */
export function isBearablePbkdf2(rounds: number): boolean {
  return rounds >= 1 && rounds <= MOST_ROUNDS;
}

function parse(stored: string, digest: "sha256" | "sha512"): DerivedKey | null {
  const found = PBKDF2.exec(stored)?.groups;
  if (found?.digest !== digest || !isBearablePbkdf2(Number(found.rounds))) return null;
  const expected = fromDotted(found.key ?? "");
  const salt = fromDotted(found.salt ?? "");
  return { key: { name: "pbkdf2", salt, length: expected.length, digest, rounds: Number(found.rounds) }, expected };
}

/** passlib writes "." where base64 has "+", only in its PBKDF2 hashes. */
function toDotted(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll("+", ".");
}

function fromDotted(text: string): Uint8Array {
  return fromBase64(text.replaceAll(".", "+"));
}
