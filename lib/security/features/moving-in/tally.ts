import { z } from "zod";

/** How far an import has come; `total` null = not known. */
export type ImportProgress = { done: number; total: number | null; people: number };

const tallySchema = z.object({
  rows: z.number(),
  imported: z.number(),
  alreadyHere: z.number(),
  /** Reason → how many rows were left out for it. */
  skipped: z.record(z.string(), z.number()),
  /** What of somebody could not come along → of how many. */
  reduced: z.record(z.string(), z.number()),
  /** Role → how many got it. */
  roles: z.record(z.string(), z.number()),
  secondFactors: z.number(),
  connections: z.number(),
});

/** The counts of an import. */
export type Tally = z.output<typeof tallySchema>;

export const emptyTally = (): Tally => ({
  rows: 0,
  imported: 0,
  alreadyHere: 0,
  skipped: {},
  reduced: {},
  roles: {},
  secondFactors: 0,
  connections: 0,
});

/** What a checkpoint kept; nothing counted where it cannot be read. */
export function readTally(stored: unknown): Tally {
  const parsed = tallySchema.safeParse(stored);
  return parsed.success ? parsed.data : emptyTally();
}

/** One more, or so many more, of something. */
export function count(counts: Record<string, number>, name: string, more = 1): void {
  const before = Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0;
  // A role may be called like a property that every object has.
  Object.defineProperty(counts, name, { value: before + more, enumerable: true, writable: true, configurable: true });
}
