import { createHash } from "node:crypto";
import { createKeyring } from "./keyring";
import { createSecretBox, type SecretBox } from "./secret-box";

/** The member that names the sealing version; the others are versions. */
export const sealingMember = "current";

/**
 * A secret box whose keys are named by versions, as SECURITY_TOTP_SECRETS lists them: the version that `current` names seals,
 * else the highest; every listed one opens. To rotate where several servers run, list the new version first and let it seal
 * when all of them know it; drop the old one when nothing sealed under it is left (`npm run security -- secrets`).
 * Throws when the text is no JSON map of version → key, and when `current` names none of them.
 */
export function createVersionedBox(json: string, purpose: string): SecretBox {
  const { [sealingMember]: current, ...keys } = parse(json);
  if (current !== undefined && !Object.hasOwn(keys, current)) throw new Error(`There is no key of version ${current}.`);
  const rank = (version: string) => (version === current ? 1 : 0);
  const newestFirst = Object.entries(keys)
    .sort(([a], [b]) => rank(b) - rank(a) || b.localeCompare(a, "en", { numeric: true }))
    .map(([version, key]) => createHash("sha256").update(`${version}\0${key}`).digest("base64url"));
  return createSecretBox(createKeyring(newestFirst), purpose);
}

function parse(json: string): Record<string, string> {
  const value: unknown = JSON.parse(json);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error("Not a map of version to key.");
  const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  if (entries.length === 0) throw new Error("A map of version to key without a key.");
  return Object.fromEntries(entries);
}
