import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { Refusal } from "./print";

/** The password of `--password`, or one that is typed twice, unseen. Throws a `Refusal` where nobody can be asked. */
export async function passwordOrAsk(given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  if (!process.stdin.isTTY)
    throw new Refusal("Give the password by --password, or run this in a terminal to be asked for it.");
  const password = await ask("Password: ");
  if ((await ask("The same again: ")) !== password) throw new Refusal("The two passwords differ.");
  return password;
}

function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true, historySize: 0 });
  return new Promise((resolve, reject) => {
    lines.once("line", (line) => {
      resolve(line);
      lines.close();
    });
    lines.once("SIGINT", () => lines.close());
    lines.once("close", () => {
      process.stderr.write("\n");
      reject(new Refusal("No password was given."));
    });
  });
}
