import type { Command } from "commander";
import { inTerminal } from "./context";
import { print } from "./print";

/** The command that a timer runs once a day. */
export function addPurgeCommand(program: Command): void {
  program
    .command("purge")
    .description("delete what has expired, accounts whose time has come, and what is kept no longer")
    .option("--json", "answer in JSON")
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
        Object.entries(counts)
          .map(([name, count]) => `${count} ${name}`)
          .join(", "),
      );
    });
}
