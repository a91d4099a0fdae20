import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { statuses } from "@/lib/security/core/errors";
import { locales } from "@/lib/security/core/locales";
import { browserTextFaults } from "./support/browser-texts";
import {
  type Catalogue,
  differentKeys,
  differentPlaceholders,
  faultyTexts,
  lostNames,
  readCatalogue,
} from "./support/catalogues";
import { readSources } from "./support/sources";
import { keyFaults } from "./support/text-uses";
import { writtenTexts } from "./support/written-texts";

const root = path.resolve(import.meta.dirname, "..");
const folderOf = (locale: string) => path.join(root, "messages", locale);
const there = locales.filter((locale) => existsSync(folderOf(locale)));
const english = readCatalogue(folderOf("en"));
const sources = readSources(root);
const sentences = Object.keys(statuses).map((key) => `errors.${key}`);

/** What stands in pages and is the same in every language, or must be read where no catalogue is. */
const untranslated = [
  /^app\/global-error-texts\.ts: /,
  /^app\/dev\/mail\/samples\.ts: (?:Desk key|Firefox on Windows|GitHub)$/,
  /: https:\/\/hooks\.example\/gatehouse$/,
  /^components\/landing\/use-case-window\.tsx: lib\/security\/features\//,
];

describe("the texts", () => {
  test("are all read", () => {
    expect(english.texts.size).toBeGreaterThan(1000);
    expect(english.texts.get("auth.login.title")).toBe("Sign in");
  });

  test("are there in every language", () => {
    expect(locales.filter((locale) => !there.includes(locale))).toEqual([]);
  });

  test("of a language are the ones that it speaks", () => {
    const { "lib/i18n/catalogues.ts": code = "" } = Object.fromEntries(sources);
    const own = (locale: string) => `${locale}: () => import("@/messages/${locale}/catalogue")`;
    expect(locales.filter((locale) => !code.includes(own(locale)))).toEqual([]);
  });

  test("are used, exist, and get what they are to say", () => {
    expect(keyFaults(english.texts, sources, sentences)).toEqual([]);
  });

  test("that the browser needs are brought to it", () => {
    expect(browserTextFaults(sources)).toEqual([]);
  });

  test("stand in the catalogue, and not in the code", () => {
    expect(writtenTexts(untranslated)(sources)).toEqual([]);
  });
});

describe.each(there)("%s", (locale) => {
  const { files, texts } = readCatalogue(folderOf(locale));

  test("has the files that English has, and joins them", () => {
    expect(files).toEqual(english.files);
    const joined = readFileSync(path.join(folderOf(locale), "catalogue.ts"), "utf8");
    expect(files.filter((name) => name.endsWith(".json") && !joined.includes(`"./${name}"`))).toEqual([]);
  });

  test("has the keys that English has", () => expect(differentKeys(english.texts, texts)).toEqual([]));
  test("has texts that can be said", () => expect(faultyTexts(locale, texts)).toEqual([]));
  test("says the same values", () => expect(differentPlaceholders(english.texts, texts)).toEqual([]));
  test("keeps the names of settings and commands", () => expect(lostNames(english.texts, texts)).toEqual([]));
});

describe("a planted fault of a catalogue is found", () => {
  const of = (texts: Record<string, string>): Catalogue => new Map(Object.entries(texts));

  test("a key that is missing, or too much", () => {
    expect(differentKeys(of({ "a.b": "B", "a.c": "C" }), of({ "a.b": "B", "a.d": "D" }))).toEqual([
      "a.c is missing",
      "a.d is not among the English texts",
    ]);
  });

  test.each([
    ["en", " ", "is empty"],
    ["en", "Open {", expect.stringMatching(/^cannot be parsed/)],
    ["en", "Open </b>", expect.stringMatching(/^cannot be parsed/)],
    ["en", "Open ", "begins or ends with a space"],
    ["fr", "l'heure", "has a straight apostrophe: write ’"],
    ["en", "{n, plural, other {# keys}}", 'the plural of n has no form "one"'],
    ["pl", "{n, plural, one {#} few {#} other {#}}", 'the plural of n has no form "many"'],
    ["pl", "<b>{n, plural, one {#} many {#} other {#}}</b>", 'the plural of n has no form "few"'],
    ["ar", "{n, plural, one {#} two {#} few {#} many {#} other {#}}", 'the plural of n has no form "zero"'],
  ])("%s: %j", (locale, text, fault) => {
    const found = faultyTexts(locale, of({ "a.b": text }));
    expect(found.map((one) => one.replace("a.b: ", ""))).toEqual([fault]);
  });

  test.each([
    ["Hello {name}", "Hallo {nome}", ["lacks {name}", "has {nome}, which the English text has not"]],
    ["Hello {name}", "Hallo '{name}'", ["lacks {name}"]],
    ["<link>Here</link>", "Hier", ["lacks <link>"]],
    [
      "{n, plural, other {# of {all}}}",
      "{n}",
      ["lacks {all}", "lacks {n, plural}", "has {n}, which the English text has not"],
    ],
    [
      "{t, number, ::.0}",
      "{t, number}",
      ["lacks {t, number, ::.0}", "has {t, number}, which the English text has not"],
    ],
    [
      "{s, select, on {A} other {B}}",
      "{s, select, an {A} other {B}}",
      ["lacks {s, select: on other}", "has {s, select: an other}, which the English text has not"],
    ],
  ])("%j in English, %j elsewhere", (wanted, text, faults) => {
    const found = differentPlaceholders(of({ "a.b": wanted }), of({ "a.b": text }));
    expect(found.map((one) => one.replace("a.b: ", ""))).toEqual(faults);
  });

  test("a plural may have other forms, and a choice another order", () => {
    const text = "{n, plural, one {# key} other {# keys}} {s, select, a {A} other {B}}";
    const other = "{s, select, other {乙} a {甲}}{n, plural, other {# 个}}";
    expect(differentPlaceholders(of({ a: text }), of({ a: other }))).toEqual([]);
  });

  test("a name that was translated", () => {
    expect(lostNames(of({ a: "Set APP_URL by --force: npm run db:migrate" }), of({ a: "Setze APP_ADRESSE" }))).toEqual([
      "a: lacks APP_URL",
      "a: lacks --force",
      "a: lacks npm run db:migrate",
    ]);
  });
});

describe("a planted fault of a source is found", () => {
  const texts: Catalogue = new Map([
    ["a.title", "Title"],
    ["a.form.name", "Name of {who}"],
    ["a.form.more", "<link>More</link>"],
    ["a.states.on", "On"],
    ["b.title", "Other"],
  ]);
  const all = `
    export const generateMetadata = titled("b.title");
    const Page = () => { const t = useTranslations("a"); return t(isOn ? "title" : \`states.\${state}\`); };
    async function Form({ who }) {
      const [t, x] = await Promise.all([getTranslations("a.form"), load(y)]);
      return [t("name", { who }), t.rich("more", { link: (text) => <b>{text}</b> })];
    }`;
  const faults = (code: string) =>
    keyFaults(
      texts,
      new Map([
        ["app/x.tsx", all],
        ["app/y.tsx", code],
      ]),
      [],
    );

  test("none where all is well", () => expect(faults("")).toEqual([]));

  test("keys that nothing uses", () => {
    const used = new Map([["app/x.tsx", 'const t = await getTranslations("a"); t("title");']]);
    expect(keyFaults(texts, used, ["a.states.on"])).toEqual([
      "a.form.name is not used",
      "a.form.more is not used",
      "b.title is not used",
    ]);
  });

  test.each([
    ['const t = useTranslations("a"); t("titel")', "a.titel does not exist"],
    [`const t = useTranslations("a"); t(\`stages.\${x}\`)`, "a.stages.* does not exist"],
    ['const t = useTranslations("a"); t(key)', 'a key of "a" that is not literal'],
    [
      '{ const t = language.texts("a"); } { const t = language.texts("b"); t("states.on") }',
      "b.states.on does not exist",
    ],
    ['const f = (t: Texts<"b">) => t("name")', "b.name does not exist"],
    ['(await getTranslations("b"))("name")', "b.name does not exist"],
    ['language.texts("b")("name")', "b.name does not exist"],
    ['titled("b.name")', "b.name does not exist"],
    ['const t = useTranslations("a.form"); t("name")', "a.form.name is not given who"],
    ['const t = useTranslations("a.form"); t("name", { whom })', "a.form.name is not given who"],
    ['const t = useTranslations("a.form"); t("more")', "a.form.more has tags: ask by t.rich"],
    ['const t = useTranslations("a.form"); t.rich("more", { b: x })', "a.form.more is not given link"],
  ])("%s", (code, fault) => {
    expect(faults(code)).toEqual([`app/y.tsx: ${fault}`]);
  });

  test("a sentence of the table that no language has", () => {
    expect(keyFaults(new Map(), new Map(), ["errors.NOT_FOUND"])).toEqual(["errors.NOT_FOUND is missing"]);
  });

  test.each([
    ["<p>Word</p>", "Word"],
    ["<p>\n  Two words {name}\n</p>", "Two words"],
    ["<p>{name} is here</p>", "is here"],
    ['<Field label="name" />', "name"],
    ['<Field label={isNew ? "Name" : t("name")} />', "Name"],
    ['toast("That is saved.")', "That is saved."],
    [`document.title = \`Page of \${name}\``, `Page of \${name}`],
    ['const names = { on: "Switched on" };', "Switched on"],
  ])("%j", (code, text) => {
    expect(writtenTexts([])(new Map([["components/x.tsx", code]]))).toEqual([`components/x.tsx: ${text}`]);
  });
});

describe("texts that are not brought to the browser are found", () => {
  const form = '"use client";\nconst t = useTranslations("a.form");\nt("name")';
  const page = (texts: string) => `import { Card } from "./card";\n${texts}<Card />`;
  const found = (files: Record<string, string>) => browserTextFaults(new Map(Object.entries(files)));
  const card = 'import { Form } from "./form";';
  const missing = ["app/x/page.tsx: app/x/form.tsx asks for a.form in the browser"];

  test.each([
    ["by nobody", page(""), card, missing],
    ["by a place beside it", page('<Texts of={["a.other"]}>'), card, missing],
    ["by the page", page('<Texts of={["a.form"]}>'), card, []],
    [
      "by the page, with a list that has a name",
      page('const more = ["a.form"] as const;\n<Texts of={[...(x ? more : [])]}>'),
      card,
      [],
    ],
    ["on the way, with all below a place", page(""), `${card}\n<Texts of={["b", "a"]}>`, []],
    ["by a part of the browser", page(""), `"use client";\n${card}\n<Texts of={["a"]}>`, missing],
  ])("brought %s", (_, above, between, faults) => {
    expect(found({ "app/x/page.tsx": above, "app/x/card.tsx": between, "app/x/form.tsx": form })).toEqual(faults);
  });

  test("a layout brings them to its pages", () => {
    const files = { "app/x/page.tsx": card, "app/x/form.tsx": form };
    expect(found({ ...files, "app/layout.tsx": '<Texts of={["a"]}>' })).toEqual([]);
    expect(found({ ...files, "app/y/layout.tsx": '<Texts of={["a"]}>' })).toEqual(missing);
  });

  test("a part without a directive runs where it is used", () => {
    const part = 'const t = useTranslations("a.part");\nt("x")';
    const files = {
      "app/x/page.tsx": 'import { P } from "./part";\nimport { F } from "./form";',
      "app/x/part.tsx": part,
    };
    expect(found({ ...files, "app/x/form.tsx": '"use client";' })).toEqual([]);
    expect(found({ ...files, "app/x/form.tsx": '"use client";\nimport { P } from "./part";' })).toEqual([
      "app/x/page.tsx: app/x/part.tsx asks for a.part in the browser",
    ]);
  });

  test("of the sentences, every page has those that forms say by themselves", () => {
    const of = (key: string) => ({
      "app/page.tsx": `"use client";\nconst t = useTranslations("errors");\nt("${key}")`,
    });
    expect(found(of("FIELD_REQUIRED"))).toEqual([]);
    expect(found(of("OAUTH_UNAVAILABLE"))).toEqual([
      "app/page.tsx: app/page.tsx asks for errors.OAUTH_UNAVAILABLE in the browser",
    ]);
  });

  test("and missed where a page of ours brings none", () => {
    const without = [...sources].map(([file, code]): [string, string] => [
      file,
      code.replaceAll("<Texts of=", "<None of="),
    ]);
    expect(browserTextFaults(new Map(without))).toContainEqual(
      expect.stringMatching(/^app\/\(auth\)\/login\/page\.tsx: .* asks for auth\.login\.form in the browser$/),
    );
  });
});
