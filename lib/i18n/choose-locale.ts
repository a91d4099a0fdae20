import { match } from "@formatjs/intl-localematcher";
import Negotiator from "negotiator";
import { isLocale, type Locale } from "@/lib/security/core/locales";

/**
 * The language that a reader names: the one chosen (a cookie), else the best of those that the browser asks for. Null when
 * they name none that is offered; then it is up to us.
 */
export function namedLocale(
  wish: { chosen: string | null | undefined; accepted: string | null },
  offered: readonly Locale[],
): Locale | null {
  if (wish.chosen && isLocale(wish.chosen) && offered.includes(wish.chosen)) return wish.chosen;
  const accepted = (wish.accepted ?? "").slice(0, 256);
  if (accepted === "" || offered.length < 2) return null;
  const question = [...offered, accepted].join(" ");
  const known = answers.get(question);
  if (known !== undefined) return known;
  const answer = bestOf(accepted, offered);
  if (answers.size >= 500) answers.clear();
  answers.set(question, answer);
  return answer;
}

/** Few browsers ask for other languages than the one before. Bounded, for headers are whatever somebody sends. */
const answers = new Map<string, Locale | null>();

function bestOf(accepted: string, offered: readonly Locale[]): Locale | null {
  const wanted = new Negotiator({ headers: { "accept-language": accepted } }).languages().filter(isWellFormed);
  if (wanted.length === 0) return null;
  const found = match(wanted, offered, undetermined);
  return isLocale(found) ? found : null;
}

/** The tag for "no language in particular"; answered where nothing fits. */
const undetermined = "und";

/** `*`, and what no language tag looks like, would be thrown at. */
function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
