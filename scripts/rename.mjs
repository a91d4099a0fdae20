// @ts-check
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { filesUnderNewName } from "./new-name.mjs";
import { inProject, root } from "./project.mjs";
import { Refusal, runScript } from "./terminal.mjs";

const usage = `npm run rename -- "Acme Desk" [--title "Acme Desk: help"] [--mail-from "Acme <help@acme.example>"] [--dry-run]`;

/*
 * Gives the application another name: in the configuration, on pages, in mails and authenticator apps, in package.json and the
 * README's heading. Run it again with another name whenever you like. Cookies, headers, tables and folders keep theirs.
 */

await runScript(async () => {
  const { name, title, mailFrom, dryRun } = readArguments();
  const changed = filesUnderNewName(root, { name, title, mailFrom });
  for (const [file, text] of changed) {
    if (!dryRun) writeFileSync(inProject(file), text);
    console.log(`${dryRun ? "would change" : "changed"} ${file}`);
  }
  if (changed.size === 0) console.log(`It is called ${name} already.`);
});

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { title: { type: "string" }, "mail-from": { type: "string" }, "dry-run": { type: "boolean" } },
    });
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) throw new Refusal(`Give one name:\n${usage}`);
    return { name, title: values.title, mailFrom: values["mail-from"], dryRun: values["dry-run"] ?? false };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
