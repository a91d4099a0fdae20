import { createWriteStream } from "node:fs";
import { type Command, Option } from "commander";
import type { Language } from "@/lib/i18n/language";
import { systemNames } from "../features/moving-in/schema";
import { inTerminal } from "./context";
import { jsonOption } from "./help";
import { sentencesOf } from "./import-report";
import { print, Refusal } from "./print";
import { progressBar } from "./progress-bar";

type Options = {
  from: string;
  file?: string;
  url?: string;
  table?: string;
  accounts?: string;
  name?: string;
  dryRun?: boolean;
  confirmed?: boolean;
  restart?: boolean;
  skipped?: string;
  json?: boolean;
};

/** The command that brings people of another system along. */
export function addImportCommand(program: Command, language: Language): void {
  const t = language.texts("terminal.import");
  program
    .command("import [source]")
    .description(t("description"))
    .addOption(new Option("--from <system>", t("options.from")).choices(systemNames).makeOptionMandatory())
    .option("--file <file>", t("options.file"))
    .option("--url <url>", t("options.url"))
    .option("--table <name>", t("options.table"))
    .option("--accounts <file>", t("options.accounts"))
    .option("--name <name>", t("options.name"))
    .option("--dry-run", t("options.dryRun"))
    .option("--confirmed", t("options.confirmed"))
    .option("--restart", t("options.restart"))
    .option("--skipped <file>", t("options.skipped"))
    .addOption(jsonOption(language))
    .action((source: string | undefined, options: Options) => importFrom(language, source, options));
}

async function importFrom(language: Language, argument: string | undefined, options: Options): Promise<void> {
  const [{ importPeople }, { env }] = await Promise.all([
    import("../features/moving-in/import-people"),
    import("@/lib/env"),
  ]);
  const source = sourceOf(
    language,
    [argument, options.file, options.url, env.moving.databaseUrl ?? undefined],
    options,
  );
  const skipped = options.skipped === undefined ? null : createWriteStream(options.skipped, { mode: 0o600 });
  const failure = new Promise<never>((_, reject) =>
    skipped?.on("error", () =>
      reject(new Refusal(language.texts("terminal.common")("cannotWrite", { file: options.skipped ?? "" }))),
    ),
  );
  const bar = progressBar((speed) => language.texts("terminal.import")("progress", speed));
  const work = inTerminal(({ change }) =>
    change(importPeople, {
      system: options.from,
      source,
      namespace: options.name ?? options.from,
      dryRun: options.dryRun ?? false,
      confirmed: options.confirmed ?? false,
      restart: options.restart ?? false,
      secrets: { totpSecrets: env.moving.totpSecrets ?? env.totpSecrets ?? null, appKey: env.moving.appKey },
      onProgress: ({ done, total, people }: { done: number; total: number | null; people: number }) =>
        bar.show(total ? done / total : null, people),
      onSkip: (row: string, reason: string) => skipped?.write(`${JSON.stringify({ row, reason })}\n`),
    }),
  );
  try {
    const report = await Promise.race([work, failure]);
    bar.end();
    print(report, options, () => sentencesOf(language, report));
  } finally {
    bar.end();
    skipped?.end();
  }
}

function sourceOf(language: Language, given: (string | undefined)[], { table, accounts, from }: Options) {
  const t = language.texts("terminal.import");
  const [source, ...more] = given.slice(0, 3).filter((one) => one !== undefined);
  if (more.length > 0) throw new Refusal(t("oneSource"));
  const chosen = source ?? given[3];
  if (chosen === undefined) throw new Refusal(t("noSource"));
  if (accounts !== undefined && from !== "next-auth") throw new Refusal(t("accountsElsewhere"));
  return /^postgres(?:ql)?:/.test(chosen)
    ? { url: chosen, table: table ?? null }
    : { file: chosen, accountsFile: accounts ?? null };
}
