import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Path from the project's root → text. */
export type Sources = Map<string, string>;

/** A rule names every place that breaks it; the empty list is what we want. */
export type SourceRule = (sources: Sources) => string[];

const folders = ["app", "components", "lib", "scripts", "tests", "e2e", "bench", "prisma"];
const files = ["middleware.ts", "instrumentation.ts"];
const isSource = (name: string) =>
  /\.(?:tsx?|mjs)$/.test(name) && !/(?:^|\/)(?:generated|node_modules|\.next)\//.test(name);

/** Reads all sources below a root folder. */
export function readSources(root: string): Sources {
  const inside = folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
    );
  return new Map(
    [...inside, ...files].filter(isSource).map((name) => [name, readFileSync(path.join(root, name), "utf8")]),
  );
}

/** What a file imports when it runs (`import type` is erased): files of the project by path, packages by name. */
export function importsOf(sources: Sources, file: string): string[] {
  const code = withoutComments(sources.get(file) ?? "");
  const statements = code.matchAll(/^\s*(?:import|export)\s+(?!type\s)(?:[^'";()]*?\sfrom\s+)?"([^"]+)"/gm);
  const calls = code.matchAll(/\bimport\(\s*"([^"]+)"/g);
  return [...statements, ...calls]
    .map(([, name = ""]) => resolve(sources, file, name))
    .filter((name) => !name.endsWith(".css"));
}

function resolve(sources: Sources, from: string, name: string): string {
  if (!/^(?:@\/|\.)/.test(name)) return name;
  const target = name.startsWith("@/") ? name.slice(2) : path.posix.join(path.posix.dirname(from), name);
  return ["", ".ts", ".tsx", ".mjs"].map((ending) => target + ending).find((one) => sources.has(one)) ?? target;
}

/** Comments may speak of anything. Two slashes in a text are not mistaken for one: those follow a colon, or a value follows them. */
export const withoutComments = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/(?! \$\{).*$/gm, "$1");

/** Is it part of the application, not a test of it? */
export const isApplication = (file: string): boolean =>
  /^(?:app|components|lib)\/|^(?:middleware|instrumentation)\.ts$/.test(file) && !/\.test\.tsx?$/.test(file);

/** Whether this is a file for the browser. */
export const isClient = (code: string | undefined): boolean => /^\s*"use client"/.test(withoutComments(code ?? ""));

/** The floor a file of the application stands on; null for one that nobody has given a floor. */
export function floorOf(file: string): number | null {
  const floors: [RegExp, number][] = [
    [/^lib\/security\/(?:core\/|config\.ts$|features\/[^/]+\/schema\.ts$)/, 1],
    [/^lib\/(?!security\/)/, 2],
    [/^lib\/security\/(?:context|use-case|execute|freshness)\.ts$/, 3],
    [/^lib\/security\/domain\//, 4],
    [/^lib\/security\/features\/[^/]+\//, 5],
    [/^lib\/security\/(?:web\/|cli\/|(?:subscribers|runtime)\.ts$)/, 6],
    [/^(?:app\/|components\/|middleware\.ts$|instrumentation\.ts$)/, 7],
  ];
  return floors.find(([pattern]) => pattern.test(file))?.[1] ?? null;
}

/** The text inside the bracket that opens at `start`, and inside `depth` brackets in all, with what lies deeper left out. */
export function insideBrackets(code: string, start: number, depth: number): string {
  let level = 0;
  let text = "";
  for (const letter of code.slice(start)) {
    if (")}]".includes(letter)) level--;
    if (level === 0 && text !== "") break;
    if (level === depth) text += letter;
    if ("({[".includes(letter)) level++;
  }
  return text;
}
