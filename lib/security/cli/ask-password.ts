import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { Refusal } from "./print";

/**
 * The password of `--password`; the first line of standard input for `-`, so that scripts need not show it in the list of
 * processes; or one that is typed twice, unseen. Throws a `Refusal` where nobody can be asked.
 */
export async function passwordOrAsk(given: string | undefined): Promise<string> {
  if (given === "-") return (await text(process.stdin)).split(/\r?\n/)[0] ?? "";
  if (given !== undefined) return given;
  if (!process.stdin.isTTY)
    throw new Refusal(
      "Give the password on standard input with --password -, or run this in a terminal to be asked for it.",
    );
  const [password, again] = await askUnseen("Password: ", "The same again: ");
  if (password === undefined || again === undefined) throw new Refusal("No password was given.");
  if (password !== again) throw new Refusal("The two passwords differ.");
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
    process.stderr.write(question);
    const { value, done } = await lines.next();
    process.stderr.write("\n");
    if (done) break;
    answers.push(value);
  }
  terminal.close();
  return answers;
}
