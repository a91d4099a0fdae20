import { textsInBrowser } from "@/lib/security/core/announced";
import { importsOf, isClient, type Sources, withoutComments } from "./sources";
import { usesIn } from "./text-uses";

/**
 * Texts that a component asks for in the browser, where no `<Texts of={[…]}>` on the way from the page to it, or of a layout
 * around the page, brings them.
 */
export function browserTextFaults(sources: Sources): string[] {
  const needs = needsOf(sources);
  const faults = [...sources.keys()].filter(isRoot).flatMap((root) => {
    const around = layoutsAround(root).flatMap((layout) => givenIn(layout, sources));
    return [...needs(root, false)]
      .filter(([place]) => !isGiven(place, [...textsInBrowser, ...around]))
      .map(([place, file]) => `${root}: ${file} asks for ${place} in the browser`);
  });
  return [...faults, ...[...sources.keys()].flatMap((file) => unreadable(file, sources))];
}

const isRoot = (file: string): boolean =>
  /^app\/(?:.*\/)?(?:page|layout|error|not-found|forbidden|loading)\.tsx$/.test(file);

function layoutsAround(root: string): string[] {
  const folders = root.split("/").slice(0, -1);
  return folders.map((_, depth) => `${folders.slice(0, depth + 1).join("/")}/layout.tsx`);
}

const isGiven = (place: string, given: string[]): boolean =>
  given.some((one) => place === one || place.startsWith(`${one}.`));

/** Place in the catalogue → the file that asks for it, for what is rendered below a file and not given there. */
type Needs = Map<string, string>;

function needsOf(sources: Sources): (file: string, inBrowser: boolean) => Needs {
  const known = new Map<string, Needs>();
  const needs = (file: string, inBrowserAbove: boolean): Needs => {
    const code = sources.get(file) ?? "";
    const inBrowser = inBrowserAbove || isClient(code);
    const name = `${file} ${inBrowser}`;
    const before = known.get(name);
    if (before) return before;
    const found: Needs = new Map();
    known.set(name, found);
    // What actions do, they do on the server.
    if (/^\s*"use server"/.test(code)) return found;
    if (inBrowser) for (const place of placesIn(file, code)) found.set(place, file);
    for (const target of importsOf(sources, file))
      if (/^(?:app|components)\/.*\.tsx?$/.test(target) && sources.has(target))
        for (const [place, by] of needs(target, inBrowser)) found.set(place, by);
    const given = inBrowser ? [] : givenIn(file, sources);
    for (const place of found.keys()) if (isGiven(place, given)) found.delete(place);
    return found;
  };
  return needs;
}

/** The namespaces that a file asks, and of `errors`, of which the browser has few, the sentences. */
function placesIn(file: string, code: string): string[] {
  return usesIn(file, code).flatMap(({ namespace, key }) => {
    if (namespace !== "errors") return [namespace];
    return key !== null && !key.includes("*") ? [`errors.${key}`] : [];
  });
}

const opening = /<Texts\s+of=\{\[/g;

/** The places that the `<Texts>` of a file give; lists with a name stand in the same file. */
function givenIn(file: string, sources: Sources): string[] {
  const code = withoutComments(sources.get(file) ?? "");
  return [...code.matchAll(opening)].flatMap(({ index, 0: head }) => {
    const list = code.slice(index + head.length, code.indexOf("]}", index));
    const named = [...list.matchAll(/(?<!["\w.])\w+(?!["\w])/g)].flatMap(([name]) => {
      const listed = new RegExp(String.raw`\bconst ${name} = \[([^\]]*)\]`).exec(code)?.[1];
      return listed ? quotedIn(listed) : [];
    });
    return [...quotedIn(list), ...named];
  });
}

const quotedIn = (text: string): string[] => [...text.matchAll(/"([\w.]+)"/g)].map(([, name = ""]) => name);

function unreadable(file: string, sources: Sources): string[] {
  const code = withoutComments(sources.get(file) ?? "");
  const all = /^(?:app|components)\/.*\.tsx$/.test(file) ? [...code.matchAll(/<Texts\s/g)].length : 0;
  return all > [...code.matchAll(opening)].length ? [`${file}: <Texts of={…}> whose list is not literal`] : [];
}
