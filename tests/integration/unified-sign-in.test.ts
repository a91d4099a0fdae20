import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { days, minutes, seconds } from "@/lib/security/core/durations";
import { resetAccess } from "@/lib/security/features/administration/reset-access";
import { redeemSignInLink } from "@/lib/security/features/unified-sign-in/redeem-link";
import { sendSignInCode } from "@/lib/security/features/unified-sign-in/send-code";
import { sendVerifyCode } from "@/lib/security/features/unified-sign-in/send-verify-code";
import { setUpMethod } from "@/lib/security/features/unified-sign-in/set-up";
import { setUpStatus } from "@/lib/security/features/unified-sign-in/set-up-status";
import { unifiedSignIn } from "@/lib/security/features/unified-sign-in/sign-in";
import { verifyPasscode } from "@/lib/security/features/unified-sign-in/verify";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, everything, fromTerminal, keysOf, parallel } from "@/tests/support/journeys";
import { enrolPasscode, enterPasscode, newestMail, personWithPasscode, signInCode } from "@/tests/support/passcodes";
import { PASSWORD, person, signedIn } from "@/tests/support/people";
import { enrol, methods, otherThan } from "@/tests/support/second-factors";

/** `quiet`, as shipped, tells nobody who has an account. */
let app: TestApp;
let quiet: TestApp;
beforeAll(async () => {
  [app, quiet] = await Promise.all([
    createTestApp({ RETURN_GENERIC_RESPONSES: "false", FRESHNESS: "1 hour", FRESHNESS_GRACE_PERIOD: "0" }),
    createTestApp(),
  ]);
});
afterAll(() => Promise.all([app.close(), quiet.close()]));

const wrong = { passcode: "INVALID_PASSWORD_CODE" };

describe("unified sign-in", () => {
  test("takes an address, a username or a number in any spelling, with the password", async () => {
    const alice = await personWithPasscode(app, "sms", { username: "alicealice" });
    const { phone } = alice;
    const national = `(${phone.slice(2, 5)}) ${phone.slice(5, 8)}-${phone.slice(8)}`;
    for (const identity of [alice.email.toUpperCase(), "ALICEALICE", phone, national]) {
      const browser = app.browser();
      expect(keysOf(await enterPasscode(browser, identity, PASSWORD)), identity).toBe("ok");
      expect(await browser.who()).toBe(alice.email);
    }
  });

  test.each(methods)("by %s: a wrong code is refused, the right one signs in, once", async (method) => {
    const alice = await personWithPasscode(app, method);
    const browser = app.browser();
    const code = await signInCode(app, alice, browser);
    expect(keysOf(await enterPasscode(browser, alice.email, otherThan(code)))).toEqual(wrong);
    expect(await browser.who()).toBeNull();
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    const results = await parallel(8, () => enterPasscode(app.browser(), alice.email, spaced));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(keysOf(await enterPasscode(app.browser(), alice.email, code))).toEqual(wrong);
    const session = await app.db.session.findFirst({ where: { userId: alice.id }, orderBy: { createdAt: "desc" } });
    expect(session).toMatchObject({ via: method });
  });

  test("a code as number counts with its leading zeros, other types are no passcode", async () => {
    const alice = await personWithPasscode(app, "email");
    const code = await signInCode(app, alice, app.browser());
    for (const passcode of [null, undefined, "", "  ", {}, [code], true, 1.5, -1])
      expect(keysOf(await enterPasscode(app.browser(), alice.email, passcode))).toHaveProperty("passcode");
    expect(keysOf(await enterPasscode(app.browser(), alice.email, Number(code)))).toBe("ok");
  });

  test("account and person come before the passcode, confirmation after it", async () => {
    const [off, raw, locked] = [
      await person(app, { active: false }),
      await person(app, { confirmed: false }),
      await person(app),
    ];
    await app.db.user.update({ where: { id: locked.id }, data: { lockedUntil: new Date(Date.now() + days(9)) } });
    for (const [identity, passcode, expected] of [
      ["nobody@example.com", PASSWORD, { identity: "US_SPECIFY_IDENTITY" }],
      ["", PASSWORD, { identity: "US_SPECIFY_IDENTITY" }],
      [off.email, "wrong", { identity: "DISABLED_ACCOUNT" }],
      [locked.email, PASSWORD, { identity: "ACCOUNT_LOCKED" }],
      [raw.email, "wrong", wrong],
      [raw.email, PASSWORD, { identity: "CONFIRMATION_REQUIRED" }],
    ] as const)
      expect(keysOf(await enterPasscode(app.browser(), identity, passcode)), identity).toEqual(expected);
    expect(keysOf(await enterPasscode(app.browser(), raw.email, PASSWORD, { next: "https://evil.example/" }))).toEqual({
      next: "INVALID_REDIRECT",
    });
  });

  test("AT-176: five wrong codes spoil the right one; a new one can be asked for", async () => {
    const alice = await personWithPasscode(app, "email");
    const browser = app.browser();
    const code = await signInCode(app, alice, browser);
    for (let tries = 0; tries < 5; tries++) await enterPasscode(browser, alice.email, otherThan(code));
    expect(keysOf(await enterPasscode(browser, alice.email, code))).toEqual(wrong);
    app.clock.pass(seconds(31));
    expect(keysOf(await enterPasscode(browser, alice.email, await signInCode(app, alice, browser)))).toBe("ok");
  });

  test("a code of another person, another method or another time does not fit", async () => {
    const [alice, bob] = [await personWithPasscode(app, "email"), await personWithPasscode(app, "email")];
    const code = await signInCode(app, bob, app.browser());
    expect(keysOf(await enterPasscode(app.browser(), alice.email, code))).toEqual(wrong);
    app.clock.pass(minutes(5) + 1);
    expect(keysOf(await enterPasscode(app.browser(), bob.email, code))).toEqual(wrong);
  });

  test("only enabled methods count, and a password only where it is one", async () => {
    const codes = await createTestApp({ RETURN_GENERIC_RESPONSES: "false", US_ENABLED_METHODS: "email" });
    const alice = await personWithPasscode(codes, "email");
    expect(keysOf(await enterPasscode(codes.browser(), alice.email, PASSWORD))).toEqual(wrong);
    const browser = await signedIn(codes, alice);
    for (const chosen_method of ["sms", "authenticator", "password"])
      expect(keysOf(await ask(setUpMethod, { chosen_method }, browser))).toEqual({
        chosen_method: "US_METHOD_NOT_AVAILABLE",
      });
    await codes.close();
  });

  test("AT-184: a second factor is asked for after a password or mailed code, and not after a texted or computed one", async () => {
    for (const method of [...methods, "password"] as const) {
      const bob = await person(app);
      const browser = await signedIn(app, bob);
      const passcode = method === "password" ? null : await enrolPasscode(app, browser, bob.email, method);
      await enrol(app, browser, bob, "authenticator");
      app.clock.pass(minutes(1));
      const fresh = app.browser();
      const typed = passcode ? await signInCode(app, { ...bob, ...passcode }, fresh) : PASSWORD;
      const outcome = await enterPasscode(fresh, bob.email, typed);
      const enough = method === "sms" || method === "authenticator";
      expect(outcome, method).toMatchObject({ value: { status: enough ? "signed-in" : "second-factor-required" } });
      expect(await fresh.who(), method).toBe(enough ? bob.email : null);
    }
  });

  test("US_MFA_REQUIRED says after which of them a second factor is asked for", async () => {
    const odd = await createTestApp({ RETURN_GENERIC_RESPONSES: "false", US_MFA_REQUIRED: "sms,authenticator" });
    for (const method of [...methods, "link", "password"] as const) {
      const bob = await person(odd);
      const browser = await signedIn(odd, bob);
      const isMailed = method === "email" || method === "link";
      const passcode =
        method === "password" ? null : await enrolPasscode(odd, browser, bob.email, isMailed ? "email" : method);
      await enrol(odd, browser, bob, "authenticator");
      odd.clock.pass(minutes(1));
      const fresh = odd.browser();
      const typed = passcode ? await signInCode(odd, { ...bob, ...passcode }, fresh) : PASSWORD;
      const outcome =
        method === "link"
          ? await ask(redeemSignInLink, { token: (await newestMail(odd, bob.email)).token }, fresh)
          : await enterPasscode(fresh, bob.email, typed);
      const isAsked = method === "sms" || method === "authenticator";
      expect(outcome, method).toMatchObject({ value: { status: isAsked ? "second-factor-required" : "signed-in" } });
      expect(await fresh.who(), method).toBe(isAsked ? null : bob.email);
    }
    await odd.close();
  });

  test("with generic responses every refusal is one and the same, and takes as long", async () => {
    const alice = await personWithPasscode(quiet, "email");
    const off = await person(quiet, { active: false });
    const raw = await person(quiet, { confirmed: false });
    const answers = new Set<string>();
    for (const [identity, passcode] of [
      [alice.email, "wrong"],
      [alice.email, "123456"],
      ["nobody@example.com", "wrong"],
      [off.email, PASSWORD],
      [raw.email, PASSWORD],
      ["not an address", "x"],
      ["", ""],
      [alice.email, {}],
    ])
      answers.add(JSON.stringify(await enterPasscode(quiet.browser(), `${identity}`, passcode)));
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain("GENERIC_AUTHN_FAILED");
  });
});

describe("codes to sign in with", () => {
  test("FS-258: go to nobody who has not set the method up, and the form says why", async () => {
    const alice = await person(app);
    const off = await person(app, { active: false });
    const before = (await app.mails()).length;
    for (const [identity, chosen_method, expected] of [
      [alice.email, "email", { chosen_method: "US_METHOD_NOT_AVAILABLE" }],
      [alice.email, "authenticator", { chosen_method: "US_METHOD_NOT_AVAILABLE" }],
      [alice.email, "telepathy", { chosen_method: "US_METHOD_NOT_AVAILABLE" }],
      [alice.email, undefined, { chosen_method: "US_METHOD_NOT_AVAILABLE" }],
      ["nobody@example.com", "email", { identity: "US_SPECIFY_IDENTITY" }],
      [off.email, "email", { identity: "DISABLED_ACCOUNT" }],
    ] as const)
      expect(keysOf(await ask(sendSignInCode, { identity, chosen_method }, app.browser()))).toEqual(expected);
    expect(await app.mails()).toHaveLength(before);
  });

  test("AT-188: not again at once, and the answer of generic responses does not tell", async () => {
    const alice = await personWithPasscode(app, "email");
    const asked = () => ask(sendSignInCode, { identity: alice.email, chosen_method: "email" }, app.browser());
    expect([keysOf(await asked()), keysOf(await asked())]).toEqual(["ok", { "": "TOO_MANY_REQUESTS" }]);

    const bob = await personWithPasscode(quiet, "email");
    const off = await person(quiet, { active: false });
    const answers = new Set<string>();
    const sent = (await quiet.mails(bob.email)).length;
    for (const identity of [bob.email, bob.email, "nobody@example.com", off.email, ""]) {
      const browser = quiet.browser();
      const began = performance.now();
      answers.add(JSON.stringify(await ask(sendSignInCode, { identity, chosen_method: "email" }, browser)));
      if (identity !== "") expect(performance.now() - began).toBeGreaterThan(140);
      if (identity !== "") expect([...browser.keepsakes.keys()]).toEqual(["asked"]);
    }
    expect([...answers]).toHaveLength(1);
    expect(await quiet.mails(bob.email)).toHaveLength(sent + 1);
  });

  test("AT-187: a code to sign in proves nothing to a session, and the other way round", async () => {
    const alice = await personWithPasscode(app, "email");
    const browser = await signedIn(app, alice);
    const code = await signInCode(app, alice, app.browser());
    expect(keysOf(await ask(verifyPasscode, { passcode: code }, browser))).toEqual(wrong);
    expect(keysOf(await ask(sendVerifyCode, { chosen_method: "email" }, browser))).toBe("ok");
    const proving = await newestMail(app, alice.email);
    expect(proving.token).toBe("");
    expect(keysOf(await enterPasscode(app.browser(), alice.email, proving.code))).toEqual(wrong);
    expect(keysOf(await ask(verifyPasscode, { passcode: proving.code }, await signedIn(app, alice)))).toEqual(wrong);
    expect(keysOf(await ask(verifyPasscode, { passcode: proving.code }, browser))).toBe("ok");
  });
});

describe("proving oneself anew", () => {
  test.each([...methods, "password"] as const)("FS-285: by %s", async (method) => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    const passcode = method === "password" ? null : await enrolPasscode(app, browser, alice.email, method);
    app.clock.pass(minutes(61));
    expect(keysOf(await ask(setUpStatus, {}, browser))).toEqual({ "": "REAUTHENTICATION_REQUIRED" });
    if (passcode && method !== "authenticator") await ask(sendVerifyCode, { chosen_method: method }, browser);
    expect(keysOf(await ask(verifyPasscode, { passcode: passcode ? await passcode.code() : PASSWORD }, browser))).toBe(
      "ok",
    );
    expect(keysOf(await ask(setUpStatus, {}, browser))).toBe("ok");
  });

  test("sends no code by a method that is not set up, and none to strangers", async () => {
    const browser = await signedIn(app, await person(app));
    expect(keysOf(await ask(sendVerifyCode, { chosen_method: "email" }, browser))).toEqual({
      chosen_method: "US_METHOD_NOT_AVAILABLE",
    });
    const stranger = app.browser();
    expect(keysOf(await ask(sendVerifyCode, { chosen_method: "email" }, stranger))).toEqual({ "": "UNAUTHENTICATED" });
    expect(keysOf(await ask(verifyPasscode, { passcode: PASSWORD }, app.browser()))).toEqual({ "": "UNAUTHENTICATED" });
  });
});

describe("reset of access", () => {
  test("FS-287: takes every method along, and the number", async () => {
    const alice = await personWithPasscode(app, "sms");
    await fromTerminal(app, resetAccess, { identity: alice.email });
    const asked = await ask(sendSignInCode, { identity: alice.email, chosen_method: "sms" }, app.browser());
    expect(keysOf(asked)).toEqual({ chosen_method: "US_METHOD_NOT_AVAILABLE" });
    expect(keysOf(await enterPasscode(app.browser(), alice.phone, PASSWORD))).toEqual({
      identity: "US_SPECIFY_IDENTITY",
    });
  });
});

test("a try for nobody writes nothing", async () => {
  const before = await everything(app);
  await ask(unifiedSignIn, { identity: "nobody@example.com", passcode: "x" }, app.browser());
  expect(await everything(app)).toBe(before);
});
