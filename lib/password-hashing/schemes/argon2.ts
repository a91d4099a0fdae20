import type { CurrentScheme } from "../scheme";

/** `memory` in KiB; `passes` over it; `lanes` is argon2's parallelism. */
export type Argon2Cost = { memory: number; passes: number; lanes: number };

const ARGON2 =
  /^\$argon2(?<type>id|i|d)\$(?:v=(?<version>\d+)\$)?m=(?<memory>\d+),t=(?<passes>\d+),p=(?<lanes>\d+)\$[+/A-Za-z0-9]+\$[+/A-Za-z0-9]+$/;
const LARGEST_MEMORY = 1024 * 1024;
const MOST_PASSES = 64;
const MOST_LANES = 64;

/** argon2 in its usual notation (Flask-Security, passlib, Laravel); new hashes are argon2id, version 19. */
export function argon2Scheme(cost: Argon2Cost): CurrentScheme {
  const prefix = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.lanes}$`;
  return {
    name: "argon2",
    recognises: isArgon2,
    verify: (stored, secrets, pool) => pool.verify({ task: "verify", algorithm: "argon2", secrets, stored }),
    hash: (secret, pool) => pool.hash({ task: "hash", algorithm: "argon2", secret, ...cost }),
    outdated: (stored) => !stored.startsWith(prefix),
    decoy: `${prefix}${"A".repeat(22)}$${"A".repeat(43)}`,
  };
}

/** Is this an argon2 hash that can be verified in bearable time and memory? */
export function isArgon2(stored: string): boolean {
  const found = ARGON2.exec(stored)?.groups;
  if (!found) return false;
  return (
    Number(found.memory) <= LARGEST_MEMORY && Number(found.passes) <= MOST_PASSES && Number(found.lanes) <= MOST_LANES
  );
}
