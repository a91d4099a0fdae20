import type { Command } from "commander";
import { inTerminal } from "./context";
import { print } from "./print";

/** The command that adds the demo people; also what `prisma/seed.ts` runs in development. */
export function addSeedCommand(program: Command): void {
  program
    .command("seed")
    .description("add the demo people, as far as they are missing")
    .option("--json", "answer in JSON")
    .action(async (options: { json?: boolean }) => {
      const useCase = import("../features/administration/seed-demo");
      const added = await inTerminal(async ({ change }) => change((await useCase).seedDemo, {}));
      print(added, options, ({ people }) =>
        people.length === 0 ? "The demo people are there already." : `Added ${people.join(", ")}.`,
      );
    });
}
