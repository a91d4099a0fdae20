import { fromBase64 } from "../base64";
import type { Scheme } from "../scheme";
import { type DerivedKey, derivedKeyScheme } from "./derived-key";
import { isBearableScrypt } from "./scrypt";

const DJANGO_SCRYPT =
  /^scrypt\$(?<n>\d+)\$(?<salt>[^$]+)\$(?<blockSize>\d+)\$(?<parallelism>\d+)\$(?<key>[+/=A-Za-z0-9]+)$/;

/** Django's `scrypt$N$salt$r$p$key`. Its salt is the text itself, not base64. */
export const djangoScryptScheme: Scheme = derivedKeyScheme("django_scrypt", parse);

function parse(stored: string): DerivedKey | null {
  const found = DJANGO_SCRYPT.exec(stored)?.groups;
  if (!found) return null;
  const cost = {
    logN: Math.log2(Number(found.n)),
    blockSize: Number(found.blockSize),
    parallelism: Number(found.parallelism),
  };
  if (!Number.isInteger(cost.logN) || !isBearableScrypt(cost)) return null;
  const expected = fromBase64(found.key ?? "");
  const salt = new TextEncoder().encode(found.salt);
  return { key: { name: "scrypt", salt, length: expected.length, ...cost }, expected };
}
