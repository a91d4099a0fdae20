import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createPasswordHasher, type HasherOptions } from "@/lib/password-hashing/hasher";
import { login } from "@/lib/security/features/login/login";
import { reset } from "@/lib/security/features/passwords/reset";
import { register } from "@/lib/security/features/registration/register";
import { verdicts } from "@/tests/support/choosing-passwords";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, canSignIn, everything, keysOf, linkFor, parallel } from "@/tests/support/journeys";
import { PASSWORD, person } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ RETURN_GENERIC_RESPONSES: "false" });
});
afterAll(() => app.close());

describe("a new password", () => {
  test("AT-019: counts in code points after normalisation, by one rule wherever it is chosen", async () => {
    const alphabets = {
      ascii: (n: number) => "ab".repeat(n).slice(0, n),
      emoji: (n: number) => "😀".repeat(n),
      marks: (n: number) => "e\u0301".repeat(n).slice(0, n),
    };
    for (const of of Object.values(alphabets)) {
      for (const length of [7, 129])
        expect(await verdicts(app, of(length))).toEqual(new Set(["PASSWORD_INVALID_LENGTH"]));
      for (const length of [8, 64, 128]) expect(await verdicts(app, of(length))).toEqual(new Set(["ok"]));
    }
    expect(await verdicts(app, "\u00e9".repeat(4))).toEqual(new Set(["ok"]));
    expect(await verdicts(app, "\u00e9".repeat(65))).toEqual(new Set(["PASSWORD_INVALID_LENGTH"]));
    expect(await verdicts(app, "x".repeat(5000))).toEqual(new Set(["PASSWORD_INVALID_LENGTH"]));
  });

  test("AT-023, AT-026: with NUL or half a character it is refused everywhere", async () => {
    for (const unfit of ["abc\0defghijklmno", "valid-length\ud800", "valid-length\udc00\ud800"])
      expect(await verdicts(app, unfit)).toEqual(new Set(["INVALID_INPUT"]));
  });

  test("AT-031: the person's own words and the application's name are no passwords", async () => {
    const words = [
      "marguerite",
      "Marguerite",
      "marguerite1987",
      "MARGUERITE!!",
      "marguerite@example.com",
      "montgomery",
      "montgomery42",
      "gatehouse",
      "Gatehouse2026",
    ];
    for (const password of words) {
      expect(
        keysOf(
          await ask(
            register,
            { email: "marguerite@example.com", username: "montgomery", password, password_confirm: password },
            app.browser(),
          ),
        ),
      ).toEqual({ password: "PASSWORD_TOO_SIMPLE" });
    }
    const known = await person(app, { email: "marguerite2@example.com" });
    expect(
      keysOf(
        await ask(
          reset,
          { token: await linkFor(app, known, "reset"), password: "marguerite99", password_confirm: "marguerite99" },
          app.browser(),
        ),
      ),
    ).toEqual({ password: "PASSWORD_TOO_SIMPLE" });
  });

  test("what many people choose is refused wherever a password is chosen, without anybody else's service", async () => {
    for (const common of ["password1", "1234567890", "QwertyUiop"])
      expect(await verdicts(app, common)).toEqual(new Set(["PASSWORD_TOO_SIMPLE"]));
    expect(await verdicts(app, "all lower case and no rule of composition")).toEqual(new Set(["ok"]));
  });

  test("a complexity checker refuses what is easy to guess, and knows the person's words", async () => {
    const strict = await createTestApp({ RETURN_GENERIC_RESPONSES: "false", PASSWORD_COMPLEXITY_CHECKER: "zxcvbn" });
    try {
      expect(await verdicts(strict, "password123")).toEqual(new Set(["PASSWORD_TOO_SIMPLE"]));
      expect(await verdicts(strict, "quaint-Bison-48-lantern")).toEqual(new Set(["ok"]));
    } finally {
      await strict.close();
    }
  });
});

describe("a password that is compared", () => {
  test("AT-020, AT-022, AT-023, AT-029: only the whole of it fits", async () => {
    const cases: [string, string[]][] = [
      ["😀".repeat(64), [`${"😀".repeat(63)}😁`, "😀".repeat(63), "😀".repeat(18)]],
      ["hunter2hunter2!", ["hunter2hunter2!\0hunter2hunter2!", "hunter2hunter2!\0", "hunter2hunter2"]],
      ["  long pass phrase 1  ", ["long pass phrase 1", "  long pass phrase 1", "long pass phrase 1  "]],
      [`${"x".repeat(100)}1`, [`${"x".repeat(100)}2`, "x".repeat(100), "x".repeat(72)]],
    ];
    for (const [password, others] of cases) {
      const alice = await person(app, { password });
      for (const other of others) expect(await canSignIn(app, alice.email, other)).toBe(false);
      expect(await canSignIn(app, alice.email, password)).toBe(true);
    }
  });

  test("AT-026: halves of characters are refused, not folded into one", async () => {
    const alice = await person(app, { password: "valid-length\ufffd" });
    for (const password of ["valid-length\ud800", "valid-length\ud801"])
      expect(keysOf(await ask(login, { email: alice.email, password }, app.browser()))).toEqual({
        password: "INVALID_PASSWORD",
      });
    expect(await canSignIn(app, alice.email, "valid-length\ufffd")).toBe(true);
  });

  test("both spellings of one text fit; with normalisation off, only the one that was chosen", async () => {
    const exact = await createTestApp({ RETURN_GENERIC_RESPONSES: "false", PASSWORD_NORMALIZE_FORM: "null" });
    try {
      const [composed, decomposed] = ["pass-\u00e9-\u00fc-phrase", "pass-e\u0301-u\u0308-phrase"];
      for (const [at, other] of [
        [app, true],
        [exact, false],
      ] as const) {
        const alice = await person(at, { password: composed });
        expect([await canSignIn(at, alice.email, composed), await canSignIn(at, alice.email, decomposed)]).toEqual([
          true,
          other,
        ]);
      }
    } finally {
      await exact.close();
    }
  });

  test("AT-038: what is no text is refused before anything is compared", async () => {
    const alice = await person(app);
    const compare = vi.spyOn(app.services.passwords, "verify");
    const before = await everything(app);
    for (const password of [[PASSWORD], { $ne: null }, true, false, 12345678, 0])
      expect(keysOf(await ask(login, { email: alice.email, password }, app.browser()))).toEqual({
        password: "API_ERROR",
      });
    for (const password of [null, undefined, "", "   "])
      expect(keysOf(await ask(login, { email: alice.email, password }, app.browser()))).toEqual({
        password: "PASSWORD_NOT_PROVIDED",
      });
    expect(compare).not.toHaveBeenCalled();
    expect(await everything(app)).toBe(before);
    compare.mockRestore();
  });
});

describe("AT-037: a hash of an outdated kind", () => {
  const oldHash = async (password: string, options: Partial<HasherOptions>) => {
    const hasher = createPasswordHasher({
      scheme: "bcrypt",
      pepper: process.env.SECURITY_PASSWORD_SALT ?? "",
      costs: { bcrypt: { rounds: 5 } },
      threads: 1,
      ...options,
    });
    const hash = await hasher.hash(password);
    await hasher.close();
    return hash;
  };
  const withHash = async (passwordHash: string) => {
    const alice = await person(app);
    await app.db.user.update({ where: { id: alice.id }, data: { passwordHash } });
    return {
      ...alice,
      stored: async () => (await app.db.user.findUniqueOrThrow({ where: { id: alice.id } })).passwordHash ?? "",
    };
  };

  test("is replaced at the next sign-in, of another cost or scheme, and the password still fits", async () => {
    for (const options of [
      {},
      { scheme: "scrypt", costs: { scrypt: { logN: 8, blockSize: 8, parallelism: 1 } } },
    ] as const) {
      const alice = await withHash(await oldHash(PASSWORD, options));
      expect(await canSignIn(app, alice.email, "wrong-password-1")).toBe(false);
      expect(await alice.stored()).not.toMatch(/^\$2b\$04\$/);
      expect(await canSignIn(app, alice.email, PASSWORD)).toBe(true);
      const renewed = await alice.stored();
      expect(renewed).toMatch(/^\$2b\$04\$/);
      expect(await canSignIn(app, alice.email, PASSWORD)).toBe(true);
      expect(await alice.stored()).toBe(renewed);
    }
  });

  test("is replaced once by 10 sign-ins at the same moment, all of which succeed", async () => {
    const alice = await withHash(await oldHash(PASSWORD, {}));
    expect(await parallel(10, () => canSignIn(app, alice.email, PASSWORD))).toEqual(Array(10).fill(true));
    expect(await alice.stored()).toMatch(/^\$2b\$04\$/);
    expect(await canSignIn(app, alice.email, PASSWORD)).toBe(true);
  });

  test("does not keep anybody out when it cannot be replaced", async () => {
    const old = await oldHash(PASSWORD, {});
    const alice = await withHash(old);
    await app.db.$executeRawUnsafe(
      "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'read only'; END $$",
    );
    await app.db.$executeRawUnsafe(
      "CREATE TRIGGER no_new_hash BEFORE UPDATE OF password_hash ON users FOR EACH ROW EXECUTE FUNCTION refuse()",
    );
    try {
      expect(await canSignIn(app, alice.email, PASSWORD)).toBe(true);
      expect(await alice.stored()).toBe(old);
    } finally {
      await app.db.$executeRawUnsafe("DROP TRIGGER no_new_hash ON users");
    }
  });

  test("that nobody understands fits no password", async () => {
    for (const stored of ["", "x", "plain:correct-horse-battery-9", PASSWORD, `$2b$31$${".".repeat(53)}`])
      expect(await canSignIn(app, (await withHash(stored)).email, PASSWORD)).toBe(false);
  });
});
