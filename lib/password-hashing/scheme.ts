import type { HashingTurns } from "./pool";

/** A format of stored password hashes that can be verified. */
export type Scheme = {
  /** The name Flask-Security and passlib know it by. */
  readonly name: string;
  /** False as well for a cost so absurd that one row could hold a thread for minutes. */
  recognises(stored: string): boolean;
  /** The index of the first secret that fits a recognised hash, or -1. */
  verify(stored: string, secrets: string[], pool: HashingTurns): Promise<number>;
};

/** A format in which new hashes are made, at one cost. */
export type CurrentScheme = Scheme & {
  hash(secret: string, pool: HashingTurns): Promise<string>;
  /**
   * True when a recognised hash was made at another cost, lower or higher: only hashes of one cost take the time of
   * the decoy. (passlib does the same when its `rounds` are set.)
   */
  outdated(stored: string): boolean;
  /** A well-formed hash of this cost that belongs to no password. */
  readonly decoy: string;
};
