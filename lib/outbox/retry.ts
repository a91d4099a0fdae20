/** After so many attempts a message is given up and left for an operator. */
export const maxAttempts = 8;

const firstDelay = 5_000;
const longestDelay = 3_600_000;

/**
 * Milliseconds to wait after the given number of failed attempts (1, 2, …): 5 s, doubled each time, at most an hour.
 * `random` in [0, 1) spreads it by a fifth either way, so that messages that failed together do not return together.
 */
export function retryDelay(attempts: number, random: number): number {
  const delay = Math.min(firstDelay * 2 ** (attempts - 1), longestDelay);
  return Math.round(delay * (0.8 + 0.4 * random));
}

/**
 * What may be written down about a failed sending: the error's class and codes, such as `SMTPError EENVELOPE 550`.
 * Never its message, which can repeat the address, the text or the provider's key.
 */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  const codes = ["code", "responseCode", "statusCode"].map((name) => Reflect.get(error, name));
  return [error.name, ...codes].filter(isWord).join(" ").slice(0, 120);
}

function isWord(part: unknown): part is string | number {
  return typeof part === "number" || (typeof part === "string" && /^[\w.-]{1,60}$/.test(part));
}
