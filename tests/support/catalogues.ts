import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import {
  type DateElement,
  type MessageFormatElement,
  type NumberElement,
  parse,
  TYPE,
} from "@formatjs/icu-messageformat-parser";

/** The texts of one language: key from the root ("auth.login.title") → text. */
export type Catalogue = Map<string, string>;

type Nested = { [name: string]: string | Nested };

/** Reads the texts of a language, and which files hold them. */
export function readCatalogue(folder: string): { files: string[]; texts: Catalogue } {
  const files = readdirSync(folder).sort();
  const areas = files.filter((name) => name.endsWith(".json"));
  return { files, texts: catalogueOf(areas.map((name) => [name, readFileSync(path.join(folder, name), "utf8")])) };
}

/** The texts that stand in the files of a language. */
export function catalogueOf(files: Iterable<[file: string, json: string]>): Catalogue {
  const nested = [...files].map(([file, json]): [string, Nested] => [path.basename(file, ".json"), JSON.parse(json)]);
  return new Map(flat(Object.fromEntries(nested)));
}

function flat(nested: Nested, before = ""): [string, string][] {
  return Object.entries(nested).flatMap(([name, value]) =>
    typeof value === "string" ? [[before + name, value] as [string, string]] : flat(value, `${before}${name}.`),
  );
}

/** The keys that one catalogue lacks or has beyond another. */
export function differentKeys(english: Catalogue, other: Catalogue): string[] {
  return [
    ...[...english.keys()].filter((key) => !other.has(key)).map((key) => `${key} is missing`),
    ...[...other.keys()].filter((key) => !english.has(key)).map((key) => `${key} is not among the English texts`),
  ];
}

/** What is amiss with texts by themselves: nothing in them, a quoting apostrophe, a plural that lacks a form, no ICU at all. */
export function faultyTexts(locale: string, texts: Catalogue): string[] {
  return [...texts].flatMap(([key, text]) => faultsOf(locale, text).map((fault) => `${key}: ${fault}`));
}

function faultsOf(locale: string, text: string): string[] {
  if (text.trim() === "") return ["is empty"];
  const elements = parsed(text);
  if (typeof elements === "string") return [elements];
  return [
    ...(text !== text.trim() ? ["begins or ends with a space"] : []),
    // ICU quotes by it, and swallows what follows.
    ...(text.includes("'") ? ["has a straight apostrophe: write ’"] : []),
    ...pluralsIn(elements).flatMap(({ name, type, forms }) =>
      formsOf(locale, type)
        .filter((form) => !forms.includes(form))
        .map((form) => `the plural of ${name} has no form "${form}"`),
    ),
  ];
}

/** Texts that take other values or tags than the English ones, by key. */
export function differentPlaceholders(english: Catalogue, other: Catalogue): string[] {
  return [...english].flatMap(([key, text]) => {
    const translated = other.get(key);
    if (translated === undefined) return [];
    const [wanted, found] = [placeholdersOf(text), placeholdersOf(translated)];
    return [
      ...wanted.filter((one) => !found.includes(one)).map((one) => `${key}: lacks ${one}`),
      ...found
        .filter((one) => !wanted.includes(one))
        .map((one) => `${key}: has ${one}, which the English text has not`),
    ];
  });
}

/** Names that no language changes, such as settings, options and commands: what a translation lacks of them. */
export function lostNames(english: Catalogue, other: Catalogue): string[] {
  return [...english].flatMap(([key, text]) => {
    const translated = other.get(key);
    const names = new Set(
      text.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|--[a-z][a-z-]+|npm run [\w:]+|https?:\/\/[\w./]+\w/g),
    );
    if (translated === undefined) return [];
    return [...names].filter((name) => !translated.includes(name)).map((name) => `${key}: lacks ${name}`);
  });
}

/** "{name}", "{count, plural}", "{state, select: off on}", "<link>": what a text is given, each once, in order. */
export function placeholdersOf(text: string): string[] {
  const elements = parsed(text);
  return typeof elements === "string" ? [] : [...new Set(every(elements).flatMap(placeholderOf))].sort();
}

/** The names of values that a text is given, and those of its tags. */
export function namesIn(text: string): { values: string[]; tags: string[] } {
  const found = placeholdersOf(text);
  const named = (pattern: RegExp) => found.flatMap((one) => pattern.exec(one)?.[1] ?? []);
  return { values: [...new Set(named(/^\{(\w+)/))], tags: named(/^<(\w+)/) };
}

function placeholderOf(element: MessageFormatElement): string[] {
  switch (element.type) {
    case TYPE.argument:
      return [`{${element.value}}`];
    case TYPE.number:
    case TYPE.date:
    case TYPE.time: {
      const parts = [element.value, TYPE[element.type], styleOf(element.style)];
      return [`{${parts.filter(Boolean).join(", ")}}`];
    }
    case TYPE.plural:
      return [`{${element.value}, ${element.pluralType === "ordinal" ? "selectordinal" : "plural"}}`];
    case TYPE.select:
      return [`{${element.value}, select: ${Object.keys(element.options).sort().join(" ")}}`];
    case TYPE.tag:
      return [`<${element.value}>`];
    default:
      return [];
  }
}

function styleOf(style: NumberElement["style"] | DateElement["style"]): string | null {
  if (!style || typeof style === "string") return style ?? null;
  return `::${"tokens" in style ? style.tokens.map(({ stem }) => stem).join(" ") : style.pattern}`;
}

/** The parts of a text as ICU takes them; a sentence where it cannot. */
function parsed(text: string): MessageFormatElement[] | string {
  try {
    return parse(text);
  } catch (error) {
    return `cannot be parsed (${error instanceof Error ? error.message : error})`;
  }
}

/** With all that is inside of plurals, choices and tags. */
function every(elements: MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.tag) return [element, ...every(element.children)];
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [element, ...Object.values(element.options).flatMap((option) => every(option.value))];
    return [element];
  });
}

const pluralsIn = (elements: MessageFormatElement[]) =>
  every(elements).flatMap((element) =>
    element.type === TYPE.plural
      ? [{ name: element.value, type: element.pluralType ?? "cardinal", forms: Object.keys(element.options) }]
      : [],
  );

const formsOf = (locale: string, type: "cardinal" | "ordinal"): string[] => [
  ...new Set([...new Intl.PluralRules(locale, { type }).resolvedOptions().pluralCategories, "other"]),
];
