import type { ForeignRow } from "./foreign-row";

/** A source of people that is read once, from wherever an earlier run came to. */
export type Reading = {
  /** Stands for this source in this state: another file, or the same after a change, has another one. */
  identity: string;
  /** The whole, in the unit of `done`; null = not known. */
  total: number | null;
  batches(after: string | null, size: number): AsyncGenerator<Batch>;
  /** What roles permit there, by name, where the source tells. */
  permissions?: Record<string, string[]>;
  close(): Promise<void>;
};

export type Batch = {
  rows: ForeignRow[];
  /** Where the next run goes on. */
  position: string;
  done: number;
  /** Lines that could not be taken apart. */
  unreadable: string[];
};
