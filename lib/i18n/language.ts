import { createTranslator, type MessageKeys, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import { type Duration, isMessageKey, type MessageParams, type Sentence } from "@/lib/security/core/errors";
import { type Direction, directionOf, type Locale } from "@/lib/security/core/locales";
import { catalogue as english, type Messages } from "@/messages/en/catalogue";
import { catalogues } from "./catalogues";
import { dateLocale, spellDuration } from "./units";

export type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;
export type Texts<N extends Namespace> = ReturnType<typeof createTranslator<Messages, N>>;

/** One language: its texts, and how it spells times. What it makes is kept, for messages are parsed once a process. */
export type Language = {
  locale: Locale;
  direction: Direction;
  messages: Messages;
  /** The texts of a part of the catalogue: `language.texts("mails.unlock")("subject")`. */
  texts<N extends Namespace>(namespace: N): Texts<N>;
  /** One text by its whole key. */
  text(key: MessageKeys<Messages, NestedKeyOf<Messages>>): string;
  /** The sentence of a refusal or notice. */
  sentence(sentence: Sentence): string;
  /** "2 days", "1 minute and 7 seconds". */
  duration(milliseconds: number): string;
  /** "a, b and c". */
  list(items: readonly string[]): string;
  /** A moment for a reader whose time zone nobody knows: "24 November 2026 at 08:06 UTC". */
  moment(at: Date): string;
};

const known = new Map<Locale, Language>();

/** The language of a code. Reads its catalogue at first use. */
export async function languageOf(locale: Locale): Promise<Language> {
  const found = known.get(locale);
  if (found) return found;
  const { catalogue } = await catalogues[locale]();
  const made = known.get(locale) ?? makeLanguage(locale, catalogue);
  known.set(locale, made);
  return made;
}

function makeLanguage(locale: Locale, messages: Messages): Language {
  const translators = new Map<string, unknown>();
  const moments = new Intl.DateTimeFormat(dateLocale(locale), {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  });
  const lists = new Intl.ListFormat(dateLocale(locale), { type: "conjunction" });
  const language: Language = {
    locale,
    direction: directionOf(locale),
    messages,
    texts<N extends Namespace>(namespace: N): Texts<N> {
      const made = translators.get(namespace) ?? createTranslator({ locale, messages, namespace, timeZone: "UTC" });
      translators.set(namespace, made);
      // Kept under its own namespace.
      return made as Texts<N>;
    },
    text: createTranslator({ locale, messages, timeZone: "UTC" }),
    sentence: ({ key, params }) =>
      language.texts("errors")(isMessageKey(key) ? key : "API_ERROR", spelled(language, params)),
    duration: (milliseconds) => spellDuration(language, milliseconds),
    list: (items) => lists.format(items),
    moment: (at) => `${moments.format(at)} UTC`,
  };
  return language;
}

function spelled(language: Language, params: MessageParams = {}): Record<string, string | number> {
  const isDuration = (value: MessageParams[string]): value is Duration => typeof value === "object";
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      isDuration(value) ? language.duration(value.milliseconds) : value,
    ]),
  );
}

/** What is spoken where nobody has chosen. */
export const inEnglish: Language = makeLanguage("en", english);
known.set("en", inEnglish);
