import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { confirm } from "@/lib/security/features/confirmation/confirm";
import { login } from "@/lib/security/features/login/login";
import { requestReset } from "@/lib/security/features/passwords/request-reset";
import { reset } from "@/lib/security/features/passwords/reset";
import { register } from "@/lib/security/features/registration/register";
import { createTestApp, type TestApp, type TestBrowser } from "@/tests/support/context";
import { ask, canSignIn, everything, keysOf, mailedToken, parallel } from "@/tests/support/journeys";
import { PASSWORD, person } from "@/tests/support/people";

/** `open` tells who has an account, `app` does not; at `lax` one may sign in before the address is confirmed. */
let app: TestApp;
let open: TestApp;
let lax: TestApp;
beforeAll(async () => {
  [app, open, lax] = await Promise.all([
    createTestApp(),
    createTestApp({ RETURN_GENERIC_RESPONSES: "false" }),
    createTestApp({ RETURN_GENERIC_RESPONSES: "false", LOGIN_WITHOUT_CONFIRMATION: "true" }),
  ]);
});
afterAll(() => Promise.all([app.close(), open.close(), lax.close()]));

const form = (email: unknown, more: object = {}) => ({
  email,
  password: PASSWORD,
  password_confirm: PASSWORD,
  ...more,
});
const enrol = (at: TestApp, input: object, browser: TestBrowser = at.browser()) => ask(register, input, browser);

describe("registration", () => {
  test("makes an unconfirmed account without roles, mails a link, and signs in after it was used", async () => {
    const browser = app.browser();
    expect(await enrol(app, form("new@example.com", { username: "newcomer" }), browser)).toMatchObject({
      ok: true,
      value: { status: "confirmation-sent" },
    });
    expect(await browser.who()).toBeNull();
    expect(await canSignIn(app, "new@example.com", PASSWORD)).toBe(false);
    await ask(confirm, { token: await mailedToken(app, "new@example.com", "welcome") }, app.browser());
    expect(await canSignIn(app, "new@example.com", PASSWORD)).toBe(true);
    const { id } = await app.db.user.findUniqueOrThrow({ where: { email: "new@example.com" } });
    const events = await app.db.auditEntry.findMany({ where: { userId: id }, orderBy: { at: "asc" } });
    expect(events.map(({ event }) => event)).toEqual(["user_registered", "user_confirmed", "user_authenticated"]);
  });

  test("reports everything that is wrong at once", async () => {
    const wrong = {
      email: "nobody",
      username: "a-b",
      password: "short",
      password_confirm: "other",
      next: "https://evil.example/",
    };
    for (const at of [app, open])
      expect(keysOf(await enrol(at, wrong))).toEqual({
        email: "INVALID_EMAIL_ADDRESS",
        username: "USERNAME_DISALLOWED_CHARACTERS",
        password: "PASSWORD_INVALID_LENGTH",
        password_confirm: "RETYPE_PASSWORD_MISMATCH",
        next: "INVALID_REDIRECT",
      });
  });

  test("says openly what is taken, where that is the policy", async () => {
    await person(open, { email: "taken@example.com", username: "takenname" });
    expect(keysOf(await enrol(open, form("TAKEN@example.com", { username: "TakenName" })))).toEqual({
      email: "EMAIL_ALREADY_ASSOCIATED",
      username: "USERNAME_ALREADY_ASSOCIATED",
    });
  });

  test("AT-001: an address that has an account looks new, and only its owner is told", async () => {
    const alice = await person(app, { email: "alice@example.com" });
    const again = { password: "another-password-77", password_confirm: "another-password-77" };
    const known = await enrol(app, { email: "Alice@Example.com", ...again });
    const fresh = await enrol(app, { email: "Fresh@Example.com", ...again });
    expect(known).toEqual({
      ok: true,
      value: { status: "confirmation-sent", email: "Alice@example.com", target: "/" },
    });
    expect(fresh).toEqual({
      ok: true,
      value: { status: "confirmation-sent", email: "Fresh@example.com", target: "/" },
    });
    expect(await app.db.user.count({ where: { email: { equals: "alice@example.com", mode: "insensitive" } } })).toBe(1);
    expect(await canSignIn(app, alice.email, PASSWORD)).toBe(true);
    expect(await canSignIn(app, alice.email, again.password)).toBe(false);
    expect((await app.mails()).filter(({ to }) => /alice/i.test(to)).map(({ to, template }) => [to, template])).toEqual(
      [["alice@example.com", "welcome_existing"]],
    );
    expect(keysOf(await enrol(app, form(" alice@example.com ")))).toEqual(
      keysOf(await enrol(app, form(" nobody-yet@example.com "))),
    );
  });

  test("AT-002: of 20 registrations of one address at the same moment one wins, whole", async () => {
    for (let round = 0; round < 5; round++) {
      const email = `race${round}@example.com`;
      const passwords = Array.from({ length: 20 }, (_, index) => `${PASSWORD}-${round}-${index}`);
      const results = await parallel(20, (index) =>
        enrol(app, { email, password: passwords[index], password_confirm: passwords[index] }),
      );
      expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
      const user = await app.db.user.findUniqueOrThrow({ where: { email }, include: { tokens: true } });
      expect(user.tokens.filter(({ purpose, usedAt }) => purpose === "confirm" && usedAt === null)).toHaveLength(1);
      await app.db.user.update({ where: { email }, data: { confirmedAt: app.clock.now() } });
      const working = await parallel(20, (index) => canSignIn(app, email, passwords[index] ?? ""));
      expect(working.filter(Boolean)).toHaveLength(1);
    }
  });

  test("AT-004: look-alikes that fold to a known address are that address", async () => {
    await person(app, { email: "mira@example.com" });
    await person(app, { email: "finn@example.com" });
    for (const typed of ["\uff4dira@example.com", "\ufb01nn@example.com", "mira@ex\uff41mple.com"])
      expect((await enrol(app, form(typed))).ok).toBe(true);
    expect(await app.db.user.count({ where: { email: { in: ["mira@example.com", "finn@example.com"] } } })).toBe(2);
    const told = (await app.mails()).filter(
      ({ template, to }) => template === "welcome_existing" && /^(?:mira|finn)@/.test(to),
    );
    expect(told.map(({ to }) => to).sort()).toEqual(["finn@example.com", "mira@example.com", "mira@example.com"]);
  });

  test("AT-005, AT-007: nothing but one plain address is mailed", async () => {
    const addresses = [
      "alice\uff20example.com",
      "alice\ufe6bexample.com",
      "a@x.example,b@y.example",
      "a@x.example;b@y.example",
      "a@x.example\r\nBcc: b@y.example",
      "a@x.example%0aCc:b@y.example",
      "<a@x.example>",
      '"a b"@x.example',
      "a@x.example b@y.example",
    ];
    const before = await everything(app);
    for (const email of addresses) {
      expect(keysOf(await enrol(app, form(email)))).toEqual({ email: "INVALID_EMAIL_ADDRESS" });
      await ask(requestReset, { email }, app.browser());
    }
    expect(keysOf(await enrol(app, form(["a@x.example", "b@y.example"])))).toEqual({ email: "API_ERROR" });
    expect(await everything(app)).toBe(before);
  });

  test("AT-008: letters are matched by the documented fold and by no language's upper case", async () => {
    await Promise.all(
      ["kim@example.com", "ida@example.com", "strasse@example.com"].map((email) => person(app, { email })),
    );
    for (const email of ["\u0131da@example.com", "\u0130da@example.com", "stra\u00dfe@example.com"]) {
      await ask(requestReset, { email }, app.browser());
      expect((await enrol(app, form(email))).ok).toBe(true);
    }
    expect(await app.mails("ida@example.com")).toEqual([]);
    expect(await app.mails("strasse@example.com")).toEqual([]);
    await ask(requestReset, { email: "\u212aim@example.com" }, app.browser());
    expect((await app.mails("kim@example.com")).map(({ template }) => template)).toEqual(["reset_instructions"]);
  });

  test("AT-010: only the declared fields are written", async () => {
    const more = {
      role: "admin",
      roles: ["admin"],
      active: false,
      confirmedAt: "2020-01-01",
      confirmed_at: "2020-01-01",
      id: "x",
      fs_uniquifier: "x",
      uniquifier: "x",
      tfPrimaryMethod: "sms",
      totpSecret: "x",
      emailVerified: true,
    };
    expect((await enrol(app, form("greedy@example.com", more))).ok).toBe(true);
    const user = await app.db.user.findUniqueOrThrow({
      where: { email: "greedy@example.com" },
      include: { roles: true },
    });
    expect(user).toMatchObject({ active: true, confirmedAt: null, roles: [], tfPrimaryMethod: null });
    expect([user.id, user.uniquifier]).not.toContain("x");
  });

  test("AT-011: a username never looks like somebody's address or number", async () => {
    await person(app, { email: "bob@example.com" });
    for (const username of ["bob@example.com", "+4915112345678", "bob example", "bob.example"])
      expect(keysOf(await enrol(app, form("other@example.com", { username })))).toEqual({
        username: "USERNAME_DISALLOWED_CHARACTERS",
      });
    expect(keysOf(await ask(login, { username: "bob@example.com", password: PASSWORD }, open.browser()))).toEqual({
      username: "USERNAME_DISALLOWED_CHARACTERS",
    });
  });

  test("AT-013: whoever registered the victim's address is out once the victim resets the password", async () => {
    const mallory = lax.browser();
    await enrol(lax, form("victim@example.com"), mallory);
    expect(await mallory.who()).toBe("victim@example.com");
    await ask(requestReset, { email: "victim@example.com" }, lax.browser());
    const token = await mailedToken(lax, "victim@example.com", "reset_instructions");
    await ask(
      reset,
      { token, password: "a-secret-of-the-victim", password_confirm: "a-secret-of-the-victim" },
      lax.browser(),
    );
    expect(await mallory.who()).toBeNull();
    expect(await canSignIn(lax, "victim@example.com", PASSWORD)).toBe(false);
    expect(await canSignIn(lax, "victim@example.com", "a-secret-of-the-victim")).toBe(true);
  });

  test("AT-017: too long is refused; a domain and its punycode are one", async () => {
    for (const email of [
      `${"a".repeat(65)}@example.com`,
      `a@${"b".repeat(64)}.example`,
      `a@${"b.".repeat(130)}example`,
      `${"a".repeat(2000)}@example.com`,
    ])
      expect(keysOf(await enrol(app, form(email)))).toEqual({ email: "INVALID_EMAIL_ADDRESS" });
    expect((await enrol(open, form("user@b\u00fccher.example"))).ok).toBe(true);
    expect(keysOf(await enrol(open, form("user@xn--bcher-kva.example")))).toEqual({
      email: "EMAIL_ALREADY_ASSOCIATED",
    });
  });

  test("without a username, any number of people have none", async () => {
    for (const email of ["none1@example.com", "none2@example.com"])
      expect((await enrol(open, form(email, { username: "" }))).ok).toBe(true);
    expect(await open.db.user.count({ where: { email: { startsWith: "none" }, username: null } })).toBe(2);
  });

  test("is for people who are not signed in", async () => {
    const browser = lax.browser();
    await enrol(lax, form("inside@example.com"), browser);
    expect(keysOf(await enrol(lax, form("second@example.com"), browser))).toEqual({ "": "ANONYMOUS_USER_REQUIRED" });
  });
});
