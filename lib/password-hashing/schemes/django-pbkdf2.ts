import { fromBase64 } from "../base64";
import type { Scheme } from "../scheme";
import { type DerivedKey, derivedKeyScheme } from "./derived-key";
import { isBearablePbkdf2 } from "./pbkdf2";

const DJANGO_PBKDF2 = /^pbkdf2_(?<digest>sha256|sha1)\$(?<rounds>\d+)\$(?<salt>[^$]+)\$(?<key>[+/=A-Za-z0-9]+)$/;

/** Django's usual hash, `pbkdf2_sha256$rounds$salt$key`. Its salt is the text itself, not base64. */
export function djangoPbkdf2Scheme(digest: "sha256" | "sha1"): Scheme {
  return derivedKeyScheme(`django_pbkdf2_${digest}`, (stored) => parse(stored, digest));
}

function parse(stored: string, digest: "sha256" | "sha1"): DerivedKey | null {
  const found = DJANGO_PBKDF2.exec(stored)?.groups;
  if (found?.digest !== digest || !isBearablePbkdf2(Number(found.rounds))) return null;
  const expected = fromBase64(found.key ?? "");
  const salt = new TextEncoder().encode(found.salt);
  return { key: { name: "pbkdf2", salt, length: expected.length, digest, rounds: Number(found.rounds) }, expected };
}
