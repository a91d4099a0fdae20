import { createInterface } from "node:readline/promises";
import type { Language } from "@/lib/i18n/language";
import { Refusal } from "./print";

/** Asks a question at the terminal: was this the answer? Throws a `Refusal` where nobody can be asked. */
export async function askAloud(language: Language, question: string, expected: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Refusal(language.texts("terminal.ask")("yesNeeded"));
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} `).catch(() => "");
  terminal.close();
  return answer.trim() === expected;
}
