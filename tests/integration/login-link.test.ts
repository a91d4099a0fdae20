import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { days, minutes, seconds } from "@/lib/security/core/durations";
import { setActive } from "@/lib/security/features/administration/set-active";
import { inspectSignInLink } from "@/lib/security/features/unified-sign-in/inspect-link";
import { redeemSignInLink } from "@/lib/security/features/unified-sign-in/redeem-link";
import { createTestApp, type TestApp, type TestBrowser } from "@/tests/support/context";
import { ask, everything, fromTerminal, keysOf, linkFor, parallel } from "@/tests/support/journeys";
import { enrolPasscode, enterPasscode, newestMail, personWithPasscode, signInCode } from "@/tests/support/passcodes";
import { person, signedIn } from "@/tests/support/people";
import { enrol, otherThan } from "@/tests/support/second-factors";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ RETURN_GENERIC_RESPONSES: "false" });
});
afterAll(() => app.close());

/** A mail with code and link, and the browser that asked for it. */
async function mailed(alice?: Awaited<ReturnType<typeof personWithPasscode>>) {
  const someone = alice ?? (await personWithPasscode(app, "email"));
  const browser = app.browser();
  await signInCode(app, someone, browser);
  return { alice: someone, browser, ...(await newestMail(app, someone.email)) };
}

const redeem = (browser: TestBrowser, token: unknown, more: object = {}) =>
  ask(redeemSignInLink, { token, ...more }, browser);

describe("a sign-in link", () => {
  test("signs the browser in that asked for it, once, for twenty clicks at the same moment", async () => {
    const { alice, browser, token } = await mailed();
    const results = await parallel(20, () => redeem(browser.copy(), token));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(keysOf(await redeem(browser, token))).toEqual({ "": "INVALID_CODE" });
    expect(
      await app.db.session.findFirst({ where: { userId: alice.id }, orderBy: { createdAt: "desc" } }),
    ).toMatchObject({
      via: "email",
    });
  });

  test("AT-094: looking at it changes nothing, however often", async () => {
    const { alice, browser, token } = await mailed();
    const before = await everything(app);
    for (let look = 0; look < 3; look++) {
      expect(await ask(inspectSignInLink, { token }, app.browser())).toMatchObject({ value: { isHere: false } });
      expect(await ask(inspectSignInLink, { token }, browser)).toMatchObject({ value: { isHere: true } });
    }
    expect(await everything(app)).toBe(before);
    await redeem(browser, token);
    expect(await browser.who()).toBe(alice.email);
  });

  test("AT-071: in another browser it wants the code of the same mail, so a scanner that presses buttons gets nothing", async () => {
    const { alice, browser, code, token } = await mailed();
    const elsewhere = app.browser();
    expect(keysOf(await redeem(elsewhere, token))).toEqual({ passcode: "LINK_OF_ANOTHER_BROWSER" });
    expect(keysOf(await redeem(elsewhere, token, { passcode: otherThan(code) }))).toEqual({ passcode: "INVALID_CODE" });
    expect([await elsewhere.who(), await browser.who()]).toEqual([null, null]);
    expect(keysOf(await redeem(elsewhere, token, { passcode: code }))).toBe("ok");
    expect(await elsewhere.who()).toBe(alice.email);
    expect(keysOf(await redeem(browser, token))).toEqual({ "": "INVALID_CODE" });
  });

  test("in another browser that has asked for one of its own, it is still somebody else's", async () => {
    const { token } = await mailed();
    const { browser } = await mailed();
    expect(keysOf(await redeem(browser, token))).toEqual({ passcode: "LINK_OF_ANOTHER_BROWSER" });
  });

  test("and the code beside it use each other up", async () => {
    const first = await mailed();
    await redeem(first.browser, first.token);
    expect(keysOf(await enterPasscode(app.browser(), first.alice.email, first.code))).toEqual({
      passcode: "INVALID_PASSWORD_CODE",
    });
    const second = await mailed();
    expect(keysOf(await enterPasscode(app.browser(), second.alice.email, second.code))).toBe("ok");
    expect(keysOf(await redeem(second.browser, second.token))).toEqual({ "": "INVALID_CODE" });
  });

  test("is good for its time, the newest only, and nothing but a link of its kind is one", async () => {
    const { alice, browser, token } = await mailed();
    app.clock.pass(seconds(31));
    const newer = await mailed(alice);
    expect(keysOf(await redeem(browser, token))).toEqual({ "": "INVALID_CODE" });
    app.clock.pass(minutes(5));
    expect(keysOf(await redeem(newer.browser, newer.token))).toEqual({ "": "LOGIN_EXPIRED" });
    for (const nothing of ["", null, undefined, [], {}, "x".repeat(3000)])
      expect(keysOf(await redeem(app.browser(), nothing))).toEqual({ "": "API_ERROR" });
    for (const purpose of ["reset", "confirm", "login"] as const)
      expect(keysOf(await redeem(app.browser(), await linkFor(app, alice, purpose)))).toEqual({ "": "INVALID_CODE" });
  });

  test("lets nobody in who is disabled, locked or not confirmed", async () => {
    const off = await mailed();
    await fromTerminal(app, setActive, { identity: off.alice.email, active: false });
    expect(keysOf(await redeem(off.browser, off.token))).toEqual({ "": "INVALID_CODE" });
    const locked = await mailed();
    const until = { lockedUntil: new Date(app.clock.now().getTime() + days(1)) };
    await app.db.user.update({ where: { id: locked.alice.id }, data: until });
    expect(keysOf(await redeem(locked.browser, locked.token))).toEqual({ "": "ACCOUNT_LOCKED" });
    const raw = await mailed();
    await app.db.user.update({ where: { id: raw.alice.id }, data: { confirmedAt: null } });
    expect(keysOf(await redeem(raw.browser, raw.token))).toEqual({ "": "CONFIRMATION_REQUIRED" });
    expect(await Promise.all([off, locked, raw].map(({ browser }) => browser.who()))).toEqual([null, null, null]);
  });

  test("AT-184: does not pass by a second factor", async () => {
    const bob = await person(app);
    const browser = await signedIn(app, bob);
    const passcode = await enrolPasscode(app, browser, bob.email, "email");
    await enrol(app, browser, bob, "authenticator");
    const link = await mailed({ ...bob, ...passcode });
    expect(await redeem(link.browser, link.token)).toMatchObject({ value: { status: "second-factor-required" } });
    expect(await link.browser.who()).toBeNull();
  });

  test("is for people who are not signed in", async () => {
    const { alice, token } = await mailed();
    expect(keysOf(await redeem(await signedIn(app, alice), token))).toEqual({ "": "ANONYMOUS_USER_REQUIRED" });
  });
});
