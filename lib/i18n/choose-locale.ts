import { match } from "@formatjs/intl-localematcher";
import Negotiator from "negotiator";
import { isLocale, type Locale } from "@/lib/security/core/locales";

/** The language of a reader: the one chosen (a cookie), else the best that the browser asks for, else the default. */
export function chooseLocale(
  wish: { chosen: string | null | undefined; accepted: string | null },
  { offered, fallback }: { offered: readonly Locale[]; fallback: Locale },
): Locale {
  if (wish.chosen && isLocale(wish.chosen) && offered.includes(wish.chosen)) return wish.chosen;
  const accepted = (wish.accepted ?? "").slice(0, 256);
  if (accepted === "" || offered.length < 2) return fallback;
  const question = [fallback, ...offered, accepted].join(" ");
  const answered = answers.get(question) ?? bestOf(accepted, offered, fallback);
  if (answers.size >= 500) answers.clear();
  answers.set(question, answered);
  return answered;
}

/** Few browsers ask for other languages than the one before. Bounded, for headers are whatever somebody sends. */
const answers = new Map<string, Locale>();

function bestOf(accepted: string, offered: readonly Locale[], fallback: Locale): Locale {
  const wanted = new Negotiator({ headers: { "accept-language": accepted } }).languages().filter(isWellFormed);
  if (wanted.length === 0) return fallback;
  const found = match(wanted, offered, fallback);
  return isLocale(found) ? found : fallback;
}

/** `*`, and what no language tag looks like, would be thrown at. */
function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
