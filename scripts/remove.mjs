// @ts-check
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { run } from "./processes.mjs";
import { inProject, root } from "./project.mjs";
import { projectTexts } from "./project-texts.mjs";
import { removeFrom } from "./removal.mjs";
import { Refusal, runScript, tell } from "./terminal.mjs";

/*
 * `npm run remove -- FEATURE` takes a feature out of the sources: pages, endpoints, subscribers, settings, events, messages, tests,
 * sections of the documents, and its tables by a new migration. What to take out is in scripts/removals. Commit first.
 */

await runScript(async () => {
  const { feature, dryRun } = readArguments();
  const names = readdirSync(inProject("scripts/removals")).map((name) => path.basename(name, ".mjs"));
  /** @type {(name: string) => Promise<import("./removal.mjs").Removal>} */
  const load = async (name) => (await import(pathToFileURL(inProject(`scripts/removals/${name}.mjs`)).href)).default;
  if (feature === undefined || !names.includes(feature)) {
    const lines = await Promise.all(names.map(async (name) => `  ${name.padEnd(18)} ${(await load(name)).title}`));
    throw new Refusal(`npm run remove -- FEATURE [--dry-run], with one of\n${lines.join("\n")}`);
  }
  const removal = await load(feature);
  const record = inProject("scripts/removed.json");
  /** @type {Record<string, string[]>} */
  const earlier = existsSync(record) ? JSON.parse(readFileSync(record, "utf8")) : {};
  const { deleted, changed, complaints } = removeFrom(projectTexts(root), removal, Object.values(earlier).flat());
  if (complaints.length > 0)
    throw new Refusal(
      `The sources have changed since scripts/removals/${feature}.mjs was written, so nothing was removed:\n${complaints.join("\n")}`,
    );
  for (const name of deleted) console.log(`delete ${name}`);
  for (const name of changed.keys()) console.log(`change ${name}`);
  if (dryRun) return;
  const whole = removal.files.filter((name) => !name.endsWith("*"));
  for (const name of [...whole, ...deleted, `scripts/removals/${feature}.mjs`])
    rmSync(inProject(name), { recursive: true, force: true });
  for (const [name, text] of changed) writeFileSync(inProject(name), text);
  // What the lists that are left cannot find any more, and need not.
  const touched = [...deleted, ...changed.keys()].sort();
  writeFileSync(record, `${JSON.stringify({ ...earlier, [feature]: touched }, null, 2)}\n`);
  // Next's declarations of what is gone; it writes them anew.
  for (const types of [".next/types", ".next/dev/types"]) rmSync(inProject(types), { recursive: true, force: true });
  await tidy([...changed.keys()]);
  if (removal.tables) await writeMigration(feature);
  tell(`\n${removal.title}: removed. Read the difference, then npm test.`);
});

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { "dry-run": { type: "boolean" } },
  });
  return { feature: positionals[0], dryRun: values["dry-run"] ?? false };
}

/**
 * Puts what is left into its form; imports that nobody needs any more go.
 * @param {string[]} files
 */
async function tidy(files) {
  const sources = files.filter((name) => /\.(?:tsx?|mjs)$/.test(name));
  const biome = [process.execPath, inProject("node_modules/@biomejs/biome/bin/biome")];
  const quiet = ["--log-level=error"];
  await run([...biome, "lint", "--write", "--unsafe", "--only=correctness/noUnusedImports", ...quiet, ...sources]);
  if ((await run([...biome, "check", "--write", ...quiet, ...sources])) !== 0)
    throw new Refusal("Something is left that does not fit: see above.");
}

/** @param {string} feature */
async function writeMigration(feature) {
  const name = `remove_${feature.replaceAll("-", "_")}`;
  if ((await run([process.execPath, inProject("scripts/db.mjs"), "migration", name])) !== 0)
    throw new Refusal(`The sources are changed, but the migration was not written: npm run db:migration ${name}`);
}
