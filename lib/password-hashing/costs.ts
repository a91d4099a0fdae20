import type { Argon2Cost } from "./schemes/argon2";
import type { BcryptCost } from "./schemes/bcrypt";
import type { Pbkdf2Cost } from "./schemes/pbkdf2";
import type { ScryptCost } from "./schemes/scrypt";

/** What one hash costs, for each scheme in which new hashes can be made. */
export type HashingCosts = {
  bcrypt: BcryptCost;
  argon2: Argon2Cost;
  scrypt: ScryptCost;
  pbkdf2_sha256: Pbkdf2Cost;
  pbkdf2_sha512: Pbkdf2Cost;
};

/** The names of those schemes are Flask-Security's. */
export type HashScheme = keyof HashingCosts;

/** From the OWASP Password Storage Cheat Sheet, except bcrypt: 12 where it asks for 10 at least. */
export const defaultCosts: HashingCosts = {
  bcrypt: { rounds: 12 },
  argon2: { memory: 19 * 1024, passes: 2, lanes: 1 },
  scrypt: { logN: 17, blockSize: 8, parallelism: 1 },
  pbkdf2_sha256: { rounds: 600_000 },
  pbkdf2_sha512: { rounds: 210_000 },
};
