import { createWriteStream } from "node:fs";
import { type Command, Option } from "commander";
import { systemNames } from "../features/moving-in/schema";
import { inTerminal } from "./context";
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
export function addImportCommand(program: Command): void {
  program
    .command("import [source]")
    .description("bring people along from another system: a CSV file, or a postgres:// address")
    .addOption(new Option("--from <system>", "which one").choices(systemNames).makeOptionMandatory())
    .option("--file <file>", "the file, in place of SOURCE")
    .option(
      "--url <url>",
      "the address, in place of SOURCE; IMPORT_DATABASE_URL keeps its password out of the list of processes",
    )
    .option("--table <name>", "the table of people, where it has another name than usual")
    .option("--accounts <file>", "the accounts of next-auth, as a second file")
    .option("--name <name>", "tells two applications of the same system apart")
    .option("--dry-run", "only report what would happen")
    .option("--confirmed", "take every address as confirmed")
    .option("--restart", "begin anew where an earlier run was cut off")
    .option("--skipped <file>", "write each row that is left out into this file, with the reason")
    .option("--json", "answer in JSON")
    .action(importFrom);
}

async function importFrom(argument: string | undefined, options: Options): Promise<void> {
  const [{ importPeople }, { env }] = await Promise.all([
    import("../features/moving-in/import-people"),
    import("@/lib/env"),
  ]);
  const source = sourceOf([argument, options.file, options.url, env.moving.databaseUrl ?? undefined], options);
  const skipped = options.skipped === undefined ? null : createWriteStream(options.skipped, { mode: 0o600 });
  const failure = new Promise<never>((_, reject) =>
    skipped?.on("error", () => reject(new Refusal(`${options.skipped} cannot be written.`))),
  );
  const bar = progressBar("people");
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
    print(report, options, sentencesOf);
  } finally {
    bar.end();
    skipped?.end();
  }
}

function sourceOf(given: (string | undefined)[], { table, accounts, from }: Options) {
  const [source, ...more] = given.slice(0, 3).filter((one) => one !== undefined);
  if (more.length > 0) throw new Refusal("Give one source: a file or an address.");
  const chosen = source ?? given[3];
  if (chosen === undefined) throw new Refusal("Give a CSV file, a postgres:// address, or set IMPORT_DATABASE_URL.");
  if (accounts !== undefined && from !== "next-auth") throw new Refusal("--accounts belongs to next-auth.");
  return /^postgres(?:ql)?:/.test(chosen)
    ? { url: chosen, table: table ?? null }
    : { file: chosen, accountsFile: accounts ?? null };
}

type Report = {
  dryRun: boolean;
  rows: number;
  imported: number;
  alreadyHere: number;
  skipped: Record<string, number>;
  reduced: Record<string, number>;
  roles: Record<string, number>;
  secondFactors: number;
  connections: number;
  needs: string[];
};

function sentencesOf(report: Report): string {
  const { dryRun, rows, imported, alreadyHere, secondFactors, connections, needs } = report;
  const section = (title: string, counts: Record<string, number>) => [
    ...(Object.keys(counts).length > 0 ? ["", title] : []),
    ...Object.entries(counts).map(([name, count]) => `  ${count}  ${name}`),
  ];
  return [
    `${rows} rows: ${imported} people ${dryRun ? "would come" : "came"} along, ${alreadyHere} were here already.`,
    ...(secondFactors + connections > 0
      ? [`${secondFactors} second factors, ${connections} connections to other services.`]
      : []),
    ...section("Left out:", report.skipped),
    ...section("What did not come along, or needs a look:", report.reduced),
    ...section("Roles (make sure that their names mean the same here):", report.roles),
    ...(needs.length > 0 ? ["", "Needed:", ...needs.map((need) => `  ${need}`)] : []),
  ].join("\n");
}
