import { createInterface } from "node:readline/promises";
import { Refusal } from "./print";

/** Asks a question at the terminal: was this the answer? Throws a `Refusal` where nobody can be asked. */
export async function askAloud(question: string, expected: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Refusal("Add --yes, or run this in a terminal to be asked.");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question).catch(() => "");
  terminal.close();
  return answer.trim() === expected;
}
