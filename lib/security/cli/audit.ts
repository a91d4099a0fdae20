import { type Command, InvalidArgumentError } from "commander";
import { inTerminal } from "./context";
import { print } from "./print";

type ListOptions = { json?: boolean; limit?: number; event?: string; user?: string };

/** The commands that tell what happened. */
export function addAuditCommands(program: Command): void {
  program
    .command("audit")
    .description("see what happened")
    .command("list")
    .description("what happened, newest first")
    .option("--limit <number>", "at most so many entries (1000 when left out)", count)
    .option("--event <name>", "only this event, such as user_failed_authn")
    .option("--user <user>", "only what is about this person")
    .option("--json", "answer in JSON")
    .action(listEntries);
}

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
