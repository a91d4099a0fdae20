import { type Command, InvalidArgumentError } from "commander";
import type { Language } from "@/lib/i18n/language";
import { auditFaults, type Fault } from "../features/audit/verify";
import { inTerminal } from "./context";
import { jsonOption } from "./help";
import { nameIn, print } from "./print";

type ListOptions = { json?: boolean; limit?: number; event?: string; user?: string };

/** The commands that tell what happened. */
export function addAuditCommands(program: Command, language: Language, exit: (code: number) => void): void {
  const t = language.texts("terminal.audit");
  const audit = program.command("audit").description(t("description"));
  audit
    .command("verify")
    .description(t("verify.description"))
    .addOption(jsonOption(language))
    .action((options: { json?: boolean }) => verify(language, options, exit));
  audit
    .command("list")
    .description(t("list.description"))
    .option("--limit <number>", t("list.limit"), (text) => count(language, text))
    .option("--event <name>", t("list.event"))
    .option("--user <user>", t("list.user"))
    .addOption(jsonOption(language))
    .action((options: ListOptions) => listEntries(language, options));
}

async function verify(language: Language, options: { json?: boolean }, exit: (code: number) => void): Promise<void> {
  const t = language.texts("terminal.audit.verify");
  const useCase = import("../features/audit/verify");
  const outcome = await inTerminal(async ({ read }) => read((await useCase).verifyAudit, {}));
  if (!outcome.isWhole) exit(1);
  print(outcome, options, ({ isWhole, entries, head, faults }) =>
    isWhole
      ? t("whole", { entries, head })
      : [t("tampered", { entries }), ...faults.map((fault) => `  ${sentenceOfFault(language, fault)}`)].join("\n"),
  );
}

function sentenceOfFault(language: Language, { id, what }: Fault): string {
  const t = language.texts("terminal.audit.verify");
  const fault = t(`faults.${nameIn(auditFaults, what)}`);
  return id === null ? fault : t("entry", { id, fault });
}

async function listEntries(language: Language, { json, ...filter }: ListOptions): Promise<void> {
  const t = language.texts("terminal.audit.list");
  const useCase = import("../features/administration/list-audit");
  const entries = await inTerminal(async ({ read }) => read((await useCase).listAudit, filter));
  print(entries, { json }, (all) =>
    all.length === 0
      ? t("empty")
      : all
          .map(({ at, event, user, actor, ip, data }) =>
            [
              at.toISOString(),
              event,
              user ?? "-",
              ip ?? "-",
              actor ? t("actor", { actor }) : "",
              data ? JSON.stringify(data) : "",
            ]
              .filter(Boolean)
              .join("  "),
          )
          .join("\n"),
  );
}

function count(language: Language, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 10_000) return number;
  throw new InvalidArgumentError(language.texts("terminal.audit.list")("limitWrong"));
}
