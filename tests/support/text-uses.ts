import { type Catalogue, namesIn } from "./catalogues";
import { isApplication, type Sources, withoutComments } from "./sources";

/** One place that asks for a text: `t("submit")` of `useTranslations("auth.login.form")`. */
export type TextUse = {
  file: string;
  namespace: string;
  /** Below the namespace; `*` stands for the values of a template. Null where nothing literal stands. */
  key: string | null;
  /** `t` itself, or what was asked of it: "rich", "has", … */
  by: string;
  /** The names of the values given; null where they cannot be read off. */
  given: string[] | null;
};

/** Places that ask by a key which only types know; everything below their namespace counts as used. */
const typedPlaces = ["lib/i18n/units.ts", "lib/i18n/language.ts", "lib/security/web/page-texts.ts"];

/** Keys that nothing uses, used ones that do not exist, and uses that cannot be read. `ofTable` are used by a table. */
export function keyFaults(texts: Catalogue, sources: Sources, ofTable: readonly string[]): string[] {
  const uses = [...sources].filter(([file]) => isApplication(file)).flatMap(([file, code]) => usesIn(file, code));
  const used = new Set(ofTable);
  const faults = ofTable.filter((key) => !texts.has(key)).map((key) => `${key} is missing`);
  for (const use of uses) {
    if (use.key === null && !typedPlaces.includes(use.file) && use.namespace !== "errors")
      faults.push(`${use.file}: a key of "${use.namespace}" that is not literal`);
    const keys = keysOf(use, texts);
    if (keys.length === 0 && use.key !== null) faults.push(`${use.file}: ${full(use)} does not exist`);
    for (const key of keys) {
      used.add(key);
      faults.push(...valueFaults(use, key, texts.get(key) ?? "").map((fault) => `${use.file}: ${fault}`));
    }
  }
  return [...faults, ...[...texts.keys()].filter((key) => !used.has(key)).map((key) => `${key} is not used`)];
}

const full = ({ namespace, key }: TextUse): string => [namespace, key].filter(Boolean).join(".");

function keysOf(use: TextUse, texts: Catalogue): string[] {
  if (use.key === null)
    return typedPlaces.includes(use.file) && use.namespace !== "" ? below(use.namespace, texts) : [];
  const pattern = full(use)
    .split("*")
    .map((part) => part.replaceAll(".", "\\."))
    .join(".+");
  if (use.key.includes("*")) return [...texts.keys()].filter((key) => new RegExp(`^${pattern}$`).test(key));
  return texts.has(full(use)) ? [full(use)] : use.by === "raw" ? below(full(use), texts) : [];
}

const below = (place: string, texts: Catalogue): string[] =>
  [...texts.keys()].filter((key) => key.startsWith(`${place}.`));

function valueFaults({ by, given, namespace, key: asked }: TextUse, key: string, text: string): string[] {
  // One text of a template may need what others do not.
  if (by === "has" || by === "raw" || namespace === "errors" || asked?.includes("*")) return [];
  const { values, tags } = namesIn(text);
  const wanted = by === "rich" || by === "markup" ? [...values, ...tags] : values;
  return [
    ...(tags.length > 0 && wanted.length === values.length ? [`${key} has tags: ask by t.rich`] : []),
    ...(given === null
      ? []
      : wanted.filter((name) => !given.includes(name)).map((name) => `${key} is not given ${name}`)),
  ];
}

/** Everything that a source asks of the catalogue. */
export function usesIn(file: string, source: string): TextUse[] {
  const code = withoutComments(source);
  const titles = [...code.matchAll(/\btitled\(\s*"([^"]+)"\s*\)/g)].map(
    ([, key = ""]): TextUse => ({ file, namespace: "", key, by: "t", given: [] }),
  );
  return [
    ...titles,
    ...translatorsIn(code).flatMap((one) => one.calls.flatMap((at) => callAt(file, code, one.namespaces, at))),
  ];
}

type Translator = { namespaces: string[]; calls: number[] };

const makers = String.raw`\b(?:useTranslations|getTranslations|texts)`;

function translatorsIn(code: string): Translator[] {
  const named = namedTranslators(code);
  const translators: Translator[] = named.map(({ namespaces }) => ({ namespaces, calls: [] }));
  for (const name of new Set(named.map((one) => one.name)))
    for (const { index } of code.matchAll(new RegExp(String.raw`(?<![\w.$"'])${name}(?:\.\w+)?\(`, "g"))) {
      const inSight = named.filter((one) => one.name === name && one.from < index && index < one.to);
      const nearest = inSight.at(-1);
      if (nearest) translators[named.indexOf(nearest)]?.calls.push(index + name.length);
    }
  // `language.texts("units")("days")`, `(await getTranslations("auth"))("title")`
  for (const { index, 0: maker } of code.matchAll(new RegExp(String.raw`${makers}(?=\()`, "g"))) {
    const [argument, end] = bracket(code, index + maker.length);
    const after = end + (code[end] === ")" ? 1 : 0);
    if (/^(?:\.\w+)?\(/.test(code.slice(after))) translators.push({ namespaces: literals(argument), calls: [after] });
  }
  return translators;
}

type Named = { name: string; namespaces: string[]; from: number; to: number };

/** `const t = useTranslations("…")`, also out of Promise.all, and parameters `t: Texts<"…">`; each as far as it is in sight. */
function namedTranslators(code: string): Named[] {
  const single = new RegExp(String.raw`\bconst (\w+) =(?:(?!=>)[^;\n])*?${makers}\(`, "g");
  const found = [...code.matchAll(single)].flatMap(({ index, 0: head, 1: name = "" }): Named[] => {
    const [argument, end] = bracket(code, index + head.length - 1);
    return code[end] === "(" ? [] : [{ name, namespaces: literals(argument), from: end, to: blockEnd(code, index) }];
  });
  for (const { index, 0: head, 1: names = "" } of code.matchAll(/\bconst \[([^\]]*)\] = await Promise\.all\(\[/g)) {
    const parts = split(bracket(code, index + head.length - 1)[0]);
    for (const [place, name] of split(names).entries()) {
      const made = new RegExp(String.raw`^[\w.()]*?${makers}\(`).exec(parts[place] ?? "");
      if (!made || !parts[place]) continue;
      const namespaces = literals(bracket(parts[place], made[0].length - 1)[0]);
      found.push({ name, namespaces, from: index, to: blockEnd(code, index) });
    }
  }
  for (const { index, 1: name = "", 2: namespace } of code.matchAll(/\b(\w+)\??: Texts(?:<"([^"]+)">)?(?=[,; )])/g)) {
    const next = /\n(?=[a-z/])/g;
    next.lastIndex = index;
    const namespaces = namespace ? [namespace] : literals(/\btype Texts = [^;]*/.exec(code)?.[0] ?? "");
    found.push({ name, namespaces, from: index, to: next.exec(code)?.index ?? code.length });
  }
  return found.sort((one, other) => one.from - other.from);
}

/** What one call asks for. `at` is behind the translator's name: `("key", { … })` or `.rich("key", …)`. */
function callAt(file: string, code: string, namespaces: string[], at: number): TextUse[] {
  const by = /^\.(\w+)/.exec(code.slice(at))?.[1] ?? "t";
  const open = code.indexOf("(", at);
  const [first = "", second] = split(bracket(code, open)[0]);
  const given = givenBy(second);
  const keys = keysIn(first);
  return (namespaces.length > 0 ? namespaces : [""]).flatMap((namespace) =>
    keys.length > 0
      ? keys.map((key): TextUse => ({ file, namespace, key, by, given }))
      : [{ file, namespace, key: null, by, given }],
  );
}

function keysIn(expression: string): string[] {
  const answers = expression.replace(/[!=]==?\s*"[^"]*"|"[^"]*"\s*[!=]==?|\(\s*"[^"]*"\s*\)/g, "");
  return [...answers.matchAll(/"([^"]*)"|`([^`]*)`/g)].map(
    ([, plain, template = ""]) => plain ?? template.replace(/\$\{[^}]*\}/g, "*"),
  );
}

function givenBy(values: string | undefined): string[] | null {
  if (values === undefined) return [];
  if (!values.startsWith("{") || values.includes("...")) return null;
  return split(values.slice(1, -1)).map((entry) => /^"?(\w+)/.exec(entry)?.[1] ?? "");
}

const literals = (text: string): string[] => [...text.matchAll(/"([\w.]+)"/g)].map(([, name = ""]) => name);

/** What stands in the bracket that opens at `start`, and where it is behind. Strings may hold brackets. */
export function bracket(code: string, start: number): [inside: string, end: number] {
  let level = 0;
  for (let at = start; at < code.length; at++) {
    const letter = code[at] ?? "";
    if (`"'\``.includes(letter)) at = stringEnd(code, at);
    else if ("([{".includes(letter)) level++;
    else if (")]}".includes(letter) && --level === 0) return [code.slice(start + 1, at), at + 1];
  }
  return [code.slice(start + 1), code.length];
}

function stringEnd(code: string, start: number): number {
  const quote = code[start];
  for (let at = start + 1; at < code.length; at++) {
    if (code[at] === "\\") at++;
    else if (code[at] === quote) return at;
    else if (quote === "`" && code.startsWith("${", at)) at = bracket(code, at + 1)[1] - 1;
    else if (quote !== "`" && code[at] === "\n") return start; // an apostrophe in a text
  }
  return start;
}

/** Where the block ends in which `start` stands. */
function blockEnd(code: string, start: number): number {
  let level = 0;
  for (let at = start; at < code.length; at++) {
    const letter = code[at] ?? "";
    if (`"\``.includes(letter)) at = stringEnd(code, at);
    else if (letter === "{") level++;
    else if (letter === "}" && --level < 0) return at;
  }
  return code.length;
}

/** The parts between commas that are in no bracket or string. */
export function split(text: string): string[] {
  const parts = [""];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? "";
    let piece = letter;
    if (`"'\``.includes(letter)) piece = text.slice(at, stringEnd(text, at) + 1);
    else if ("([{".includes(letter)) piece = text.slice(at, bracket(text, at)[1]);
    if (letter === ",") parts.push("");
    else parts.push((parts.pop() ?? "") + piece);
    at += Math.max(piece.length, 1) - 1;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}
