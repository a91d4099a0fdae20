import type { MessageKey } from "@/lib/security/core/errors";
import type { Locale } from "@/lib/security/core/locales";

/** The sentences of refusals and notices: a file of their own in each language. */
type Sentences = Record<MessageKey, string>;

const fetched = new Map<string, Promise<Sentences>>();

/** The sentences of a language, for a browser that has something to say of which the page did not know. */
export function sentencesOf(locale: Locale): Promise<Sentences> {
  const found = fetched.get(locale) ?? fetchSentences(locale);
  fetched.set(locale, found);
  return found;
}

async function fetchSentences(locale: Locale): Promise<Sentences> {
  return (await import(`../../messages/${locale}/errors.json`)).default;
}
