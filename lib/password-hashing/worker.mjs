// One hashing thread. Plain JavaScript, because Node starts it directly from this folder in production as well.
import { pbkdf2Sync, scryptSync, timingSafeEqual } from "node:crypto";
import { setPriority } from "node:os";
import { parentPort } from "node:worker_threads";

/** @typedef {import("./work").HashWork} HashWork */
/** @typedef {import("./work").VerifyWork} VerifyWork */
/** @typedef {import("./work").KeyDerivation} KeyDerivation */

/**
 * Low enough that a request goes first on a core it needs. Not the lowest: beside other busy programs, such as a database on the
 * same machine, that gets next to nothing, and sign-ins wait for seconds.
 */
const LOW_PRIORITY = 10;

/** @type {ReturnType<typeof loadBcrypt> | undefined} */
let loadedBcrypt;

stepBack();
parentPort?.on("message", async (/** @type {HashWork | VerifyWork} */ work) => {
  try {
    parentPort?.postMessage({ result: work.task === "hash" ? await hash(work) : await verify(work) });
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) });
  }
});

/** Linux counts priority per thread, so requests keep the processor; elsewhere it would slow the whole program. */
function stepBack() {
  if (process.platform !== "linux") return;
  try {
    setPriority(LOW_PRIORITY);
  } catch {
    // A sandbox may forbid it; hashing is then merely less polite.
  }
}

/** @param {HashWork} work */
async function hash(work) {
  if (work.algorithm === "bcrypt") return (await bcrypt()).hash(work.secret, work.rounds);
  if (work.algorithm === "derive") return derive(work.secret, work.key).toString("base64");
  const { hashSync } = await import("@node-rs/argon2");
  return hashSync(work.secret, { memoryCost: work.memory, timeCost: work.passes, parallelism: work.lanes });
}

/** @param {VerifyWork} work */
async function verify(work) {
  if (work.algorithm === "bcrypt") {
    const { matches } = await bcrypt();
    return work.secrets.findIndex((secret) => matches(secret, work.stored));
  }
  if (work.algorithm === "derive") {
    return work.secrets.findIndex((secret) => timingSafeEqual(derive(secret, work.key), work.expected));
  }
  const { verifySync } = await import("@node-rs/argon2");
  return work.secrets.findIndex((secret) => matchesArgon2(verifySync, work.stored, secret));
}

/**
 * A broken hash fits nothing, as with bcrypt; that is what the library means by `InvalidArg`.
 * @param {typeof import("@node-rs/argon2").verifySync} verifySync @param {string} stored @param {string} secret
 */
function matchesArgon2(verifySync, stored, secret) {
  try {
    return verifySync(stored, secret);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "InvalidArg") return false;
    throw error;
  }
}

/** Loaded once: a failing import would otherwise be tried again for every password. */
function bcrypt() {
  loadedBcrypt ??= loadBcrypt();
  return loadedBcrypt;
}

/** The native bcrypt where it loads, the JavaScript one elsewhere: same hashes, about a third slower. */
async function loadBcrypt() {
  try {
    const { hashSync, verifySync } = await import("@node-rs/bcrypt");
    return {
      hash: (/** @type {string} */ secret, /** @type {number} */ cost) => hashSync(secret, { cost }),
      matches: (/** @type {string} */ secret, /** @type {string} */ stored) => verifySync(secret, stored),
    };
  } catch {
    const { default: portable } = await import("bcryptjs");
    return { hash: portable.hashSync, matches: portable.compareSync };
  }
}

/** @param {string} secret @param {KeyDerivation} key */
function derive(secret, key) {
  if (key.name === "pbkdf2") return pbkdf2Sync(secret, key.salt, key.rounds, key.length, key.digest);
  const cost = 2 ** key.logN;
  // Node refuses more than 32 MiB unless told; scrypt itself uses 128 · N · r bytes and a little more.
  const maxmem = 256 * cost * key.blockSize;
  return scryptSync(secret, key.salt, key.length, { N: cost, r: key.blockSize, p: key.parallelism, maxmem });
}
