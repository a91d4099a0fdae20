import type { SecurityConfig } from "../config";

/**
 * Does the work, and answers no earlier than `milliseconds` after its beginning: where known and unknown people need
 * different work, time must not tell them apart.
 */
export async function evenTime<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const floor = new Promise((done) => setTimeout(done, milliseconds));
  const [result] = await Promise.allSettled([work(), floor]);
  if (result.status === "rejected") throw result.reason;
  return result.value;
}

/** How long it takes to ask for a mail, whoever asks; nothing to even out where answers tell anyway. */
export const askingTakes = (config: SecurityConfig): number => (config.login.genericResponses ? 150 : 0);

/**
 * How long a refused sign-in takes after its password was compared, which is the same work for everybody: what follows, such
 * as an entry in the audit, is there for known people only.
 */
export const refusingTakes = (config: SecurityConfig): number => (config.login.genericResponses ? 100 : 0);
