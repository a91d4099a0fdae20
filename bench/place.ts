import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { inProject } from "@/scripts/project.mjs";

const readme = inProject("bench/README.md");

/** Keeps a table in bench/results, and shows it in bench/README.md, between the marks of its name. */
export function placeTable(name: string, text: string): void {
  mkdirSync(inProject("bench/results"), { recursive: true });
  writeFileSync(inProject(`bench/results/${name}.md`), text);
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const document = readFileSync(readme, "utf8");
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`bench/README.md has no place for ${name}.`);
  writeFileSync(readme, `${document.slice(0, from + start.length)}\n\n${text}\n${document.slice(to)}`);
  execFileSync(process.execPath, [inProject("node_modules/@biomejs/biome/bin/biome"), "format", "--write", readme], {
    stdio: "ignore",
  });
}
