import { defaultCosts, type HashingCosts, type HashScheme } from "./costs";
import { currentSchemes, importedSchemes } from "./formats";
import { createHashingPool, type HashingTurns } from "./pool";
import { isDoubleHashed, type SecretOptions, secretsToTry, secretToHash } from "./secrets";

export type HasherOptions = {
  /** The scheme of new hashes. */
  scheme: HashScheme;
  /** HMAC keys, newest first; a hash made under another than the first is outdated. Any characters. */
  pepper: string | readonly string[];
  /** Where they differ from `defaultCosts`. */
  costs?: Partial<HashingCosts>;
  /** Names of schemes whose hashes are outdated; "auto" (default): every scheme but the current one. */
  deprecated?: "auto" | readonly string[];
  /** Names of schemes whose hashes are of the password itself, not of its HMAC (default: Django's); true: all. */
  singleHash?: readonly string[] | true;
  /** For accounts moved in from Devise or Laravel: a hash may also be of the password itself, and is then outdated. */
  acceptPlain?: boolean;
  /** Devise's `config.pepper`, which it appends to the password; used with `acceptPlain` only. */
  devisePepper?: string;
  /** Hashing threads; default: one for each core. */
  threads?: number;
  /** How many passwords may wait for a thread; default 256. */
  queueLimit?: number;
};

export type Verification = { matches: boolean; outdated: boolean };

/** Where many passwords wait for a thread, each `owner`, such as a client's address, gets one in turn. */
export type PasswordHasher = {
  /** The hash to store. Throws `UnhashablePasswordError` (see there) and `HashingBusyError`. */
  hash(password: string, owner?: string): Promise<string>;
  /**
   * Does the password fit the stored hash, and should that hash be made anew? Null and unknown hashes fit nothing and
   * take as long as a hash of the current scheme and cost. Throws `HashingBusyError`.
   */
  verify(password: string, stored: string | null, owner?: string): Promise<Verification>;
  /** Is this a stored hash that can be verified here at all? */
  understands(stored: string): boolean;
  /** How many passwords wait for a thread just now. */
  waiting(): number;
  /** Finishes the work in hand and ends the threads. */
  close(): Promise<void>;
};

/**
 * Hashes and verifies passwords, which arrive normalised, in threads of its own. New hashes are double: HMAC-SHA512 under
 * the pepper, then the scheme, exactly as Flask-Security writes them, so both kinds of accounts live in one table. The
 * stored hash decides about its scheme and whether HMAC applies. Also read: passlib, Django, Devise, Laravel.
 * Throws `RangeError` when the options contradict each other, a needed pepper is missing, or the cost is out of bounds.
 */
export function createPasswordHasher(options: HasherOptions): PasswordHasher {
  const secretOptions = readSecretOptions(options);
  const deprecated = options.deprecated ?? "auto";
  refuseContradictions(options.scheme, deprecated, secretOptions);

  const schemes = currentSchemes({ ...defaultCosts, ...options.costs });
  const current = schemes[options.scheme];
  if (!current.recognises(current.decoy)) {
    throw new RangeError(`The cost of the scheme "${current.name}" is out of bounds.`);
  }
  const pool = createHashingPool({ threads: options.threads, queueLimit: options.queueLimit });

  const schemeOf = (stored: string) =>
    [...Object.values(schemes), ...importedSchemes].find((scheme) => scheme.recognises(stored));

  async function verifyDecoy(password: string, turns: HashingTurns): Promise<Verification> {
    const secrets = secretsToTry(password, current.name, secretOptions);
    await current.verify(current.decoy, secrets.map(textOf), turns);
    return { matches: false, outdated: false };
  }

  function isOutdated(stored: string, scheme: string): boolean {
    if (deprecated === "auto" ? scheme !== current.name : deprecated.includes(scheme)) return true;
    return Object.values(schemes).some(({ name, outdated }) => name === scheme && outdated(stored));
  }

  return {
    async hash(password, owner = "") {
      return current.hash(secretToHash(password, current.name, secretOptions), pool.turnsOf(owner));
    },
    async verify(password, stored, owner = "") {
      const turns = pool.turnsOf(owner);
      if (stored === null) return verifyDecoy(password, turns);
      const found = schemeOf(stored);
      const secrets = found ? secretsToTry(password, found.name, secretOptions) : [];
      if (!found || secrets.length === 0) return verifyDecoy(password, turns);
      const fitting = secrets[await found.verify(stored, secrets.map(textOf), turns)];
      if (!fitting) return { matches: false, outdated: false };
      return { matches: true, outdated: !fitting.newest || isOutdated(stored, found.name) };
    },
    understands: (stored) => schemeOf(stored) !== undefined,
    waiting: pool.waiting,
    close: pool.close,
  };
}

function readSecretOptions(options: HasherOptions): SecretOptions {
  const peppers = typeof options.pepper === "string" ? [options.pepper] : options.pepper;
  return {
    peppers: peppers.filter((pepper) => pepper !== ""),
    singleHash: options.singleHash ?? importedSchemes.map(({ name }) => name),
    acceptPlain: options.acceptPlain ?? false,
    devisePepper: options.devisePepper ?? "",
  };
}

function refuseContradictions(
  scheme: HashScheme,
  deprecated: "auto" | readonly string[],
  secrets: SecretOptions,
): void {
  if (isDoubleHashed(scheme, secrets) && secrets.peppers.length === 0) {
    throw new RangeError(`Hashes of the scheme "${scheme}" need a pepper, and none is set.`);
  }
  if (deprecated !== "auto" && deprecated.includes(scheme)) {
    throw new RangeError(`The scheme "${scheme}" is that of new hashes and deprecated at once.`);
  }
}

function textOf({ text }: { text: string }): string {
  return text;
}
