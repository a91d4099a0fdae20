import type { ListedEntry } from "./audit-entries";

const columns = ["id", "at", "event", "user", "actor", "ip", "userAgent", "requestId", "sessionId", "data"] as const;

/** Comma-separated values by RFC 4180, with a line of names first. */
export const toCsv = (entries: readonly ListedEntry[]): string =>
  [columns.join(","), ...entries.map((entry) => columns.map((column) => field(textOf(entry[column]))).join(","))]
    .map((row) => `${row}\r\n`)
    .join("");

function textOf(value: ListedEntry[keyof ListedEntry]): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" ? value : JSON.stringify(value);
}

/**
 * Others typed some of these texts. A spreadsheet takes one that begins with `=`, `+`, `-` or `@` for a formula; an apostrophe
 * in front makes it a text (OWASP, CSV injection).
 */
function field(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
