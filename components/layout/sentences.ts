import type { MessageKey } from "@/lib/security/core/errors";
import type { Locale } from "@/lib/security/core/locales";

/** The sentences of refusals and notices: a file of their own in each language. */
type Sentences = Record<MessageKey, string>;

const fetched = new Map<Locale, Promise<Sentences | null>>();

/**
 * The sentences of a language, for a browser that has something to say of which the page did not know. Null where they cannot
 * be had just now; the next call tries again.
 */
export function sentencesOf(locale: Locale): Promise<Sentences | null> {
  const found = fetched.get(locale) ?? fetchSentences(locale);
  fetched.set(locale, found);
  return found;
}

async function fetchSentences(locale: Locale): Promise<Sentences | null> {
  try {
    return (await import(`../../messages/${locale}/errors.json`)).default;
  } catch {
    fetched.delete(locale);
    return null;
  }
}
