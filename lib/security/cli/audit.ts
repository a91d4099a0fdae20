import { type Command, InvalidArgumentError } from "commander";
import { inTerminal } from "./context";
import { print } from "./print";

type ListOptions = { json?: boolean; limit?: number; event?: string; user?: string };

/** The commands that tell what happened. */
export function addAuditCommands(program: Command, exit: (code: number) => void): void {
  const audit = program.command("audit").description("see what happened, and whether somebody tampered with it");
  audit
    .command("verify")
    .description("whether an entry was changed or deleted; exit code 1 when one was")
    .option("--json", "answer in JSON")
    .action((options: { json?: boolean }) => verify(options, exit));
  audit
    .command("list")
    .description("what happened, newest first")
    .option("--limit <number>", "at most so many entries (1000 when left out)", count)
    .option("--event <name>", "only this event, such as user_failed_authn")
    .option("--user <user>", "only what is about this person")
    .option("--json", "answer in JSON")
    .action(listEntries);
}

async function verify(options: { json?: boolean }, exit: (code: number) => void): Promise<void> {
  const useCase = import("../features/audit/verify");
  const outcome = await inTerminal(async ({ read }) => read((await useCase).verifyAudit, {}));
  if (!outcome.isWhole) exit(1);
  print(outcome, options, ({ isWhole, entries, head, faults }) =>
    isWhole
      ? `${entries} entries, none changed or deleted. The last one's hash is ${head}.`
      : [`The record was tampered with (${entries} entries):`, ...faults.map(sentenceOfFault)].join("\n"),
  );
}

const sentenceOfFault = ({ id, what }: { id: string | null; what: string }): string =>
  id === null ? `  ${what}` : `  entry ${id}: ${what}`;

async function listEntries({ json, ...filter }: ListOptions): Promise<void> {
  const useCase = import("../features/administration/list-audit");
  const entries = await inTerminal(async ({ read }) => read((await useCase).listAudit, filter));
  print(entries, { json }, (all) =>
    all.length === 0
      ? "Nothing happened yet."
      : all
          .map(({ at, event, user, actor, ip, data }) =>
            [
              at.toISOString(),
              event,
              user ?? "-",
              ip ?? "-",
              actor ? `by ${actor}` : "",
              data ? JSON.stringify(data) : "",
            ]
              .filter(Boolean)
              .join("  "),
          )
          .join("\n"),
  );
}

function count(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 10_000) return number;
  throw new InvalidArgumentError("Give a whole number from 1 to 10000.");
}
