import { afterAll, describe, expect, test } from "vitest";
import type { HashScheme } from "./costs";
import { createPasswordHasher, type HasherOptions, type PasswordHasher } from "./hasher";
import { UnhashablePasswordError } from "./secrets";

const cheap = {
  bcrypt: { rounds: 4 },
  argon2: { memory: 1024, passes: 1, lanes: 1 },
  scrypt: { logN: 5, blockSize: 8, parallelism: 1 },
  pbkdf2_sha256: { rounds: 100 },
  pbkdf2_sha512: { rounds: 100 },
};
const schemes: HashScheme[] = ["bcrypt", "argon2", "scrypt", "pbkdf2_sha256", "pbkdf2_sha512"];

const made = new Map<string, PasswordHasher>();
afterAll(() => Promise.all([...made.values()].map((one) => one.close())));

/** One hasher, hence one thread, for each set of options. */
function hasher(options: Partial<HasherOptions> = {}): PasswordHasher {
  const all = { scheme: "bcrypt", pepper: "pepper", costs: cheap, threads: 1, ...options } as const;
  const key = JSON.stringify(all);
  const known = made.get(key) ?? createPasswordHasher(all);
  made.set(key, known);
  return known;
}

describe.each(schemes)("%s", (scheme) => {
  test("a new hash fits its password, only under its pepper, and is up to date", async () => {
    const stored = await hasher({ scheme }).hash("long enough");
    expect(await hasher({ scheme }).verify("long enough", stored)).toEqual({ matches: true, outdated: false });
    expect((await hasher({ scheme }).verify("long enougH", stored)).matches).toBe(false);
    expect((await hasher({ scheme, pepper: "other" }).verify("long enough", stored)).matches).toBe(false);
  });

  test("two hashes of one password differ", async () => {
    const { hash } = hasher({ scheme });
    expect(await hash("long enough")).not.toBe(await hash("long enough"));
  });

  test("without double hashing a new hash fits its password", async () => {
    const single = hasher({ scheme, pepper: "", singleHash: [scheme] });
    const stored = await single.hash("long enough");
    expect(await single.verify("long enough", stored)).toEqual({ matches: true, outdated: false });
  });

  test("a hash of another scheme is outdated", async () => {
    const stored = await hasher({ scheme }).hash("long enough");
    const other = scheme === "bcrypt" ? "argon2" : "bcrypt";
    expect(await hasher({ scheme: other }).verify("long enough", stored)).toEqual({ matches: true, outdated: true });
  });
});

const dearer: Partial<HasherOptions>[] = [
  { scheme: "bcrypt", costs: { ...cheap, bcrypt: { rounds: 5 } } },
  { scheme: "argon2", costs: { ...cheap, argon2: { memory: 2048, passes: 1, lanes: 1 } } },
  { scheme: "scrypt", costs: { ...cheap, scrypt: { logN: 6, blockSize: 8, parallelism: 1 } } },
  { scheme: "pbkdf2_sha256", costs: { ...cheap, pbkdf2_sha256: { rounds: 200 } } },
  { scheme: "pbkdf2_sha512", costs: { ...cheap, pbkdf2_sha512: { rounds: 200 } } },
];
test.each(dearer)("a hash of another cost is outdated: $scheme", async (options) => {
  const stored = await hasher({ scheme: options.scheme }).hash("long enough");
  expect(await hasher(options).verify("long enough", stored)).toEqual({ matches: true, outdated: true });
});

test("with a list of deprecated schemes only those are outdated", async () => {
  const stored = await hasher({ scheme: "argon2" }).hash("long enough");
  expect((await hasher({ deprecated: ["scrypt"] }).verify("long enough", stored)).outdated).toBe(false);
  expect((await hasher({ deprecated: ["argon2"] }).verify("long enough", stored)).outdated).toBe(true);
});

test("a pepper can be replaced: hashes of the old one fit and are outdated, new ones use the new one", async () => {
  const old = await hasher({ pepper: "old" }).hash("long enough");
  const rotating = hasher({ pepper: ["new", "old"] });
  expect(await rotating.verify("long enough", old)).toEqual({ matches: true, outdated: true });
  const renewed = await rotating.hash("long enough");
  expect(await hasher({ pepper: "new" }).verify("long enough", renewed)).toEqual({ matches: true, outdated: false });
});

test("64 emoji that differ in the last one only are two passwords", async () => {
  const { hash, verify } = hasher();
  const stored = await hash("🐎".repeat(64));
  expect((await verify("🐎".repeat(64), stored)).matches).toBe(true);
  expect((await verify(`${"🐎".repeat(63)}🐴`, stored)).matches).toBe(false);
});

test("NUL neither ends nor repeats a password", async () => {
  const { hash, verify } = hasher();
  const stored = await hash("hunter2hunter2!");
  expect((await verify("hunter2hunter2!\0hunter2hunter2!", stored)).matches).toBe(false);
  const withNul = await hash("abc\0defghijklmno");
  expect((await verify("abc\0defghijklmno", withNul)).matches).toBe(true);
  expect((await verify("abc", withNul)).matches).toBe(false);
});

test("without double hashing, NUL fits nothing and is not hashed", async () => {
  for (const scheme of schemes) {
    const { hash, verify } = hasher({ scheme, singleHash: true });
    const stored = await hash("hunter2hunter2!");
    expect((await verify("hunter2hunter2!\0hunter2hunter2!", stored)).matches).toBe(false);
    expect((await verify("hunter2hunter2!\0", stored)).matches).toBe(false);
    await expect(hash("hunter2\0")).rejects.toThrow(UnhashablePasswordError);
  }
});

test("without double hashing, bcrypt refuses what it would cut", async () => {
  const { hash } = hasher({ singleHash: true });
  await expect(hash("é".repeat(36))).resolves.toMatch(/^\$2b\$04\$/);
  await expect(hash("é".repeat(37))).rejects.toThrow(UnhashablePasswordError);
});

test("a lone surrogate is not hashed and does not stand for another", async () => {
  const { hash, verify } = hasher();
  await expect(hash("long enough \ud800")).rejects.toThrow(UnhashablePasswordError);
  const stored = await hash("long enough \ufffd");
  expect((await verify("long enough \ud800", stored)).matches).toBe(false);
});

test("no hash fits nothing", async () => {
  expect(await hasher().verify("long enough", null)).toEqual({ matches: false, outdated: false });
});

test("a missing pepper and a deprecated current scheme are refused at once", () => {
  expect(() => hasher({ pepper: "" })).toThrow(RangeError);
  expect(() => hasher({ pepper: [] })).toThrow(RangeError);
  expect(() => hasher({ deprecated: ["bcrypt"] })).toThrow(RangeError);
});

test.each([
  { scheme: "bcrypt", costs: { bcrypt: { rounds: 3 } } },
  { scheme: "bcrypt", costs: { bcrypt: { rounds: 31 } } },
  { scheme: "argon2", costs: { argon2: { memory: 2 ** 24, passes: 1, lanes: 1 } } },
  { scheme: "scrypt", costs: { scrypt: { logN: 14.5, blockSize: 8, parallelism: 1 } } },
  { scheme: "pbkdf2_sha256", costs: { pbkdf2_sha256: { rounds: 0 } } },
] satisfies Partial<HasherOptions>[])("a cost out of bounds is refused at once: $scheme", (options) => {
  expect(() => hasher(options)).toThrow(RangeError);
});

const timed: Partial<HasherOptions>[] = [
  { scheme: "bcrypt", costs: { bcrypt: { rounds: 8 } } },
  { scheme: "bcrypt", costs: { bcrypt: { rounds: 8 } }, acceptPlain: true, pepper: ["new", "old"] },
  { scheme: "argon2", costs: { argon2: { memory: 8192, passes: 2, lanes: 1 } } },
  { scheme: "scrypt", costs: { scrypt: { logN: 13, blockSize: 8, parallelism: 1 } } },
  { scheme: "pbkdf2_sha512", costs: { pbkdf2_sha512: { rounds: 20_000 } } },
];
test.each(timed)(
  "no account takes as long as a wrong password: $scheme, plain accepted: $acceptPlain",
  // A clock on the wall also measures what else the machine is doing.
  { retry: 3, timeout: 60_000 },
  async (options) => {
    const { hash, verify } = hasher(options);
    const stored = await hash("long enough");
    const wrong: number[] = [];
    const absent: number[] = [];
    for (let round = 0; round < 15; round += 1) {
      wrong.push(await duration(() => verify("wrong password", stored)));
      absent.push(await duration(() => verify("wrong password", null)));
    }
    // The fastest of fifteen: least disturbed by whatever else the machine does.
    const ratio = Math.min(...wrong) / Math.min(...absent);
    expect(ratio).toBeGreaterThan(0.7);
    expect(ratio).toBeLessThan(1.4);
  },
);

async function duration(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
