import { BreachServiceError, createBreachClient } from "@/lib/breached-passwords/range-client";
import { isCommonPassword } from "@/lib/password-strength/common";
import { passwordScore } from "@/lib/password-strength/strength";
import type { Context } from "../context";
import type { Complaint } from "../core/result";
import { normalizePassword } from "./passwords";

const breachTimeout = 2000;

/**
 * What is wrong with a new password; the first failing stage ends the judgement: length, the person's own
 * words, breach, complexity, and the list of common ones, which needs nobody's service and is always looked at.
 * `about` are the person's own words (address, username), which count against it.
 */
export async function passwordComplaints(
  ctx: Context,
  password: string,
  about: (string | null)[],
): Promise<Complaint[]> {
  const { passwords: policy, appName } = ctx.config;
  const normalized = normalizePassword(password, ctx.config);
  const length = [...normalized].length;
  if (length < policy.minLength || length > policy.maxLength)
    return [{ key: "PASSWORD_INVALID_LENGTH", params: { length: policy.minLength } }];
  const words = contextWords([...about, appName]);
  if (isContextWord(normalized, words)) return [{ key: "PASSWORD_TOO_SIMPLE" }];
  if (policy.breached) {
    const complaint = await breachComplaint(ctx, normalized, policy.breached);
    if (complaint) return [complaint];
  }
  if (policy.complexity === "zxcvbn") {
    const { score, warning } = await passwordScore(normalized, words);
    if (score < policy.minimumScore) return [{ key: "PASSWORD_TOO_SIMPLE", ...(warning ? { text: warning } : {}) }];
  }
  return (await isCommonPassword(normalized)) ? [{ key: "PASSWORD_TOO_SIMPLE" }] : [];
}

async function breachComplaint(
  ctx: Context,
  password: string,
  mode: "strict" | "best-effort",
): Promise<Complaint | null> {
  const { breachedUrl, breachedCount } = ctx.config.passwords;
  try {
    const times = await createBreachClient({
      url: breachedUrl,
      timeoutMs: breachTimeout,
      userAgent: ctx.config.appName,
    }).timesBreached(password);
    return times >= breachedCount ? { key: "PASSWORD_BREACHED" } : null;
  } catch (error) {
    if (!(error instanceof BreachServiceError)) throw error;
    return mode === "strict" ? { key: "PASSWORD_BREACHED_SITE_ERROR" } : null;
  }
}

const contextWords = (texts: (string | null)[]): string[] =>
  texts
    .filter((text): text is string => text !== null && text !== "")
    .flatMap((text) => [text, text.split("@")[0] ?? text]);

/** The address, its local part, the username or the application's name, perhaps with digits behind. */
function isContextWord(password: string, words: string[]): boolean {
  const bare = password.toLowerCase().replace(/[\d\W_]+$/u, "");
  return words.some((word) => {
    const lower = word.toLowerCase();
    return (
      lower.length >= 3 &&
      (password.toLowerCase() === lower || bare === lower || bare === lower.replace(/[\d\W_]+$/u, ""))
    );
  });
}
