/**
 * Who somebody says they are. Canonicalise first, then validate, and use only what came out.
 * Runs in browser, edge and server; knows no database.
 */
export type NormalizationForm = "NFC" | "NFD" | "NFKC" | "NFKD";

/** RFC 5321: 64 octets before the @, 254 in all. */
const maximumLocalPart = 64;
const maximumAddress = 254;
const atom = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The address as we store and mail it (NFKC, domain in lower-case ASCII), or null when it is none.
 * Strict on purpose: one @, no quotes, comments, blanks or second recipients. Blanks at the ends are not cut off.
 */
export function normalizeEmail(value: string): string | null {
  // The only place for an @ is the one that was typed: look-alikes such as U+FF20 must not become one by folding.
  if (value.length > maximumAddress * 2 || value.split("@").length !== 2) return null;
  const folded = value.normalize("NFKC");
  const [local = "", domain = "", ...more] = folded.split("@");
  if (more.length > 0 || !atom.test(local) || new TextEncoder().encode(local).length > maximumLocalPart) return null;
  const ascii = domainToAscii(domain);
  if (!ascii || local.length + 1 + ascii.length > maximumAddress) return null;
  return `${local}@${ascii}`;
}

/** What an address is compared by: two spellings with one key are one person. */
export const emailKey = (normalized: string): string => normalized.toLowerCase();

function domainToAscii(domain: string): string | null {
  if (domain === "" || domain.length > 253 || /[^\p{L}\p{N}\p{M}.-]/u.test(domain)) return null;
  let host: string;
  try {
    host = new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
  const labels = host.split(".");
  const last = labels.at(-1) ?? "";
  // A number as last label would be an IP address.
  if (labels.length < 2 || /^\d+$/.test(last) || !labels.every((one) => label.test(one))) return null;
  return host;
}

export type UsernameRules = { minLength: number; maxLength: number; form: NormalizationForm | null };
export type UsernameComplaint =
  | "USERNAME_ILLEGAL_CHARACTERS"
  | "USERNAME_DISALLOWED_CHARACTERS"
  | "USERNAME_INVALID_LENGTH";

/** The username as we store it, or what is wrong with it. Expects something that is not empty. */
export function normalizeUsername(
  value: string,
  rules: UsernameRules,
): { username: string } | { complaint: UsernameComplaint } {
  if (value.trim() !== value || /<[^>]*>?|&\w+;/.test(value)) return { complaint: "USERNAME_ILLEGAL_CHARACTERS" };
  if (!/^[\p{L}\p{N}]+$/u.test(value)) return { complaint: "USERNAME_DISALLOWED_CHARACTERS" };
  const username = rules.form ? value.normalize(rules.form) : value;
  const length = [...username].length;
  if (length < rules.minLength || length > rules.maxLength) return { complaint: "USERNAME_INVALID_LENGTH" };
  return { username };
}

/** What a username is compared by. */
export const usernameKey = (username: string): string => username.toLowerCase();

/** The domain of a normalised address. */
export const emailDomain = (normalized: string): string => normalized.slice(normalized.lastIndexOf("@") + 1);
