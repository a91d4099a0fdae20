import type { Language } from "@/lib/i18n/language";
import { Refusal } from "./print";

const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "P1000",
  "P1001",
  "P1002",
  "P1003",
  "P1008",
  "P1017",
  "P2024",
]);
/** Prisma's and Postgres's codes for a table or column that is not there. */
const outdated = new Set(["P2021", "P2022", "42P01", "42703"]);

/** The sentence for an error that ended a command. What nobody foresaw is logged in full with LOG_LEVEL=debug. */
export async function explain(language: Language, error: unknown): Promise<string> {
  const t = language.texts("terminal.explain");
  if (error instanceof Refusal) return error.message;
  const codes = codesOf(error);
  if (codes.some((code) => unreachable.has(code))) return t("unreachable");
  if (codes.some((code) => outdated.has(code))) return t("outdated");
  // Our own errors are sentences: a variable that is missing or malformed.
  if (error instanceof Error && codes.length === 0 && isPlain(error)) return error.message;
  const { log } = await import("@/lib/log");
  log.debug({ error }, "command failed");
  const name = error instanceof Error ? error.name : typeof error;
  return t("unexpected", { codes: [name, ...codes].join(" ") });
}

/** Neither one of the language's own kinds, such as a TypeError, nor one of the database client's. */
const isPlain = (error: Error): boolean => error.constructor === Error || error.constructor.name === "SettingError";

/** The codes of an error and of what caused it. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let at = error; at instanceof Error && codes.length < 8; at = at.cause)
    if ("code" in at && typeof at.code === "string") codes.push(at.code);
  return codes;
}
