import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { securityConfig } from "@/lib/security/config";
import { minutes } from "@/lib/security/core/durations";
import { confirm } from "@/lib/security/features/confirmation/confirm";
import { inspectLoginLink } from "@/lib/security/features/login/inspect-link";
import { login } from "@/lib/security/features/login/login";
import { redeemLoginLink } from "@/lib/security/features/login/redeem-link";
import { sendLoginLink } from "@/lib/security/features/login/send-link";
import { changePassword } from "@/lib/security/features/passwords/change";
import { requestReset } from "@/lib/security/features/passwords/request-reset";
import { reset } from "@/lib/security/features/passwords/reset";
import { register } from "@/lib/security/features/registration/register";
import { setUpMethod } from "@/lib/security/features/unified-sign-in/set-up";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, canSignIn, everything, keysOf, mailedToken, parallel } from "@/tests/support/journeys";
import { enterPasscode, signInCode } from "@/tests/support/passcodes";
import { PASSWORD, person, signedIn } from "@/tests/support/people";
import { enrol } from "@/tests/support/second-factors";

/** `free` asks nobody for a password; `linked` mails links in place of the sign-in form. */
let free: TestApp;
let linked: TestApp;
beforeAll(async () => {
  [free, linked] = await Promise.all([
    createTestApp({ RETURN_GENERIC_RESPONSES: "false", PASSWORD_REQUIRED: "false" }),
    createTestApp({ RETURN_GENERIC_RESPONSES: "false", PASSWORDLESS: "true" }),
  ]);
});
afterAll(() => Promise.all([free.close(), linked.close()]));

let count = 0;

describe("an account without a password", () => {
  async function registered() {
    const email = `nopass${++count}@example.com`;
    expect(keysOf(await ask(register, { email }, free.browser()))).toBe("ok");
    await ask(confirm, { token: await mailedToken(free, email, "welcome") }, free.browser());
    return { email, method: "email" as const, phone: "", secret: "" };
  }

  test("FS-267: gets in by mailed codes, once its address is confirmed", async () => {
    const email = `nopass${++count}@example.com`;
    await ask(register, { email, password: "", password_confirm: "" }, free.browser());
    const someone = { email, method: "email" as const, phone: "", secret: "" };
    await expect(signInCode(free, someone, free.browser())).rejects.toThrow("CONFIRMATION_REQUIRED");
    await ask(confirm, { token: await mailedToken(free, email, "welcome") }, free.browser());
    const browser = free.browser();
    expect(keysOf(await enterPasscode(browser, email, await signInCode(free, someone, browser)))).toBe("ok");
    expect(await browser.who()).toBe(email);
  });

  test("no password opens it, an empty one least of all", async () => {
    const { email } = await registered();
    for (const password of ["", "   ", PASSWORD, "null"]) {
      expect(await canSignIn(free, email, password)).toBe(false);
      expect(keysOf(await enterPasscode(free.browser(), email, password))).toEqual({
        passcode: "INVALID_PASSWORD_CODE",
      });
    }
    expect(keysOf(await ask(login, { email, password: "" }, free.browser()))).toEqual({
      password: "PASSWORD_NOT_PROVIDED",
    });
  });

  test("gets its first password from its owner, signed in a short while ago, or by a reset link", async () => {
    const someone = await registered();
    const browser = free.browser();
    await enterPasscode(browser, someone.email, await signInCode(free, someone, browser));
    const secret = { new_password: PASSWORD, new_password_confirm: PASSWORD };
    expect(keysOf(await ask(changePassword, secret, browser))).toBe("ok");
    expect(await canSignIn(free, someone.email, PASSWORD)).toBe(true);

    const other = await registered();
    await ask(requestReset, { email: other.email }, free.browser());
    const token = await mailedToken(free, other.email, "reset_instructions");
    const chosen = { token, password: PASSWORD, password_confirm: PASSWORD };
    expect(keysOf(await ask(reset, chosen, free.browser()))).toBe("ok");
    expect(await canSignIn(free, other.email, PASSWORD)).toBe(true);
  });

  test("keeps its only way in", async () => {
    const someone = await registered();
    const browser = free.browser();
    await enterPasscode(browser, someone.email, await signInCode(free, someone, browser));
    expect(keysOf(await ask(setUpMethod, { delete_method: "email" }, browser))).toEqual({
      delete_method: "LAST_SIGN_IN_MEANS",
    });
  });

  test("a password that is given has to be a good one, and given twice", async () => {
    const email = `nopass${++count}@example.com`;
    expect(
      keysOf(await ask(register, { email, password: "short", password_confirm: "short" }, free.browser())),
    ).toEqual({
      password: "PASSWORD_INVALID_LENGTH",
    });
    expect(keysOf(await ask(register, { email, password: PASSWORD }, free.browser()))).toEqual({
      password_confirm: "RETYPE_PASSWORD_MISMATCH",
    });
  });

  test("is refused where everybody needs one", async () => {
    const app = await createTestApp({ RETURN_GENERIC_RESPONSES: "false" });
    const asked = await ask(register, { email: "nopass@example.com" }, app.browser());
    expect(keysOf(asked)).toMatchObject({ password: "PASSWORD_NOT_PROVIDED" });
    await app.close();
  });
});

describe("a link in place of the sign-in form", () => {
  async function mailed() {
    const alice = await person(linked);
    const browser = linked.browser();
    expect(keysOf(await ask(sendLoginLink, { email: alice.email }, browser))).toBe("ok");
    return { alice, browser, token: await mailedToken(linked, alice.email, "login_instructions") };
  }

  test("FS-254: goes to whoever may sign in, and the form says who may not", async () => {
    const [off, raw] = [await person(linked, { active: false }), await person(linked, { confirmed: false })];
    for (const [email, key] of [
      ["nobody@example.com", "USER_DOES_NOT_EXIST"],
      [off.email, "DISABLED_ACCOUNT"],
      [raw.email, "CONFIRMATION_REQUIRED"],
    ] as const) {
      expect(keysOf(await ask(sendLoginLink, { email }, linked.browser()))).toEqual({ email: key });
      expect(await linked.mails(email)).toEqual([]);
    }
  });

  test("FS-255: signs in once; looking changes nothing; rubbish is no link", async () => {
    const { alice, browser, token } = await mailed();
    const before = await everything(linked);
    expect(await ask(inspectLoginLink, { token }, browser)).toMatchObject({ value: { isHere: true } });
    expect(await everything(linked)).toBe(before);
    const results = await parallel(10, () => ask(redeemLoginLink, { token }, browser.copy()));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await linked.db.session.findMany({ where: { userId: alice.id } })).toMatchObject([{ via: "token" }]);
    expect(keysOf(await ask(redeemLoginLink, { token: "rubbish" }, linked.browser()))).toEqual({
      "": "INVALID_LOGIN_TOKEN",
    });
  });

  test("AT-071: in another browser it wants the address it was sent to", async () => {
    const { alice, token } = await mailed();
    const elsewhere = linked.browser();
    expect(keysOf(await ask(redeemLoginLink, { token }, elsewhere))).toEqual({ email: "LINK_OF_ANOTHER_BROWSER" });
    expect(keysOf(await ask(redeemLoginLink, { token, email: "mallory@example.com" }, elsewhere))).toEqual({
      email: "USER_DOES_NOT_EXIST",
    });
    expect(keysOf(await ask(redeemLoginLink, { token, email: alice.email.toUpperCase() }, elsewhere))).toBe("ok");
    expect(await elsewhere.who()).toBe(alice.email);
  });

  test("past its time the next one is mailed by itself", async () => {
    const { alice, browser, token } = await mailed();
    linked.clock.pass(minutes(30) + 1);
    expect(await ask(redeemLoginLink, { token }, browser)).toMatchObject({
      complaints: { "": [{ key: "LOGIN_EXPIRED", params: { within: "30 minutes" } }] },
    });
    const next = await mailedToken(linked, alice.email, "login_instructions");
    expect(next).not.toBe(token);
    expect(keysOf(await ask(redeemLoginLink, { token: next }, browser))).toBe("ok");
  });

  test("AT-184: does not pass by a second factor", async () => {
    const bob = await person(linked);
    await enrol(linked, await signedIn(linked, bob), bob, "authenticator");
    const browser = linked.browser();
    await ask(sendLoginLink, { email: bob.email }, browser);
    const token = await mailedToken(linked, bob.email, "login_instructions");
    expect(await ask(redeemLoginLink, { token }, browser)).toMatchObject({
      value: { status: "second-factor-required" },
    });
    expect(await browser.who()).toBeNull();
  });

  test("is not there unless it is switched on", async () => {
    expect(securityConfig.features.passwordless).toBe(false);
    expect(keysOf(await ask(sendLoginLink, { email: "alice@example.com" }, free.browser()))).toEqual({
      "": "NOT_FOUND",
    });
  });
});
