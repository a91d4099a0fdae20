import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setPassword } from "@/lib/security/features/administration/set-password";
import { login } from "@/lib/security/features/login/login";
import { loginStatus } from "@/lib/security/features/login/status";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, canSignIn, fromTerminal, keysOf } from "@/tests/support/journeys";
import { PASSWORD, person } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ RETURN_GENERIC_RESPONSES: "false" });
});
afterAll(() => app.close());

/** Who is signed in after this, or the refusal. */
async function attempt(input: object, at: TestApp = app) {
  const browser = at.browser();
  const result = await ask(login, { password: PASSWORD, ...input }, browser);
  return result.ok ? browser.who() : keysOf(result);
}

describe("who somebody says they are", () => {
  test("is an address in any case, or a username in any case and spelling of width", async () => {
    const alice = await person(app, { email: "Alice@example.com", username: "AliceRose" });
    for (const input of [
      { email: "alice@EXAMPLE.com" },
      { email: "\uff21lice@example.com" },
      { username: "alicerose" },
      { username: "\uff21liceRose" },
    ])
      expect(await attempt(input)).toBe(alice.email);
  });

  test("the address decides when both fields are filled, and is no username", async () => {
    const [bob, carol] = [await person(app, { username: "bobbobbob" }), await person(app, { username: "carolcarol" })];
    expect(await attempt({ email: bob.email, username: "carolcarol" })).toBe(bob.email);
    expect(await attempt({ email: "carolcarol" })).toEqual({ email: "INVALID_EMAIL_ADDRESS" });
    expect(await attempt({ username: carol.email })).toEqual({ username: "USERNAME_DISALLOWED_CHARACTERS" });
  });

  test("says what is missing, malformed or unknown, each at its field", async () => {
    const cases: [object, object][] = [
      [{}, { "": "USER_DOES_NOT_EXIST" }],
      [{ email: "nobody@example.com" }, { email: "USER_DOES_NOT_EXIST" }],
      [{ email: " nobody@example.com" }, { email: "INVALID_EMAIL_ADDRESS" }],
      [{ username: "nobodyhere" }, { username: "USER_DOES_NOT_EXIST" }],
      [{ username: "abc" }, { username: "USERNAME_INVALID_LENGTH" }],
      [{ username: "x".repeat(33) }, { username: "USERNAME_INVALID_LENGTH" }],
      [{ username: " padded" }, { username: "USERNAME_ILLEGAL_CHARACTERS" }],
      [{ username: "<b>bold</b>" }, { username: "USERNAME_ILLEGAL_CHARACTERS" }],
      [{ username: "semi;colon" }, { username: "USERNAME_DISALLOWED_CHARACTERS" }],
    ];
    for (const [input, keys] of cases) expect(await attempt(input)).toEqual(keys);
  });

  test("AT-064: patterns and expressions match nobody", async () => {
    await person(app, { username: "somebodyhere" });
    for (const value of [
      "%",
      "_",
      "*",
      "%@%",
      "' OR '1'='1",
      "' OR 1=1--@example.com",
      { contains: "@" },
      ["a@x.example", "b@x.example"],
      { not: null },
      true,
      0,
      "somebody_here",
      "somebody%",
    ]) {
      expect(await attempt({ email: value })).not.toBeNull();
      expect(await attempt({ email: value })).toBeInstanceOf(Object);
      expect(await attempt({ username: value })).toBeInstanceOf(Object);
    }
    expect(await app.db.session.count({ where: { user: { username: "somebodyhere" } } })).toBe(0);
  });

  test("is an address only, where usernames are switched off or no identity", async () => {
    const others = await Promise.all([
      createTestApp({ RETURN_GENERIC_RESPONSES: "false", USERNAME_ENABLE: "false" }),
      createTestApp({ RETURN_GENERIC_RESPONSES: "false", USER_IDENTITY_ATTRIBUTES: "email" }),
    ]);
    try {
      for (const at of others) {
        const dora = await person(at, { username: "doradora" });
        expect(await ask(loginStatus, {}, at.browser())).toMatchObject({ value: { identityAttributes: ["email"] } });
        expect(await attempt({ username: "doradora" }, at)).toEqual({ email: "EMAIL_NOT_PROVIDED" });
        expect(await attempt({ email: dora.email }, at)).toBe(dora.email);
      }
    } finally {
      await Promise.all(others.map((at) => at.close()));
    }
  });

  test("for an administrator: the first attribute whose form fits decides", async () => {
    const erin = await person(app, { username: "erinerin" });
    for (const identity of [erin.email.toUpperCase(), "ERINERIN"]) {
      expect(
        keysOf(await fromTerminal(app, setPassword, { identity, password: `${PASSWORD}-${identity.length}` })),
      ).toBe("ok");
      expect(await canSignIn(app, erin.email, `${PASSWORD}-${identity.length}`)).toBe(true);
    }
    for (const identity of ["nobody@example.com", "nobodyhere", "a b", "%"])
      expect(keysOf(await fromTerminal(app, setPassword, { identity, password: PASSWORD }))).toEqual({
        identity: "USER_DOES_NOT_EXIST",
      });
  });

  test("a foreign target refuses the sign-in as a whole; our own is where it leads", async () => {
    const frank = await person(app);
    for (const next of [
      "https://evil.example/",
      "//evil.example",
      "/\\evil.example",
      "javascript:alert(1)",
      ["/a", "//evil.example"],
      { a: 1 },
    ])
      expect(await attempt({ email: frank.email, next })).toEqual({ next: "INVALID_REDIRECT" });
    expect(
      await ask(login, { email: frank.email, password: PASSWORD, next: "/account/password?a=1" }, app.browser()),
    ).toMatchObject({ value: { target: "/account/password?a=1" } });
    expect(await ask(login, { email: frank.email, password: PASSWORD, next: "" }, app.browser())).toMatchObject({
      value: { target: "/account" },
    });
  });
});
