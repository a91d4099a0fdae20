import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import type { Language } from "@/lib/i18n/language";
import { Refusal } from "./print";

/**
 * The password of `--password`; the first line of standard input for `-`, so that scripts need not show it in the list of
 * processes; or one that is typed twice, unseen. Throws a `Refusal` where nobody can be asked.
 */
export async function passwordOrAsk(language: Language, given: string | undefined): Promise<string> {
  const t = language.texts("terminal.ask");
  if (given === "-") return (await text(process.stdin)).split(/\r?\n/)[0] ?? "";
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) throw new Refusal(t("passwordNeeded"));
  const [password, again] = await askUnseen(t("password"), t("again"));
  if (password === undefined || again === undefined) throw new Refusal(t("noPassword"));
  if (password !== again) throw new Refusal(t("different"));
  return password;
}

/** The lines typed after each question; fewer when the person gives up (Ctrl-C, Ctrl-D). */
async function askUnseen(...questions: string[]): Promise<string[]> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true, historySize: 0 });
  terminal.on("SIGINT", () => terminal.close());
  const lines = terminal[Symbol.asyncIterator]();
  const answers: string[] = [];
  for (const question of questions) {
    process.stderr.write(`${question} `);
    const { value, done } = await lines.next();
    process.stderr.write("\n");
    if (done) break;
    answers.push(value);
  }
  terminal.close();
  return answers;
}
