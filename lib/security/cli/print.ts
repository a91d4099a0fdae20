import type { Language } from "@/lib/i18n/language";
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
