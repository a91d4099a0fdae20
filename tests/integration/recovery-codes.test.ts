import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minutes } from "@/lib/security/core/durations";
import { resetAccess } from "@/lib/security/features/administration/reset-access";
import { generateRecoveryCodes } from "@/lib/security/features/recovery-codes/generate";
import { redeemRecoveryCode } from "@/lib/security/features/recovery-codes/redeem";
import { recoveryCodesStatus } from "@/lib/security/features/recovery-codes/status";
import { parkedStatus } from "@/lib/security/features/two-factor/parked-status";
import { validateTwoFactor } from "@/lib/security/features/two-factor/validate";
import { createTestApp, type TestApp, type TestBrowser } from "@/tests/support/context";
import { ask, fromTerminal, keysOf, parallel } from "@/tests/support/journeys";
import { person, signedIn } from "@/tests/support/people";
import { enrol, parked } from "@/tests/support/second-factors";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const wrong = { code: "INVALID_RECOVERY_CODE" };
const denied = { "": "TWO_FACTOR_PERMISSION_DENIED" };
const redeem = (browser: TestBrowser, code: string) => ask(redeemRecoveryCode, { code }, browser);

async function make(browser: TestBrowser): Promise<string[]> {
  const made = await ask(generateRecoveryCodes, {}, browser);
  if (!made.ok) throw new Error("no codes");
  return made.value.codes;
}

/** Somebody with an authenticator app and recovery codes, signed out. */
async function personWithCodes() {
  const bob = await person(app);
  const browser = await signedIn(app, bob);
  await enrol(app, browser, bob, "authenticator");
  return { ...bob, codes: await make(browser) };
}

describe("making recovery codes", () => {
  test("gives five of 64 bits, once; afterwards only how many are left is known", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    expect(await ask(recoveryCodesStatus, {}, browser)).toMatchObject({ value: { left: 0, made: 0 } });
    const codes = await make(browser);
    expect(new Set(codes).size).toBe(5);
    for (const code of codes) expect(code).toMatch(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/);
    const status = await ask(recoveryCodesStatus, {}, browser);
    expect(status).toMatchObject({ value: { left: 5, made: 5 } });
    const stored = JSON.stringify([status, await app.db.recoveryCode.findMany({ where: { userId: alice.id } })]);
    for (const code of codes) for (const form of [code, code.replaceAll("-", "")]) expect(stored).not.toContain(form);
    expect((await app.mails(alice.email)).at(-1)?.template).toBe("recovery_codes_notice");
  });

  test("replaces the older ones, also at the same moment", async () => {
    const bob = await personWithCodes();
    const browser = await parked(app, bob);
    expect(keysOf(await redeem(browser, bob.codes[0] ?? ""))).toBe("ok");
    const sets = await parallel(5, () => make(browser));
    expect(await app.db.recoveryCode.count({ where: { userId: bob.id } })).toBe(5);
    expect(keysOf(await redeem(await parked(app, bob), bob.codes[1] ?? ""))).toEqual(wrong);
    const good: string[] = [];
    for (const [first = ""] of sets) if ((await redeem(await parked(app, bob), first)).ok) good.push(first);
    expect(good).toHaveLength(1);
  });

  test("needs a fresh proof of identity", async () => {
    const strict = await createTestApp({ FRESHNESS: "1 minute", FRESHNESS_GRACE_PERIOD: "0" });
    const browser = await signedIn(strict, await person(strict));
    strict.clock.pass(minutes(2));
    const stale = { "": "REAUTHENTICATION_REQUIRED" };
    expect(keysOf(await ask(generateRecoveryCodes, {}, browser))).toEqual(stale);
    expect(keysOf(await ask(recoveryCodesStatus, {}, browser))).toEqual(stale);
    await strict.close();
  });
});

describe("a recovery code", () => {
  test("signs in once, in place of the second factor, which stays; its person is told how many are left", async () => {
    const bob = await personWithCodes();
    const [code = ""] = bob.codes;
    const browser = await parked(app, bob);
    expect(await ask(parkedStatus, {}, browser)).toMatchObject({
      value: { options: ["email", "recovery_code", "help"] },
    });
    expect(await redeem(browser, code)).toMatchObject({ value: { left: 4 } });
    expect(await browser.who()).toBe(bob.email);
    const mail = (await app.mails(bob.email)).at(-1);
    expect(mail).toMatchObject({ template: "recovery_code_used_notice", subject: "A recovery code was used" });
    expect(mail?.text).toContain("4 codes are left");
    expect(mail?.text).not.toContain(code);
    expect(keysOf(await redeem(await parked(app, bob), code))).toEqual(wrong);
  });

  test("is asked for anew by mail when few are left", async () => {
    const bob = await personWithCodes();
    for (const code of bob.codes.slice(0, 3)) await redeem(await parked(app, bob), code);
    const mail = (await app.mails(bob.email)).at(-1);
    expect(mail?.subject).toBe("A recovery code was used, and few are left");
    expect(mail?.text).toContain("/account/recovery-codes");
  });

  test("AT-193: may be written otherwise, but not with another character, nor by another person", async () => {
    const [bob, mallory] = [await personWithCodes(), await personWithCodes()];
    const [first = "", second = "", third = "", fourth = "", fifth = ""] = bob.codes;
    const forms = [first.toUpperCase(), ` ${second} `, third.replaceAll("-", ""), fourth.replaceAll("-", " ")];
    for (const form of forms) expect(keysOf(await redeem(await parked(app, bob), form)), form).toBe("ok");
    const flipped = fifth.slice(0, -1) + (fifth.endsWith("0") ? "1" : "0");
    for (const code of [flipped, "", "0000", "x".repeat(500), mallory.codes[0] ?? ""])
      expect(keysOf(await redeem(await parked(app, bob), code)), code).toEqual(wrong);
    expect(keysOf(await redeem(await parked(app, mallory), mallory.codes[0] ?? ""))).toBe("ok");
  });

  test("AT-187: is no code of an app, and is not spent where one is asked for", async () => {
    const bob = await personWithCodes();
    const browser = await parked(app, bob);
    expect(keysOf(await ask(validateTwoFactor, { code: bob.codes[0] }, browser))).toEqual({
      code: "TWO_FACTOR_INVALID_TOKEN",
    });
    expect(keysOf(await redeem(browser, bob.codes[0] ?? ""))).toBe("ok");
  });

  test("AT-190: lets one in of twenty at the same moment, in one parked login or in twenty", async () => {
    const bob = await personWithCodes();
    const [first = "", second = ""] = bob.codes;
    const browser = await parked(app, bob);
    const inOne = await parallel(20, () => redeem(browser.copy(), first));
    expect(inOne.filter(({ ok }) => ok)).toHaveLength(1);
    const browsers: TestBrowser[] = [];
    for (let index = 0; index < 20; index++) browsers.push(await parked(app, bob));
    const inMany = await parallel(20, (index) => redeem(browsers[index] ?? browser, second));
    expect(inMany.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("AT-191: of two different ones at the same moment, one is spent", async () => {
    const bob = await personWithCodes();
    const browser = await parked(app, bob);
    const pair = bob.codes.slice(0, 2);
    const results = await parallel(2, (index) => redeem(browser.copy(), pair[index] ?? ""));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const unspent = pair[results.findIndex(({ ok }) => !ok)] ?? "";
    expect(keysOf(await redeem(await parked(app, bob), unspent))).toBe("ok");
  });

  test("five wrong ones end the login", async () => {
    const bob = await personWithCodes();
    const browser = await parked(app, bob);
    for (let guess = 0; guess < 5; guess++) expect(keysOf(await redeem(browser, "0000-0000-0000-0000"))).toEqual(wrong);
    expect(keysOf(await redeem(browser, bob.codes[0] ?? ""))).toEqual(denied);
  });

  test("is nothing without a parked login, and dies with a reset of access", async () => {
    const bob = await personWithCodes();
    expect(keysOf(await redeem(app.browser(), bob.codes[0] ?? ""))).toEqual(denied);
    await fromTerminal(app, resetAccess, { identity: bob.email });
    expect(await app.db.recoveryCode.count({ where: { userId: bob.id } })).toBe(0);
  });

  test("alone asks nobody for a second step", async () => {
    const alice = await person(app);
    await make(await signedIn(app, alice));
    await signedIn(app, alice);
  });

  test("stays good when AUTH_SECRET is rotated, while the older secret is listed", async () => {
    const bob = await personWithCodes();
    const rotated = app.again({ authSecrets: ["the-new-one", process.env.AUTH_SECRET ?? ""] });
    expect(keysOf(await redeem(await parked(rotated, bob), bob.codes[0] ?? ""))).toBe("ok");
    await rotated.close();
  });
});
