import type { Command } from "commander";
import type { Language } from "@/lib/i18n/language";
import { inTerminal } from "./context";
import { jsonOption } from "./help";
import { listOf, print } from "./print";

/** The command that adds the demo people; also what `prisma/seed.ts` runs in development. */
export function addSeedCommand(program: Command, language: Language): void {
  const t = language.texts("terminal.seed");
  program
    .command("seed")
    .description(t("description"))
    .addOption(jsonOption(language))
    .action(async (options: { json?: boolean }) => {
      const useCase = import("../features/administration/seed-demo");
      const added = await inTerminal(async ({ change }) => change((await useCase).seedDemo, {}));
      print(added, options, ({ people }) =>
        people.length === 0 ? t("empty") : t("done", { people: listOf(language, people) }),
      );
    });
}
