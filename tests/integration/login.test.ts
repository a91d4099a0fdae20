import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hours } from "@/lib/security/core/durations";
import { execute } from "@/lib/security/execute";
import { login } from "@/lib/security/features/login/login";
import { logout } from "@/lib/security/features/login/logout";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { PASSWORD, person, signedIn } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ RETURN_GENERIC_RESPONSES: "false" });
});
afterAll(() => app.close());

const tryLogin = async (input: object, browser = app.browser()) => ({
  browser,
  result: await execute(login, input, await browser.context()),
});

describe("login", () => {
  test("the right password signs in, in any case of the address", async () => {
    const ada = await person(app, { email: "Ada@example.com" });
    const { browser, result } = await tryLogin({ email: "ADA@EXAMPLE.com", password: ada.password });
    expect(result.ok).toBe(true);
    expect(await browser.who()).toBe("Ada@example.com");
  });

  test("until the password is right, nothing is told about the state of the account", async () => {
    const off = await person(app, { active: false });
    const pending = await person(app, { confirmed: false });
    for (const one of [off, pending]) {
      const { result } = await tryLogin({ email: one.email, password: "wrong-password-1" });
      expect(result).toMatchObject({ ok: false, complaints: { password: [{ key: "INVALID_PASSWORD" }] } });
    }
    expect((await tryLogin({ email: off.email, password: PASSWORD })).result).toMatchObject({
      code: "DISABLED_ACCOUNT",
    });
    expect((await tryLogin({ email: pending.email, password: PASSWORD })).result).toMatchObject({
      code: "CONFIRMATION_REQUIRED",
    });
  });

  test("AT-098: after signing out the old cookie is dead", async () => {
    const browser = await signedIn(app, await person(app));
    const thief = browser.copy();
    await execute(logout, {}, await browser.context());
    expect(await browser.who()).toBeNull();
    expect(await thief.who()).toBeNull();
  });

  test("AT-110: neither idle for too long nor past the absolute limit", async () => {
    const who = await person(app);
    const idle = await signedIn(app, who);
    const kept = await signedIn(app, who, { remember: true });
    app.clock.pass(hours(13));
    expect(await idle.who()).toBeNull();
    expect(await kept.who()).toBe(who.email);
  });
});
