/**
 * Names that people give their passkeys: letters, digits, marks on letters, connecting and joining punctuation and blanks.
 * Marks are more than the contract's categories, for after NFKD an "é" is an "e" with a mark. Direction switches, mark-up and
 * controls are not among these.
 */
const allowed = /^[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Zs}]*$/u;

export type CleanName =
  | { name: string }
  | { complaint: "WEBAUTHN_NAME_REQUIRED" | "INVALID_INPUT" | "INVALID_INPUT_LENGTH" };

/** The name as it is stored and looked for: NFKD, single blanks, none at its ends; or what is wrong with it. */
export function cleanPasskeyName(typed: string, maxLength: number): CleanName {
  const normalized = typed.normalize("NFKD");
  if (!allowed.test(normalized)) return { complaint: "INVALID_INPUT" };
  const name = normalized.replace(/\p{Zs}+/gu, " ").trim();
  if (name === "") return { complaint: "WEBAUTHN_NAME_REQUIRED" };
  return name.length > maxLength ? { complaint: "INVALID_INPUT_LENGTH" } : { name };
}
