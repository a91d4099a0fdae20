import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { transformWithOxc } from "vite";
import { describe, expect, test } from "vitest";
import { inProject, root } from "@/scripts/project.mjs";

/* What can be checked of a document: where its links lead, the files and scripts it names, and that its samples are code. */

const documents = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...["docs", "lib", "examples", ".github", "bench"]
    .filter((folder) => existsSync(inProject(folder)))
    .flatMap((folder) =>
      readdirSync(inProject(folder), { recursive: true, encoding: "utf8" }).map((name) =>
        path.posix.join(folder, name),
      ),
    )
    .filter((name) => name.endsWith(".md") && !name.includes("node_modules")),
];
const textOf = (document: string) => readFileSync(inProject(document), "utf8");
/** Samples and inline code hold no links. */
const proseOf = (document: string) => textOf(document).replace(/^```[\s\S]*?^```/gm, "");

/** The names by which headings are linked: lower case, punctuation gone, spaces as hyphens, as GitHub makes them. */
const anchorsOf = (document: string): string[] =>
  [...proseOf(document).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(/\s/g, "-"),
  );

function brokenLinks(document: string): string[] {
  const links = [
    ...proseOf(document)
      .replace(/`[^`\n]*`/g, "")
      .matchAll(/\]\((?:<([^>]*)>|([^)\s]*))\)/g),
  ];
  return links
    .map(([, pointed, plain]) => pointed ?? plain ?? "")
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? document : path.posix.join(path.posix.dirname(document), decodeURI(file));
      if (!existsSync(inProject(target))) return true;
      return anchor !== undefined && target.endsWith(".md") && !anchorsOf(target).includes(anchor);
    });
}

/** Files of the project in inline code. Names with a gap in them stand for many. */
function missingFiles(document: string): string[] {
  const named = [
    ...proseOf(document).matchAll(/`((?:app|components|deploy|docs|e2e|lib|prisma|scripts|tests)\/[^`\s]*)`/g),
  ];
  return named
    .map(([, name = ""]) => name.replace(/:\d+$|#.*$/, ""))
    .filter((name) => !/[…<>*{}]|NAME|FEATURE/.test(name) && !existsSync(inProject(name)));
}

const scripts = Object.keys(JSON.parse(readFileSync(inProject("package.json"), "utf8")).scripts);

describe.each(documents)("%s", (document) => {
  test("leads somewhere with each link", () => {
    expect(brokenLinks(document)).toEqual([]);
  });

  // A decision names the files of its time; a page with such a note speaks of what is there no more.
  const isRecord =
    document.startsWith("docs/decisions/") || textOf(document).includes("\n> Taken out of this application");
  test.skipIf(isRecord)("names files that are there", () => {
    expect(missingFiles(document)).toEqual([]);
  });

  test("names scripts that are there", () => {
    const named = [...textOf(document).matchAll(/\bnpm run ([a-z][\w:]*)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });
});

const samples = documents.flatMap((document) =>
  [...textOf(document).matchAll(/^( *)```(tsx?)\n([\s\S]*?)^ *```/gm)].map(
    ([, , language = "ts", code = ""], index) => [document, index + 1, language, code] as const,
  ),
);

const parses = (code: string, language: string) =>
  transformWithOxc(code, `sample.${language}`, { lang: language === "tsx" ? "tsx" : "ts" }).then(
    () => true,
    () => false,
  );

/** A sample may be a part of something larger, and leave out what "…" stands for: a part, or an expression. */
async function isPart(code: string, language: string): Promise<boolean> {
  const attempts = ["", "0"]
    .map((gap) => code.replaceAll("…", gap))
    .flatMap((one) => [one, `${one}}`, `({${one}});`, `[${one}];`, `async () => {${one}};`, `class A {${one}}`]);
  return (await Promise.all(attempts.map((attempt) => parses(attempt, language)))).includes(true);
}

/** Or it consists of several such parts, with "…" between. */
async function isCode(code: string, language: string): Promise<boolean> {
  if (await isPart(code, language)) return true;
  const parts = await Promise.all(code.split(/^\s*…$/m).map((part) => isPart(part, language)));
  return !parts.includes(false);
}

test("there are samples", () => expect(samples.length).toBeGreaterThan(5));

test.each(samples)("%s: sample %i is code (%s)", async (_, __, language, code) => {
  expect(await isCode(code, language)).toBe(true);
});

test.each(samples)("%s: sample %i imports what is there", (_, __, ___, code) => {
  for (const [, names = "", file = ""] of code.matchAll(/import (?:type )?\{([^}]*)\} from "@\/([^"]+)"/g)) {
    const source = [".ts", ".tsx", ".mjs"].map((ending) => inProject(file + ending)).find((name) => existsSync(name));
    expect(source, file).toBeDefined();
    const text = readFileSync(source ?? "", "utf8");
    for (const name of names.split(",").map((one) => one.trim().replace(/^type /, "")))
      expect(text).toMatch(new RegExp(`export (?:async )?(?:const|function|type|class) ${name}\\b`));
  }
});
