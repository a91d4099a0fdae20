import type { Language } from "@/lib/i18n/language";
import { dateLocale } from "@/lib/i18n/units";
import type { Failure } from "../core/result";

/** What the person at the terminal is told, and nothing more: a sentence, no stack. */
export class Refusal extends Error {}

/** Prints the answer of a command: as a sentence or table, or as JSON for the next program. */
export function print<T>(value: T, options: { json?: boolean }, text: (value: T) => string): void {
  process.stdout.write(`${options.json ? JSON.stringify(value, null, 2) : printable(text(value))}\n`);
}

/** Complaints as lines, each with the field that it is about. */
export const complaintsOf = (failure: Failure, language: Language): string =>
  Object.entries(failure.complaints)
    .flatMap(([field, complaints]) =>
      complaints.map(({ key, params, text }) => {
        const sentence = text ?? language.sentence({ key, params });
        return field === "" || field === "identity" ? sentence : `${field}: ${sentence}`;
      }),
    )
    .join("\n");

/** What others typed (a browser's name, say) could hold control sequences that the terminal obeys. */
const printable = (text: string): string => text.replace(/[^\P{Cc}\n]/gu, "?");

/** Names beside each other: "a, b, c". */
export const listOf = (language: Language, names: readonly string[]): string =>
  new Intl.ListFormat(dateLocale(language.locale), { style: "narrow" }).format(names);

/** By which name a table has a word; undefined for one that it does not have. */
export function nameIn<K extends string, W extends string>(table: Readonly<Record<K, W>>, word: NoInfer<W>): K;
export function nameIn<K extends string>(table: Readonly<Record<K, string>>, word: string): K | undefined;
export function nameIn(table: Readonly<Record<string, string>>, word: string): string | undefined {
  return Object.keys(table).find((name) => table[name] === word);
}
