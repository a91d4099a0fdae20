import { createHmac, randomBytes } from "node:crypto";

export type SecretOptions = {
  /** HMAC keys, newest first. */
  peppers: string[];
  /** Names of the schemes that get the password itself, not its HMAC; `true`: all of them. */
  singleHash: readonly string[] | true;
  /** May a hash that should be of the HMAC also be of the password itself? */
  acceptPlain: boolean;
  /** Appended to the password in its plain form: Devise's own way with a pepper. */
  devisePepper: string;
};

/** What a scheme is given in place of the password; `newest` when a new hash would be made of the same. */
export type Secret = { text: string; newest: boolean };

/** The password cannot be told apart from another one by the scheme that is to hash it. */
export class UnhashablePasswordError extends Error {
  override readonly name = "UnhashablePasswordError";
}

const LONE_SURROGATE = /\p{Surrogate}/u;
const BCRYPT_BYTES = 72;

/** Does this scheme get the HMAC of the password (Flask-Security's double hash)? */
export function isDoubleHashed(scheme: string, options: SecretOptions): boolean {
  return options.singleHash !== true && !options.singleHash.includes(scheme);
}

/**
 * The text a new hash is made of. Throws `UnhashablePasswordError` for a lone surrogate, and where there is no HMAC also
 * for a NUL or more than bcrypt's 72 bytes: other passwords would fit the hash as well.
 */
export function secretToHash(password: string, scheme: string, options: SecretOptions): string {
  if (LONE_SURROGATE.test(password)) throw new UnhashablePasswordError("The password is not well-formed Unicode.");
  const [newest] = options.peppers;
  if (newest !== undefined && isDoubleHashed(scheme, options)) return keyed(password, newest);
  if (password.includes("\0")) throw new UnhashablePasswordError("The password contains a NUL character.");
  if (scheme === "bcrypt" && Buffer.byteLength(password) > BCRYPT_BYTES) {
    throw new UnhashablePasswordError(`The password is longer than the ${BCRYPT_BYTES} bytes that bcrypt reads.`);
  }
  return password;
}

/**
 * The texts a stored hash of this scheme may have been made of, most likely first. Their number depends on the options
 * only, so a password that cannot fit costs the same as any other. Empty when a pepper is needed and there is none.
 */
export function secretsToTry(password: string, scheme: string, options: SecretOptions): Secret[] {
  const single = !isDoubleHashed(scheme, options);
  const hmacs = single
    ? []
    : options.peppers.map((pepper, age) => ({ text: keyed(password, pepper), newest: age === 0 }));
  const plain = single || options.acceptPlain ? [{ text: plainForm(password, single, options), newest: single }] : [];
  const secrets = [...hmacs, ...plain];
  return LONE_SURROGATE.test(password) ? secrets.map(neverFitting) : secrets;
}

/** Flask-Security's: base64 of HMAC-SHA512, key and password in UTF-8. Of its 88 characters bcrypt reads 72. */
function keyed(password: string, pepper: string): string {
  return createHmac("sha512", pepper).update(password, "utf8").digest("base64");
}

/** A password with NUL fits no hash: bcrypt repeats its key with NUL between, and PBKDF2 pads its key with NULs. */
function plainForm(password: string, single: boolean, options: SecretOptions): string {
  if (password.includes("\0")) return randomText();
  return single ? password : password + options.devisePepper;
}

function neverFitting(secret: Secret): Secret {
  return { ...secret, text: randomText() };
}

function randomText(): string {
  return randomBytes(32).toString("base64");
}
