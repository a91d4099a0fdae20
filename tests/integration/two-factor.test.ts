import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minutes, seconds } from "@/lib/security/core/durations";
import { listAudit } from "@/lib/security/features/administration/list-audit";
import { logout } from "@/lib/security/features/login/logout";
import { confirmSetUp } from "@/lib/security/features/two-factor/confirm-set-up";
import { rescueTwoFactor } from "@/lib/security/features/two-factor/rescue";
import { selectSecondFactor } from "@/lib/security/features/two-factor/select";
import { sendCodeAgain } from "@/lib/security/features/two-factor/send-again";
import { setUpTwoFactor } from "@/lib/security/features/two-factor/set-up";
import { setUpStatus } from "@/lib/security/features/two-factor/set-up-status";
import { twoFactorStatus } from "@/lib/security/features/two-factor/status";
import { validateOnPage, validateTwoFactor } from "@/lib/security/features/two-factor/validate";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, fromTerminal, keysOf, parallel } from "@/tests/support/journeys";
import { person, signedIn } from "@/tests/support/people";
import {
  appCode,
  begin,
  enrol,
  enter,
  methods,
  newPhone,
  otherThan,
  parked,
  personWithFactor,
} from "@/tests/support/second-factors";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ TWO_FACTOR_RESCUE_MAIL: "help@example.com" });
});
afterAll(() => app.close());

const wrongCode = { code: "TWO_FACTOR_INVALID_TOKEN" };
const denied = { "": "TWO_FACTOR_PERMISSION_DENIED" };
const factorOf = async (userId: string) =>
  app.db.codeSecret.findFirst({ where: { userId, use: "two_factor" }, orderBy: { createdAt: "desc" } });
const noticesTo = async (email: string) =>
  (await app.mails(email)).filter(({ template }) => template === "two_factor_notice").map(({ subject }) => subject);

describe("setting up", () => {
  test.each(methods)("%s is in force once its first code was right, and its person is told", async (method) => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    const begun = await begin(app, browser, alice, method);
    expect(await factorOf(alice.id)).toBeNull();
    const code = await begun.code();
    const confirm = (typed: string) => ask(confirmSetUp, { state: begun.token, code: typed }, browser);
    expect(keysOf(await confirm(otherThan(code)))).toEqual(wrongCode);
    expect(await factorOf(alice.id)).toBeNull();
    expect(await confirm(code)).toMatchObject({ value: { method, phone: method === "sms" ? begun.phone : null } });
    expect(await noticesTo(alice.email)).toEqual(["Two-factor sign-in was turned on"]);
    expect(keysOf(await confirm(code))).toEqual({ "": "API_ERROR" });
  });

  test("FS-317: the secret of an app is stored sealed, and the number as typed and in E.164", async () => {
    const bob = await personWithFactor(app, "authenticator");
    expect((await factorOf(bob.id))?.secret).not.toContain(bob.secret);
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    const begun = await ask(setUpTwoFactor, { setup: "sms", phone: "(650) 253-9911" }, browser);
    const sent = (await app.texts("+16502539911")).at(-1);
    expect(sent?.text).toContain(sent?.data.code);
    const state = begun.ok && begun.value.status === "code-expected" ? begun.value.token : "";
    await ask(confirmSetUp, { state, code: sent?.data.code }, browser);
    expect(await factorOf(alice.id)).toMatchObject({ phone: "(650) 253-9911", phoneE164: "+16502539911" });
  });

  test.each(["", "12", "not a number", "+1650", "+49", "9".repeat(500)])("%j is no number", async (phone) => {
    const browser = await signedIn(app, await person(app));
    expect(keysOf(await ask(setUpTwoFactor, { setup: "sms", phone }, browser))).toEqual({ phone: "PHONE_INVALID" });
  });

  test("AT-179: what was not finished changes nothing, and its secret is shown until then, to this session alone", async () => {
    const bob = await personWithFactor(app, "email");
    const browser = await parked(app, bob);
    expect(keysOf(await enter(browser, await bob.code()))).toBe("ok");
    const begun = await begin(app, browser, bob, "authenticator");
    expect(await ask(setUpStatus, {}, browser)).toMatchObject({ value: { app: { base32: begun.secret } } });
    const other = await parked(app, bob);
    await enter(other, await bob.code());
    expect(await ask(setUpStatus, {}, other)).toMatchObject({ value: null });
    expect((await factorOf(bob.id))?.method).toBe("email");
    await ask(confirmSetUp, { state: begun.token, code: await begun.code() }, browser);
    expect(await ask(setUpStatus, {}, browser)).toMatchObject({ value: null });
  });

  test("AT-182: a state is one person's, for half an hour, and dies with the next", async () => {
    const [alice, mallory] = [await person(app), await person(app)];
    const [hers, his] = [await signedIn(app, alice), await signedIn(app, mallory)];
    const first = await begin(app, hers, alice, "authenticator");
    expect(keysOf(await ask(confirmSetUp, { state: first.token, code: await first.code() }, his))).toEqual({
      "": "API_ERROR",
    });
    const second = await begin(app, hers, alice, "authenticator");
    expect(keysOf(await ask(confirmSetUp, { state: first.token, code: await first.code() }, hers))).toEqual({
      "": "API_ERROR",
    });
    app.clock.pass(minutes(30));
    expect(keysOf(await ask(confirmSetUp, { state: second.token, code: await second.code() }, hers))).toEqual({
      "": "TWO_FACTOR_SETUP_EXPIRED",
    });
  });

  test("five wrong codes end it, even for the right one", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    const begun = await begin(app, browser, alice, "authenticator");
    const code = await begun.code();
    for (let guess = 0; guess < 5; guess++)
      await ask(confirmSetUp, { state: begun.token, code: otherThan(code) }, browser);
    expect(keysOf(await ask(confirmSetUp, { state: begun.token, code }, browser))).toEqual({ "": "API_ERROR" });
  });

  test("the session that began it may finish it without its state, as older clients do", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    const begun = await begin(app, browser, alice, "email");
    expect(await enter(browser, await begun.code())).toMatchObject({ value: { status: "set-up", method: "email" } });
  });

  test("twenty right codes at the same moment set it up once", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    const begun = await begin(app, browser, alice, "authenticator");
    const code = await begun.code();
    const results = await parallel(20, () => ask(confirmSetUp, { state: begun.token, code }, browser));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await app.db.codeSecret.count({ where: { userId: alice.id } })).toBe(1);
  });

  test("a new one replaces the old one, and turning it off needs no code but a fresh proof of identity", async () => {
    const bob = await personWithFactor(app, "authenticator");
    const browser = await parked(app, bob);
    await enter(browser, await bob.code());
    await enrol(app, browser, bob, "sms");
    expect(await ask(twoFactorStatus, {}, browser)).toMatchObject({
      value: { method: "sms", methods: ["disable", "email", "authenticator", "sms"] },
    });
    expect(await app.db.codeSecret.count({ where: { userId: bob.id } })).toBe(1);
    expect(keysOf(await ask(setUpTwoFactor, { setup: "disable" }, browser))).toBe("ok");
    // Four mails leave at a time, so their order is not that of the changes.
    expect((await noticesTo(bob.email)).sort()).toEqual([
      "Two-factor sign-in was turned off",
      "Two-factor sign-in was turned on",
      "Your second factor was changed",
    ]);
    expect(keysOf(await ask(setUpTwoFactor, { setup: "disable" }, browser))).toEqual({
      setup: "TWO_FACTOR_METHOD_NOT_AVAILABLE",
    });
    await signedIn(app, bob);
  });

  test("a session that is not fresh neither begins nor ends it", async () => {
    const strict = await createTestApp({ FRESHNESS: "1 minute", FRESHNESS_GRACE_PERIOD: "0" });
    const browser = await signedIn(strict, await person(strict));
    strict.clock.pass(minutes(2));
    for (const setup of ["authenticator", "disable"])
      expect(keysOf(await ask(setUpTwoFactor, { setup }, browser))).toEqual({ "": "REAUTHENTICATION_REQUIRED" });
    await strict.close();
  });
});

describe("the second step", () => {
  test("AT-170: a code of an app counts once, in whatever login", async () => {
    const bob = await personWithFactor(app, "authenticator");
    const code = await bob.code();
    expect(keysOf(await enter(await parked(app, bob), code))).toBe("ok");
    expect(keysOf(await enter(await parked(app, bob), code))).toEqual(wrongCode);
  });

  test("AT-172: one code at the same moment in two logins lets one in", async () => {
    const bob = await personWithFactor(app, "authenticator");
    const code = await bob.code();
    const browsers = [await parked(app, bob), await parked(app, bob)];
    const results = await parallel(8, (index) => enter((browsers[index % 2] ?? app.browser()).copy(), code));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("AT-173: after a step, the code of the step before is refused", async () => {
    const bob = await personWithFactor(app, "authenticator");
    expect(keysOf(await enter(await parked(app, bob), appCode(app, bob.secret, 1)))).toBe("ok");
    expect(keysOf(await enter(await parked(app, bob), appCode(app, bob.secret)))).toEqual(wrongCode);
  });

  test.each([["authenticator"], ["email"]] as const)("AT-175: five wrong codes end the login by %s", async (method) => {
    const bob = await personWithFactor(app, method);
    const browser = await parked(app, bob);
    const code = await bob.code();
    for (let guess = 0; guess < 5; guess++) expect(keysOf(await enter(browser, otherThan(code)))).toEqual(wrongCode);
    expect(keysOf(await enter(browser, code))).toEqual(denied);
    expect(await browser.who()).toBeNull();
    const told = (await app.mails(bob.email)).filter(({ template }) => template === "second_factor_failed_notice");
    expect(told).toHaveLength(1);
  });

  test("AT-176: twenty wrong codes in an hour are the end for all logins of an account, and it tells them from right ones", async () => {
    const bob = await personWithFactor(app, "authenticator");
    const guess = async () => keysOf(await enter(await parked(app, bob), otherThan(appCode(app, bob.secret))));
    for (let count = 0; count < 19; count++) expect(await guess()).toEqual(wrongCode);
    expect(keysOf(await enter(await parked(app, bob), await bob.code()))).toBe("ok");
    for (let count = 0; count < 20; count++) expect(await guess()).toEqual(wrongCode);
    expect(await guess()).toEqual({ "": "TOO_MANY_REQUESTS" });
  });

  test("AT-178: what has no form of a code is refused, and a number gets its zeros back", async () => {
    const bob = await personWithFactor(app, "authenticator");
    const browser = await parked(app, bob);
    const malformed = [
      "",
      "12345",
      "1234567",
      "abcdef",
      "１２３４５６",
      "123456\n",
      ["123456"],
      { a: 1 },
      null,
      1.5,
      true,
    ];
    for (const code of [...malformed, undefined])
      expect(keysOf(await ask(validateTwoFactor, { code }, browser)), JSON.stringify(code)).not.toBe("ok");
    const code = await bob.code();
    expect(keysOf(await ask(validateTwoFactor, { code: Number(code) }, browser))).toBe("ok");
  });

  test("keys of secrets are rotated: a new one seals at the next use, and then the old one may go", async () => {
    const bob = await personWithFactor(app, "authenticator");
    const keys: unknown = JSON.parse(process.env.SECURITY_TOTP_SECRETS ?? "");
    const added = { 20: "the-newest-key-of-all" };
    const both = app.again({ totpSecrets: JSON.stringify({ ...(keys as object), ...added }) });
    expect(keysOf(await enter(await parked(both, bob), await bob.code()))).toBe("ok");
    const one = app.again({ totpSecrets: JSON.stringify(added) });
    app.clock.pass(seconds(31));
    expect(keysOf(await enter(await parked(one, bob), await bob.code()))).toBe("ok");
    await Promise.all([both.close(), one.close()]);
  });

  test.each(["email", "sms"] as const)("a code by %s works for its time and in its login", async (method) => {
    const bob = await personWithFactor(app, method);
    const first = await parked(app, bob);
    const codeOfFirst = await bob.code();
    const second = await parked(app, bob);
    const codeOfSecond = await bob.code();
    if (codeOfFirst !== codeOfSecond) expect(keysOf(await enter(second, codeOfFirst))).toEqual(wrongCode);
    expect(keysOf(await enter(first, codeOfFirst))).toBe("ok");
    app.clock.pass(app.config.twoFactor[method === "email" ? "mailValidity" : "smsValidity"]);
    expect(keysOf(await enter(second, codeOfSecond))).toEqual(wrongCode);
  });

  test("it is sent again after a while, and then the first code is dead", async () => {
    const bob = await personWithFactor(app, "email");
    const browser = await parked(app, bob);
    const first = await bob.code();
    expect(await ask(sendCodeAgain, {}, browser)).toMatchObject({ code: "TOO_MANY_REQUESTS", retryAfter: 30 });
    app.clock.pass(seconds(30));
    expect(keysOf(await ask(sendCodeAgain, {}, browser))).toBe("ok");
    const second = await bob.code();
    if (first !== second) expect(keysOf(await enter(browser, first))).toEqual(wrongCode);
    expect(keysOf(await enter(browser, second))).toBe("ok");
  });

  test("AT-188: five codes in ten minutes for one person, and five texts to one number", async () => {
    const limited = await createTestApp({ THROTTLE: "on" });
    const phone = newPhone();
    const results: unknown[] = [];
    for (let index = 0; index < 7; index++) {
      const browser = await signedIn(limited, await person(limited));
      results.push(keysOf(await ask(setUpTwoFactor, { setup: "sms", phone }, browser)));
    }
    expect(results.filter((result) => result === "ok")).toHaveLength(5);
    expect(await limited.texts(phone)).toHaveLength(5);
    await limited.close();
  });

  test("somebody who is signed in and has nothing open loses the session, except in a form, which just goes on", async () => {
    const browser = await signedIn(app, await person(app));
    expect(keysOf(await ask(validateOnPage, { code: "123456" }, browser))).toEqual({ "": "ANONYMOUS_USER_REQUIRED" });
    expect(await browser.who()).not.toBeNull();
    expect(keysOf(await enter(browser, "123456"))).toEqual(denied);
    expect(await browser.who()).toBeNull();
  });

  test("who passed is written down with both factors, who failed as a failure of the second", async () => {
    const bob = await personWithFactor(app, "email");
    const browser = await parked(app, bob);
    const code = await bob.code();
    await enter(browser, otherThan(code));
    await enter(browser, code);
    const audit = await fromTerminal(app, listAudit, {});
    const events = JSON.stringify(audit.ok ? audit.value : null);
    for (const event of ["user_failed_authn", "tf_code_confirmed", '"password","email"'])
      expect(events).toContain(event);
    expect(events).not.toContain(code);
  });
});

describe("a parked login", () => {
  test("goes on after a restart, in another process", async () => {
    const bob = await personWithFactor(app, "authenticator");
    const browser = await parked(app, bob);
    const other = app.again();
    const there = other.browser();
    for (const [name, value] of browser.keepsakes) there.keepsakes.set(name, value);
    expect(keysOf(await enter(there, await bob.code()))).toBe("ok");
    await other.close();
  });

  test("AT-124: ends after ten minutes, with a logout, and when another endpoint is called", async () => {
    const bob = await personWithFactor(app, "authenticator");
    const late = await parked(app, bob);
    const left = await parked(app, bob);
    const strayed = await parked(app, bob);
    await ask(logout, {}, left);
    expect(keysOf(await ask(selectSecondFactor, { which: "authenticator" }, strayed))).toEqual(denied);
    for (const browser of [left, strayed]) expect(keysOf(await enter(browser, await bob.code()))).toEqual(denied);
    app.clock.pass(minutes(10));
    expect(keysOf(await enter(late, await bob.code()))).toEqual(denied);
  });

  test("AT-199: dies when the person is disabled, gets a new uniquifier, or the factor is removed", async () => {
    const changes: ((userId: string) => Promise<unknown>)[] = [
      (id) => app.db.user.update({ where: { id }, data: { active: false } }),
      (id) => app.db.user.update({ where: { id }, data: { uniquifier: `changed-${id}` } }),
      (id) => app.db.user.update({ where: { id }, data: { tfPrimaryMethod: null } }),
    ];
    for (const change of changes) {
      const bob = await personWithFactor(app, "authenticator");
      const browser = await parked(app, bob);
      await change(bob.id);
      expect(keysOf(await enter(browser, await bob.code()))).toEqual(denied);
      expect(await browser.who()).toBeNull();
    }
  });

  test("of a locked account leads to no session", async () => {
    const bob = await personWithFactor(app, "authenticator");
    const browser = await parked(app, bob);
    const lockedUntil = new Date(app.clock.now().getTime() + minutes(5));
    await app.db.user.update({ where: { id: bob.id }, data: { lockedUntil } });
    expect(keysOf(await enter(browser, await bob.code()))).toEqual({ "": "ACCOUNT_LOCKED" });
    expect(await browser.who()).toBeNull();
  });
});

describe("rescue", () => {
  test("FS-310: a mailed code lets in, once, and the factor stays", async () => {
    const bob = await personWithFactor(app, "authenticator");
    const browser = await parked(app, bob);
    expect(keysOf(await ask(rescueTwoFactor, { help_setup: "email" }, browser))).toBe("ok");
    const mail = (await app.mails(bob.email)).filter(({ template }) => template === "two_factor_instructions").at(-1);
    expect(keysOf(await enter(browser, mail?.data.code ?? ""))).toBe("ok");
    expect((await factorOf(bob.id))?.method).toBe("authenticator");
  });

  test("AT-194: a call for help goes to those who help, a few times, and holds no secret", async () => {
    const bob = await personWithFactor(app, "authenticator");
    const browser = await parked(app, bob);
    const answers: unknown[] = [];
    for (let call = 0; call < 6; call++)
      answers.push(keysOf(await ask(rescueTwoFactor, { help_setup: "help" }, browser)));
    expect(answers.filter((answer) => answer === "ok")).toHaveLength(3);
    const mails = (await app.mails("help@example.com")).filter(({ text }) => text.includes(bob.email));
    expect(mails).toHaveLength(3);
    expect(mails[0]?.text).not.toMatch(/\b\d{6}\b/);
    expect(await browser.who()).toBeNull();
  });

  test("other ways are none, and with nothing parked there is no way", async () => {
    const bob = await personWithFactor(app, "authenticator");
    const browser = await parked(app, bob);
    for (const help_setup of ["", "sms", "recovery_code", "please"])
      expect(keysOf(await ask(rescueTwoFactor, { help_setup }, browser))).toEqual({ help_setup: "NOT_A_VALID_CHOICE" });
    expect(keysOf(await ask(rescueTwoFactor, { help_setup: "help" }, app.browser()))).toEqual(denied);
  });
});
