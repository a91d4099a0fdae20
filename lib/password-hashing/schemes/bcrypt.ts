import type { CurrentScheme } from "../scheme";

/** `rounds` is the binary logarithm of the work, 4 to 31. */
export type BcryptCost = { rounds: number };

const BCRYPT = /^\$2[aby]\$(?<rounds>\d\d)\$[./A-Za-z0-9]{53}$/;
const LOWEST_ROUNDS = 4;
const HIGHEST_ROUNDS = 18;

/** bcrypt as written by Flask-Security, passlib (`$2b$`), Devise (`$2a$`) and Laravel (`$2y$`). It reads 72 bytes. */
export function bcryptScheme(cost: BcryptCost): CurrentScheme {
  return {
    name: "bcrypt",
    recognises: isBcrypt,
    verify: (stored, secrets, pool) => pool.verify({ task: "verify", algorithm: "bcrypt", secrets, stored }),
    hash: (secret, pool) => pool.hash({ task: "hash", algorithm: "bcrypt", secret, rounds: cost.rounds }),
    outdated: (stored) => roundsOf(stored) !== cost.rounds,
    decoy: `$2b$${String(cost.rounds).padStart(2, "0")}$${".".repeat(53)}`,
  };
}

/** Is this a bcrypt hash that can be verified in bearable time? */
export function isBcrypt(stored: string): boolean {
  const rounds = roundsOf(stored);
  return rounds >= LOWEST_ROUNDS && rounds <= HIGHEST_ROUNDS;
}

function roundsOf(stored: string): number {
  return Number(BCRYPT.exec(stored)?.groups?.rounds ?? Number.NaN);
}
