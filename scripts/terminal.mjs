// @ts-check
/** EX_TEMPFAIL of sysexits.h. */
export const temporaryFailure = 75;

/** A complaint for the person at the terminal: one sentence, no stack trace. */
export class Refusal extends Error {
  /** What the process ends with, unless it is a script that has codes of its own. */
  exitCode = 1;
}

/** The same for what another try may bring about, such as a database that starts at this moment. */
export class TemporaryRefusal extends Refusal {
  /** @override */
  exitCode = temporaryFailure;
}

/**
 * Runs a script's main function. A Refusal ends it with its sentence and `exitCode`, anything unexpected with its stack.
 * @param {() => Promise<void>} main
 * @param {{ exitCode?: number }} [options]
 */
export async function runScript(main, { exitCode } = {}) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Refusal ? `\n${error.message}` : error);
    process.exit(exitCode ?? (error instanceof Refusal ? error.exitCode : 1));
  }
}

/**
 * Tells of progress on stderr, so that stdout stays free for what a command answers.
 * @param {string} text
 */
export function tell(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * @param {number} startedAt from performance.now()
 * @returns {string} such as "0.8 s" or "2 min 5 s"
 */
export function since(startedAt) {
  const seconds = (performance.now() - startedAt) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
