/** Samples of how long something takes, in milliseconds, for each class of caller. */
export type Samples = Record<string, number[]>;

/** Runs every class once a round, in an order that changes, so that a busy moment meets all of them alike. */
export async function sample(
  rounds: number,
  classes: Record<string, (round: number) => Promise<unknown>>,
): Promise<Samples> {
  const names = Object.keys(classes);
  const samples: Samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [index] of names.entries()) {
      const name = names[(index + round) % names.length] ?? "";
      const began = performance.now();
      await classes[name]?.(round);
      samples[name]?.push(performance.now() - began);
    }
  return samples;
}

/** The value in the middle. */
export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/**
 * How well one time tells two classes apart: the share of pairs in which the second took longer. 0.5 = not at all, 0 or 1 =
 * always (the Mann-Whitney statistic, also known as the area under the ROC curve).
 */
export function separation(one: readonly number[], other: readonly number[]): number {
  let longer = 0;
  for (const a of one) for (const b of other) longer += b > a ? 1 : b === a ? 0.5 : 0;
  return longer / (one.length * other.length);
}
