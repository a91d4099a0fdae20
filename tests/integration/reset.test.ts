import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { days } from "@/lib/security/core/durations";
import { inspectReset } from "@/lib/security/features/passwords/inspect-reset";
import { requestReset } from "@/lib/security/features/passwords/request-reset";
import { reset } from "@/lib/security/features/passwords/reset";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, canSignIn, everything, keysOf, linkFor, mailedToken, parallel } from "@/tests/support/journeys";
import { PASSWORD, person, signedIn } from "@/tests/support/people";

let app: TestApp;
let eager: TestApp;
beforeAll(async () => {
  [app, eager] = await Promise.all([
    createTestApp({ RETURN_GENERIC_RESPONSES: "false" }),
    createTestApp({ AUTO_LOGIN_AFTER_RESET: "true" }),
  ]);
});
afterAll(() => Promise.all([app.close(), eager.close()]));

const NEW = "brand-new-secret-31";
const invalid = { "": "INVALID_RESET_PASSWORD_TOKEN" };
const use = (token: unknown, password = NEW, browser = app.browser(), more: object = {}) =>
  ask(reset, { token, password, password_confirm: password, ...more }, browser);

describe("reset", () => {
  test("mails a link, sets the password by it, ends every session, and tells the owner", async () => {
    const alice = await person(app);
    const session = await signedIn(app, alice);
    expect(keysOf(await ask(requestReset, { email: alice.email.toUpperCase() }, app.browser()))).toBe("ok");
    const browser = app.browser();
    expect(keysOf(await use(await mailedToken(app, alice.email, "reset_instructions"), NEW, browser))).toBe("ok");
    expect(await session.who()).toBeNull();
    expect(await browser.who()).toBeNull();
    expect(await canSignIn(app, alice.email, PASSWORD)).toBe(false);
    expect(await canSignIn(app, alice.email, NEW)).toBe(true);
    const mails = await app.mails(alice.email);
    expect(mails.map(({ template }) => template)).toEqual(["reset_instructions", "reset_notice"]);
    expect(JSON.stringify(mails[1])).not.toContain(NEW);
  });

  test("without generic responses it says who gets no link, and mails none", async () => {
    const off = await person(app, { active: false });
    const nora = await person(app, { confirmed: false });
    const locked = await person(app);
    await app.db.user.update({
      where: { id: locked.id },
      data: { lockedUntil: new Date(app.clock.now().getTime() + days(1)) },
    });
    for (const [email, key] of [
      [off.email, "DISABLED_ACCOUNT"],
      [nora.email, "CONFIRMATION_REQUIRED"],
      [locked.email, "ACCOUNT_LOCKED"],
      ["nobody@example.com", "USER_DOES_NOT_EXIST"],
      ["", "EMAIL_NOT_PROVIDED"],
      ["nobody", "INVALID_EMAIL_ADDRESS"],
    ]) {
      expect(keysOf(await ask(requestReset, { email }, app.browser()))).toEqual({ email: key });
      expect(await app.mails(email)).toEqual([]);
    }
  });

  test("AT-067: a link works once", async () => {
    const alice = await person(app);
    const token = await linkFor(app, alice, "reset");
    await use(token);
    expect(keysOf(await use(token, "a-second-attempt-99"))).toEqual(invalid);
    expect(await canSignIn(app, alice.email, NEW)).toBe(true);
  });

  test("AT-068: of 20 passwords at the same moment one is set, and it is the one that was told so", async () => {
    for (let round = 0; round < 5; round++) {
      const alice = await person(app);
      const token = await linkFor(app, alice, "reset");
      const results = await parallel(20, (index) => use(token, `${NEW}-${index}`));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.filter((result) => !result.ok).map(keysOf)).toEqual(Array(19).fill(invalid));
      const working = await parallel(20, (index) => canSignIn(app, alice.email, `${NEW}-${index}`));
      expect(working).toEqual(results.map(({ ok }) => ok));
      expect((await app.mails(alice.email)).map(({ template }) => template)).toEqual(["reset_notice"]);
    }
  });

  test("AT-074: the token decides whose password it is, whatever else is sent", async () => {
    const [alice, bob] = [await person(app), await person(app)];
    const result = await use(await linkFor(app, alice, "reset"), NEW, app.browser(), {
      email: bob.email,
      id: bob.id,
      userId: bob.id,
      user_id: bob.id,
    });
    expect(result.ok).toBe(true);
    expect(await canSignIn(app, bob.email, PASSWORD)).toBe(true);
    expect(await canSignIn(app, alice.email, NEW)).toBe(true);
  });

  test("AT-076, AT-085: without a token of ours nothing happens", async () => {
    const alice = await person(app);
    const real = await linkFor(app, alice, "reset");
    const before = await everything(app);
    for (const token of [
      undefined,
      null,
      "",
      " ",
      "null",
      "undefined",
      [],
      [real],
      {},
      { startsWith: real.slice(0, 1) },
      "%",
      "_",
      "*",
      real.slice(0, -1),
      `${real}x`,
      ` ${real}`,
      real.toUpperCase(),
      0,
      true,
      "x".repeat(100_000),
      "\0",
      "\ud800",
    ]) {
      expect(keysOf(await use(token))).toEqual(invalid);
      expect(keysOf(await ask(inspectReset, { token }, app.browser()))).toEqual(invalid);
    }
    expect(await everything(app)).toBe(before);
    expect(keysOf(await use(real))).toBe("ok");
  });

  test("AT-077: of three links only the newest works", async () => {
    const alice = await person(app);
    const tokens = [
      await linkFor(app, alice, "reset"),
      await linkFor(app, alice, "reset"),
      await linkFor(app, alice, "reset"),
    ];
    expect(keysOf(await use(tokens[0]))).toEqual(invalid);
    expect(keysOf(await use(tokens[1]))).toEqual(invalid);
    expect(keysOf(await use(tokens[2]))).toBe("ok");
    expect(keysOf(await use(tokens[2]))).toEqual(invalid);
  });

  test("of 20 links asked for at the same moment one stays", async () => {
    const alice = await person(app);
    await parallel(20, () => linkFor(app, alice, "reset"));
    expect(await app.db.oneTimeToken.count({ where: { userId: alice.id } })).toBe(1);
  });

  test("AT-082: the link of an account that was disabled since does nothing", async () => {
    const dave = await person(app);
    const token = await linkFor(app, dave, "reset");
    await app.db.user.update({ where: { id: dave.id }, data: { active: false } });
    expect(keysOf(await ask(inspectReset, { token }, app.browser()))).toEqual(invalid);
    expect(keysOf(await use(token))).toEqual(invalid);
    await app.db.user.delete({ where: { id: dave.id } });
    expect(keysOf(await use(token))).toEqual(invalid);
  });

  test("a slip in the form does not cost the link", async () => {
    const alice = await person(app);
    const token = await linkFor(app, alice, "reset");
    for (const [password, password_confirm, keys] of [
      ["short", "short", { password: "PASSWORD_INVALID_LENGTH" }],
      [NEW, "other", { password_confirm: "RETYPE_PASSWORD_MISMATCH" }],
      ["", "", { password: "PASSWORD_NOT_PROVIDED" }],
    ] as const)
      expect(keysOf(await ask(reset, { token, password, password_confirm }, app.browser()))).toEqual(keys);
    expect(keysOf(await use(token))).toBe("ok");
  });

  test("a bad link is refused before the passwords are looked at", async () => {
    expect(keysOf(await ask(reset, { token: "x", password: "short", password_confirm: "" }, app.browser()))).toEqual(
      invalid,
    );
  });

  test("the old password may be chosen again; somebody without one gets their first", async () => {
    const alice = await person(app);
    const olga = await person(app, { password: null });
    expect(keysOf(await use(await linkFor(app, alice, "reset"), PASSWORD))).toBe("ok");
    expect(keysOf(await use(await linkFor(app, olga, "reset")))).toBe("ok");
    expect(await canSignIn(app, olga.email, NEW)).toBe(true);
  });

  test("a link that is too old says for how long it was good, and mails nothing by itself", async () => {
    const alice = await person(app);
    const token = await linkFor(app, alice, "reset");
    app.clock.pass(days(1));
    expect(await use(token)).toMatchObject({
      code: "PASSWORD_RESET_EXPIRED",
      complaints: { "": [{ params: { within: { milliseconds: days(1) } } }] },
    });
    expect(keysOf(await ask(inspectReset, { token }, app.browser()))).toEqual({ "": "PASSWORD_RESET_EXPIRED" });
    expect(await app.mails(alice.email)).toEqual([]);
  });

  test("the caller's own session ends too; somebody else's in this browser stays", async () => {
    const [alice, bob] = [await person(app), await person(app)];
    const own = await signedIn(app, alice);
    await use(await linkFor(app, alice, "reset"), NEW, own);
    expect(await own.who()).toBeNull();
    const other = await signedIn(app, bob);
    await use(
      await linkFor(app, await app.db.user.findUniqueOrThrow({ where: { id: alice.id } }), "reset"),
      PASSWORD,
      other,
    );
    expect(await other.who()).toBe(bob.email);
  });

  test("signs in where that is configured", async () => {
    const alice = await person(eager);
    const browser = eager.browser();
    expect(await use(await linkFor(eager, alice, "reset"), NEW, browser)).toMatchObject({
      ok: true,
      value: { status: "signed-in" },
    });
    expect(await browser.who()).toBe(alice.email);
    expect(await eager.db.session.findFirstOrThrow({ where: { userId: alice.id } })).toMatchObject({
      via: "reset",
      remember: false,
    });
  });
});
