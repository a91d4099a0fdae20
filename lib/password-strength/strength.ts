import type { Score, ZxcvbnFactory } from "@zxcvbn-ts/core";

/** `score` from 0 (guessed at once) to 4 (very hard to guess); `warning` is an English sentence. */
export type PasswordScore = { score: Score; warning: string | null };

const LONGEST_CODE_POINTS = 128;
const MOST_CONTEXT_WORDS = 100;
const SHORTEST_CONTEXT_WORD = 3;

/**
 * How many spellings with symbols for letters ("p4$$w0rd") are looked up. The library's default of 100 held the event
 * loop 0.9 s for 128 characters; with 5 it is 0.07 s, and common passwords so disguised score the same (measured, 4.2.0).
 */
const MOST_SUBSTITUTIONS = 5;

let estimator: Promise<ZxcvbnFactory> | undefined;

/**
 * How hard the password is to guess for someone who knows the `context`: e-mail address, names, name of the site.
 * Only the first 128 code points count. The first call loads the dictionaries (0.3 s).
 */
export async function passwordScore(password: string, context: readonly string[]): Promise<PasswordScore> {
  estimator ??= loadEstimator();
  const zxcvbn = await estimator;
  const { score, feedback } = zxcvbn.check(firstCodePoints(password), contextWords(context));
  return { score, warning: feedback.warning || null };
}

async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
    l33tMaxSubstitutions: MOST_SUBSTITUTIONS,
  });
}

/** Each entry whole, its parts and their words: of "al.smith@example.com" also "al.smith" and "smith". */
function contextWords(context: readonly string[]): string[] {
  const entries = context.map(firstCodePoints);
  const words = entries.flatMap((entry) => [entry, ...entry.split(/[@\s]+/), ...entry.split(/[^\p{L}\p{N}]+/u)]);
  const telling = words.filter((word) => word.length >= SHORTEST_CONTEXT_WORD);
  return [...new Set(telling)].slice(0, MOST_CONTEXT_WORDS);
}

function firstCodePoints(text: string): string {
  // Cut roughly first: a text of megabytes must not become an array of millions.
  return [...text.slice(0, 2 * LONGEST_CODE_POINTS)].slice(0, LONGEST_CODE_POINTS).join("");
}
