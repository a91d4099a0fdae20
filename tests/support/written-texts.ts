import { isApplication, type SourceRule, withoutComments } from "./sources";

const attributes =
  "label|title|description|heading|hint|placeholder|alt|aria-label|ariaLabel|text|caption|summary|submit|confirm";
const places: RegExp[] = [
  // <p>Word word</p>, <p>Word {value}
  /(?<![=\s?])>\s*([^\s<>{}=;(),&|[\]:."`][^<>{}=;"`]*)(?=<\/|<\w|\{)/gu,
  // {value} word</p>
  /\}([^<>{}=;()"`]+)<\//gu,
  new RegExp(String.raw`\b(?:${attributes})="([^"]*)"`, "gu"),
  // A sentence anywhere, and a word that is one of two or belongs to a name.
  /(?<!Error\()["`](\p{Lu}\p{Ll}[^"`\n]* [^"`\n]*)["`]/gu,
  /[?:] "(\p{Lu}\p{Ll}[^"\n]*)"/gu,
];
const hasWord = /\p{L}{2}/u;

/** Texts for people that stand in a page or component, and not in the catalogue. `allowed`: what no language changes. */
export const writtenTexts =
  (allowed: readonly RegExp[]): SourceRule =>
  (sources) =>
    [...sources]
      .filter(([file]) => /^(?:app|components)\/.*\.tsx?$/.test(file) && isApplication(file))
      .flatMap(([file, source]) => {
        const code = withoutComments(source);
        const found = places.flatMap((place) => [...code.matchAll(place)].map(([, text = ""]) => oneLine(text)));
        return [...new Set(found)].filter((text) => hasWord.test(text)).map((text) => `${file}: ${text}`);
      })
      .filter((found) => !allowed.some((one) => one.test(found)));

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
