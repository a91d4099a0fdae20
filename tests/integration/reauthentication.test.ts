import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { days, minutes, seconds } from "@/lib/security/core/durations";
import { touchSession } from "@/lib/security/domain/sessions";
import { passwordStatus } from "@/lib/security/features/passwords/status";
import { verifyWithPassword } from "@/lib/security/features/reauthentication/with-password";
import { freshness } from "@/lib/security/freshness";
import { createTestApp, type TestApp, type TestBrowser } from "@/tests/support/context";
import { ask, keysOf } from "@/tests/support/journeys";
import { PASSWORD, person, signedIn } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({
    RETURN_GENERIC_RESPONSES: "false",
    FRESHNESS: "1 hour",
    FRESHNESS_GRACE_PERIOD: "10 minutes",
  });
});
afterAll(() => app.close());

const isFresh = async (browser: TestBrowser) => freshness(await browser.context());
const someone = async () => signedIn(app, await person(app), { remember: true });

describe("freshness", () => {
  test("AT-112: a sign-in is fresh for an hour; a password makes it fresh again", async () => {
    const browser = await someone();
    app.clock.pass(minutes(60));
    expect(await isFresh(browser)).toBe(false);
    expect(keysOf(await ask(verifyWithPassword, { password: "wrong-password-1" }, browser))).toEqual({
      password: "INVALID_PASSWORD",
    });
    expect(await isFresh(browser)).toBe(false);
    expect(keysOf(await ask(verifyWithPassword, { password: PASSWORD }, browser))).toBe("ok");
    expect(await isFresh(browser)).toBe(true);
  });

  test("a passed check opens ten minutes of grace, which each further check moves", async () => {
    const browser = await someone();
    app.clock.pass(minutes(59));
    expect(await isFresh(browser)).toBe(true);
    for (let check = 0; check < 6; check++) {
      app.clock.pass(minutes(9));
      expect(await isFresh(browser)).toBe(true);
    }
    app.clock.pass(minutes(10));
    expect(await isFresh(browser)).toBe(false);
  });

  test("the proof itself opens no grace", async () => {
    const browser = await someone();
    app.clock.pass(minutes(60));
    await ask(verifyWithPassword, { password: PASSWORD }, browser);
    app.clock.pass(minutes(60));
    expect(await isFresh(browser)).toBe(false);
  });

  test("AT-113: neither use nor `remember me` nor an old cookie makes it fresh", async () => {
    const browser = await someone();
    const copy = browser.copy();
    for (let passed = 0; passed < 4; passed++) {
      app.clock.pass(minutes(20));
      await browser.who();
      await touchSession(app.db, browser.sessionId ?? "", app.clock.now());
    }
    expect([await isFresh(browser), await isFresh(copy)]).toEqual([false, false]);
    app.clock.pass(days(2));
    expect([await browser.who(), await isFresh(browser)]).toEqual([await copy.who(), false]);
  });

  test("a proof counts for its own session only", async () => {
    const alice = await person(app);
    const [here, there] = [
      await signedIn(app, alice, { remember: true }),
      await signedIn(app, alice, { remember: true }),
    ];
    app.clock.pass(minutes(61));
    await ask(verifyWithPassword, { password: PASSWORD }, here);
    expect([await isFresh(here), await isFresh(there)]).toEqual([true, false]);
  });

  test("a time of proof that lies in the future counts within the window only", async () => {
    const browser = await someone();
    const at = (milliseconds: number) =>
      app.db.session.updateMany({
        where: { id: browser.sessionId ?? "" },
        data: { authenticatedAt: new Date(app.clock.now().getTime() + milliseconds), graceUntil: null },
      });
    await at(minutes(59));
    expect(await isFresh(browser)).toBe(true);
    await at(minutes(60) + seconds(5));
    expect(await isFresh(browser)).toBe(false);
  });

  test("a token is as fresh as the proof inside it, without grace; Basic and the terminal always are", async () => {
    const browser = await someone();
    const ctx = await browser.context();
    const { config, principal } = ctx;
    if (principal?.kind !== "user") throw new Error("nobody is signed in");
    const as = (mechanism: "token" | "basic", authenticatedAt: Date | null, allowAuthToken = true) =>
      freshness({
        ...ctx,
        config: { ...config, freshness: { ...config.freshness, allowAuthToken } },
        principal: { ...principal, mechanism, authenticatedAt, session: null },
      });
    const ago = (milliseconds: number) => new Date(app.clock.now().getTime() - milliseconds);
    expect(await as("token", ago(minutes(59)))).toBe(true);
    expect(await as("token", ago(minutes(60)))).toBe(false);
    expect(await as("token", null)).toBe(false);
    expect(await as("token", ago(0), false)).toBe(false);
    expect(await as("basic", null)).toBe(true);
    expect(await freshness(app.system())).toBe(true);
    expect(await isFresh(app.browser())).toBe(false);
  });
});

describe("verify", () => {
  test("needs a session, and fails plainly for somebody without a password", async () => {
    expect(keysOf(await ask(verifyWithPassword, { password: PASSWORD }, app.browser()))).toEqual({
      "": "UNAUTHENTICATED",
    });
    const olga = await person(app);
    const browser = await signedIn(app, olga, { remember: true });
    await app.db.user.update({ where: { id: olga.id }, data: { passwordHash: null } });
    app.clock.pass(minutes(61));
    expect(keysOf(await ask(verifyWithPassword, { password: PASSWORD }, browser))).toEqual({
      password: "INVALID_PASSWORD",
    });
    expect(keysOf(await ask(passwordStatus, {}, browser))).toEqual({ "": "REAUTHENTICATION_REQUIRED" });
  });

  test("keeps the session and its id, and goes on to our own pages only", async () => {
    const browser = await someone();
    const { sessionId } = browser;
    const targets = {
      "/account/password": "/account/password",
      "https://evil.example/": "/",
      "//evil.example": "/",
      "": "/",
    };
    for (const [next, target] of Object.entries(targets))
      expect(await ask(verifyWithPassword, { password: PASSWORD, next }, browser)).toMatchObject({
        ok: true,
        value: { target },
      });
    expect(browser.sessionId).toBe(sessionId);
  });

  test("a wrong password is an event of the known person", async () => {
    const alice = await person(app);
    await ask(verifyWithPassword, { password: "wrong-password-1" }, await signedIn(app, alice));
    expect(
      await app.db.auditEntry.findFirstOrThrow({ where: { userId: alice.id, event: "user_failed_authn" } }),
    ).toMatchObject({ data: { authType: "password", tfa: false } });
  });
});
