import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minutes, seconds } from "@/lib/security/core/durations";
import { changePassword } from "@/lib/security/features/passwords/change";
import { confirmMethod } from "@/lib/security/features/unified-sign-in/confirm-set-up";
import { setUpMethod } from "@/lib/security/features/unified-sign-in/set-up";
import { setUpStatus } from "@/lib/security/features/unified-sign-in/set-up-status";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, keysOf, parallel } from "@/tests/support/journeys";
import { beginPasscode, enrolPasscode, enterPasscode, personWithPasscode, signInCode } from "@/tests/support/passcodes";
import { PASSWORD, person, signedIn } from "@/tests/support/people";
import { methods, newPhone, otherThan } from "@/tests/support/second-factors";

/** `quiet`, as shipped, tells nobody who has an account. */
let app: TestApp;
let quiet: TestApp;
beforeAll(async () => {
  [app, quiet] = await Promise.all([
    createTestApp({ RETURN_GENERIC_RESPONSES: "false", US_SETUP_WITHIN: "10 minutes" }),
    createTestApp(),
  ]);
});
afterAll(() => Promise.all([app.close(), quiet.close()]));

const notAvailable = { chosen_method: "US_METHOD_NOT_AVAILABLE" };

describe("setting a way to sign in up", () => {
  test("FS-273: something has to be chosen, offered, and for texts a number", async () => {
    const browser = await signedIn(app, await person(app));
    expect(keysOf(await ask(setUpMethod, {}, browser))).toEqual({ "": "API_ERROR" });
    for (const chosen_method of ["telepathy", "password"])
      expect(keysOf(await ask(setUpMethod, { chosen_method }, browser))).toEqual(notAvailable);
    for (const phone of ["", "555-1212", "no number", `${newPhone()}x`])
      expect(keysOf(await ask(setUpMethod, { chosen_method: "sms", phone }, browser))).toEqual({
        phone: "PHONE_INVALID",
      });
    expect(await ask(setUpStatus, {}, browser)).toMatchObject({ value: { active: ["password"], phone: null } });
  });

  test.each(methods)("%s counts from its proof on; the person is told", async (method) => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    const begun = await beginPasscode(app, browser, alice.email, method);
    const code = await begun.code();
    expect(await ask(setUpStatus, {}, browser)).toMatchObject({ value: { active: ["password"], phone: null } });
    expect(keysOf(await ask(confirmMethod, { state: begun.state, passcode: otherThan(code) }, browser))).toEqual({
      passcode: "INVALID_PASSWORD_CODE",
    });
    const results = await parallel(5, () => ask(confirmMethod, { state: begun.state, passcode: code }, browser));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await ask(setUpStatus, {}, browser)).toMatchObject({
      value: { active: ["password", method], phone: method === "sms" ? begun.phone : null },
    });
    expect((await app.mails(alice.email)).filter(({ template }) => template === "us_notice")).toHaveLength(1);
  });

  test("AT-182, FS-277: its state is its person's, for a while, and once", async () => {
    const [alice, bob] = [await person(app), await person(app)];
    const [hers, his] = [await signedIn(app, alice), await signedIn(app, bob)];
    const begun = await beginPasscode(app, hers, alice.email, "email");
    const passcode = await begun.code();
    expect(keysOf(await ask(confirmMethod, { state: begun.state, passcode }, his))).toEqual({ "": "API_ERROR" });
    for (const state of ["", "garbage", "%00", "x".repeat(3000), null, {}])
      expect(keysOf(await ask(confirmMethod, { state, passcode }, hers))).toEqual({ "": "API_ERROR" });
    expect(keysOf(await ask(confirmMethod, { state: begun.state, passcode }, hers))).toBe("ok");
    expect(keysOf(await ask(confirmMethod, { state: begun.state, passcode }, hers))).toEqual({ "": "API_ERROR" });
    const late = await beginPasscode(app, hers, alice.email, "authenticator");
    app.clock.pass(minutes(10) + 1);
    expect(await ask(confirmMethod, { state: late.state, passcode: await late.code() }, hers)).toMatchObject({
      complaints: { "": [{ key: "US_SETUP_EXPIRED", params: { within: { milliseconds: minutes(10) } } }] },
    });
  });

  test("dies with a change of password", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    const begun = await beginPasscode(app, browser, alice.email, "email");
    const secret = {
      password: PASSWORD,
      new_password: "brand-new-secret-31",
      new_password_confirm: "brand-new-secret-31",
    };
    await ask(changePassword, secret, browser);
    const confirmed = await ask(confirmMethod, { state: begun.state, passcode: await begun.code() }, browser);
    expect(keysOf(confirmed)).toEqual({ "": "API_ERROR" });
  });

  test("AT-170: the code that proved an app signs nobody in", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    const begun = await beginPasscode(app, browser, alice.email, "authenticator");
    const passcode = await begun.code();
    await ask(confirmMethod, { state: begun.state, passcode }, browser);
    expect(keysOf(await enterPasscode(app.browser(), alice.email, passcode))).toEqual({
      passcode: "INVALID_PASSWORD_CODE",
    });
  });
});

describe("a phone number", () => {
  test("is one person's: said openly, or only to who holds the phone", async () => {
    for (const at of [app, quiet]) {
      const alice = await personWithPasscode(at, "sms");
      const bob = await person(at);
      const browser = await signedIn(at, bob);
      const taken = { phone: "IDENTITY_ALREADY_ASSOCIATED" };
      if (at === app) {
        const asked = await ask(setUpMethod, { chosen_method: "sms", phone: alice.phone }, browser);
        expect(keysOf(asked)).toEqual(taken);
        continue;
      }
      const begun = await beginPasscode(at, browser, bob.email, "sms", alice.phone);
      const confirmed = await ask(confirmMethod, { state: begun.state, passcode: await begun.code() }, browser);
      expect(keysOf(confirmed)).toEqual(taken);
      expect(await ask(setUpStatus, {}, browser)).toMatchObject({ value: { active: ["password"], phone: null } });
    }
  });

  test("is one person's, too, when two prove it at the same moment", async () => {
    const phone = newPhone();
    const people = await Promise.all([person(app), person(app)]);
    const begun: { browser: Awaited<ReturnType<typeof signedIn>>; state: string; passcode: string }[] = [];
    for (const someone of people) {
      const browser = await signedIn(app, someone);
      const { state, code } = await beginPasscode(app, browser, someone.email, "sms", phone);
      begun.push({ browser, state, passcode: await code() });
    }
    const results = await Promise.all(begun.map(({ browser, ...input }) => ask(confirmMethod, input, browser)));
    expect(results.map(keysOf).filter((result) => result === "ok")).toHaveLength(1);
    expect(results.map(keysOf)).toContainEqual({ phone: "IDENTITY_ALREADY_ASSOCIATED" });
  });

  test("is changed by proving another one; the former signs nobody in", async () => {
    const alice = await personWithPasscode(app, "sms");
    const browser = await signedIn(app, alice);
    const next = await enrolPasscode(app, browser, alice.email, "sms");
    expect(keysOf(await enterPasscode(app.browser(), alice.phone, PASSWORD))).toEqual({
      identity: "US_SPECIFY_IDENTITY",
    });
    expect(keysOf(await enterPasscode(app.browser(), next.phone, PASSWORD))).toBe("ok");
  });
});

describe("taking ways to sign in away", () => {
  test("FS-282: at once, several in one go, all or none; a number is forgotten; the person is told", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    for (const method of methods) await enrolPasscode(app, browser, alice.email, method);
    const remove = (delete_method: unknown) => ask(setUpMethod, { delete_method }, browser);
    expect(keysOf(await remove(["email", "telepathy"]))).toEqual({ delete_method: "US_METHOD_NOT_AVAILABLE" });
    expect(keysOf(await remove("email"))).toBe("ok");
    expect(keysOf(await remove(["email"]))).toEqual({ delete_method: "US_METHOD_NOT_AVAILABLE" });
    expect(keysOf(await remove(["sms", "authenticator"]))).toBe("ok");
    expect(await ask(setUpStatus, {}, browser)).toMatchObject({ value: { active: ["password"], phone: null } });
    const events = await app.db.auditEntry.findMany({ where: { userId: alice.id, event: "us_profile_changed" } });
    expect(events.map(({ data }) => data).at(-1)).toEqual({ methods: ["authenticator", "sms"], delete: true });
  });

  test("voids the code and the link that are on their way", async () => {
    const alice = await personWithPasscode(app, "email");
    const code = await signInCode(app, alice, app.browser());
    await ask(setUpMethod, { delete_method: "email" }, await signedIn(app, alice));
    expect(keysOf(await enterPasscode(app.browser(), alice.email, code))).toEqual({
      passcode: "INVALID_PASSWORD_CODE",
    });
    expect(await app.db.oneTimeToken.count({ where: { userId: alice.id, purpose: "unified-sign-in" } })).toBe(0);
  });

  test("never takes the last one, also not when two go at the same moment", async () => {
    const alice = await personWithPasscode(app, "email");
    const browser = await signedIn(app, alice);
    await enrolPasscode(app, browser, alice.email, "authenticator");
    await app.db.user.update({ where: { id: alice.id }, data: { passwordHash: null } });
    app.clock.pass(seconds(31));
    const results = await Promise.all(
      ["email", "authenticator"].map((delete_method) => ask(setUpMethod, { delete_method }, browser)),
    );
    expect(results.map(keysOf).sort()).toEqual([{ delete_method: "LAST_SIGN_IN_MEANS" }, "ok"]);
  });
});
