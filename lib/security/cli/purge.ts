import type { Command } from "commander";
import type { Language } from "@/lib/i18n/language";
import { inTerminal } from "./context";
import { jsonOption } from "./help";
import { listOf, print } from "./print";

/** The command that a timer runs once a day. */
export function addPurgeCommand(program: Command, language: Language): void {
  const t = language.texts("terminal.purge");
  program
    .command("purge")
    .description(t("description"))
    .addOption(jsonOption(language))
    .action(async (options: { json?: boolean }) => {
      const expired = import("../features/maintenance/purge-expired");
      const audit = import("../features/audit/purge");
      const due = import("../features/privacy/erase-due");
      const addresses = import("../features/privacy/blank-addresses");
      const deleted = await inTerminal(async ({ change }) => ({
        ...(await change((await expired).purgeExpired, {})),
        ...(await change((await due).eraseDue, {})),
        ...(await change((await addresses).blankAddresses, {})),
        auditEntries: (await change((await audit).purgeAudit, {})).entries,
      }));
      print(deleted, options, (counts) =>
        listOf(
          language,
          Object.entries(counts).map(([name, count]) => countOf(language, name, count)),
        ),
      );
    });
}

function countOf(language: Language, name: string, count: number): string {
  const names = language.messages.terminal.purge.counts;
  const isNamed = (one: string): one is keyof typeof names => Object.hasOwn(names, one);
  return isNamed(name) ? language.texts("terminal.purge")(`counts.${name}`, { count }) : `${count} ${name}`;
}
