import { createHash } from "node:crypto";
import { createKeyring } from "./keyring";
import { createSecretBox, type SecretBox } from "./secret-box";

/**
 * A secret box whose keys are named by versions, as SECURITY_TOTP_SECRETS lists them: the highest version seals, every listed
 * one opens. Add a version to rotate; drop the old one when nothing sealed under it is left.
 * Throws when the text is no JSON map of version → key.
 */
export function createVersionedBox(json: string, purpose: string): SecretBox {
  const newestFirst = Object.entries(parse(json))
    .sort(([a], [b]) => b.localeCompare(a, "en", { numeric: true }))
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
