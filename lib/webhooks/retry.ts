const minute = 60_000;
const hour = 60 * minute;

/** The waits after each failed attempt, as Standard Webhooks advises. */
const waits = [5_000, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour];

/** After so many attempts a delivery is given up. */
export const maxAttempts = waits.length + 1;

/**
 * Milliseconds to wait after so many failed attempts (1, 2, …); null = it is given up. `random` in [0, 1) spreads it by a
 * tenth either way, so that deliveries that failed together do not return together.
 */
export function retryWait(attempts: number, random: number): number | null {
  const wait = waits[attempts - 1];
  return wait === undefined ? null : Math.round(wait * (0.9 + 0.2 * random));
}
