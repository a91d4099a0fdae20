import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { days } from "@/lib/security/core/durations";
import { resetAccess } from "@/lib/security/features/administration/reset-access";
import { setPassword } from "@/lib/security/features/administration/set-password";
import { login } from "@/lib/security/features/login/login";
import { logout } from "@/lib/security/features/login/logout";
import { generateRecoveryCodes } from "@/lib/security/features/recovery-codes/generate";
import { redeemRecoveryCode } from "@/lib/security/features/recovery-codes/redeem";
import { revokeTrustedDevice } from "@/lib/security/features/two-factor/revoke-device";
import { setUpTwoFactor } from "@/lib/security/features/two-factor/set-up";
import { listTrustedDevices } from "@/lib/security/features/two-factor/trusted-devices";
import { createTestApp, type TestApp, type TestBrowser } from "@/tests/support/context";
import { ask, fromTerminal, keysOf } from "@/tests/support/journeys";
import { enter, parked, personWithFactor } from "@/tests/support/second-factors";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ TWO_FACTOR_ALWAYS_VALIDATE: "false" });
});
afterAll(() => app.close());

type Someone = Awaited<ReturnType<typeof personWithFactor>>;

/** What a sign-in by password leads to in this browser. */
async function passwordLeadsTo(browser: TestBrowser, someone: { email: string; password: string }) {
  if (await browser.who()) await ask(logout, {}, browser);
  const { email, password } = someone;
  const result = await ask(login, { email, password }, browser);
  if (!result.ok) throw new Error(JSON.stringify(result.complaints));
  expect((await browser.who()) !== null, "signed in").toBe(result.value.status === "signed-in");
  return result.value.status;
}

async function trusted(someone: Someone, at: TestApp = app, remember = true): Promise<TestBrowser> {
  const browser = await parked(at, someone, { remember, browser: at.browser({ userAgent: "Firefox/140" }) });
  expect(keysOf(await enter(browser, await someone.code()))).toBe("ok");
  return browser;
}

describe("a trusted browser", () => {
  test("does without the second factor for thirty days, after a code with `remember`, for its person alone", async () => {
    const [bob, carol] = [await personWithFactor(app, "email"), await personWithFactor(app, "email")];
    const browser = await trusted(bob);
    expect(await passwordLeadsTo(browser, bob)).toBe("signed-in");
    expect(await passwordLeadsTo(browser.copy(), carol)).toBe("second-factor-required");
    expect(await passwordLeadsTo(app.browser(), bob)).toBe("second-factor-required");
    app.clock.pass(days(30));
    expect(await passwordLeadsTo(browser, bob)).toBe("second-factor-required");
  });

  test("is none without `remember`, and none after a recovery code", async () => {
    const bob = await personWithFactor(app, "email");
    const browser = await trusted(bob, app, false);
    const made = await ask(generateRecoveryCodes, {}, browser);
    expect(await passwordLeadsTo(browser, bob)).toBe("second-factor-required");
    const other = await parked(app, bob, { remember: true });
    await ask(redeemRecoveryCode, { code: made.ok ? made.value.codes[0] : "" }, other);
    expect(await other.who()).toBe(bob.email);
    expect(await passwordLeadsTo(other, bob)).toBe("second-factor-required");
  });

  test("is asked again after a change of password, a reset of access, and when the factor was off meanwhile", async () => {
    for (const end of ["password", "reset", "off"]) {
      const bob = await personWithFactor(app, "email");
      const browser = await trusted(bob);
      if (end === "password") {
        const password = "another-good-password-7";
        await fromTerminal(app, setPassword, { identity: bob.email, password });
        expect(await passwordLeadsTo(browser, { ...bob, password })).toBe("second-factor-required");
        continue;
      }
      if (end === "reset") await fromTerminal(app, resetAccess, { identity: bob.email });
      else await ask(setUpTwoFactor, { setup: "disable" }, browser);
      expect(await app.db.trustedDevice.count({ where: { userId: bob.id } })).toBe(0);
    }
  });

  test("is listed, and loses the trust when its person says so, but nobody else", async () => {
    const [bob, mallory] = [await personWithFactor(app, "email"), await personWithFactor(app, "email")];
    const browser = await trusted(bob);
    const listed = await ask(listTrustedDevices, {}, browser);
    expect(listed).toMatchObject({ value: { areAccepted: true, devices: [{ userAgent: "Firefox/140" }] } });
    const device = listed.ok ? listed.value.devices[0]?.id : "";
    const stranger = await trusted(mallory);
    for (const given of [device, "", "1", "'; --", "0".repeat(36)])
      expect(keysOf(await ask(revokeTrustedDevice, { device: given }, stranger))).toEqual({ "": "NOT_FOUND" });
    expect(keysOf(await ask(revokeTrustedDevice, { device }, browser))).toBe("ok");
    expect(await passwordLeadsTo(browser, bob)).toBe("second-factor-required");
  });

  test("is worth nothing where the second factor is always asked for", async () => {
    const always = await createTestApp();
    const bob = await personWithFactor(always, "email");
    const browser = await trusted(bob, always);
    expect(await passwordLeadsTo(browser, bob)).toBe("second-factor-required");
    await always.close();
  });

  test("is none where the trust lasts no time", async () => {
    const never = await createTestApp({ TWO_FACTOR_ALWAYS_VALIDATE: "false", TWO_FACTOR_LOGIN_VALIDITY: "0" });
    const bob = await personWithFactor(never, "email");
    const browser = await trusted(bob, never);
    expect(await passwordLeadsTo(browser, bob)).toBe("second-factor-required");
    await never.close();
  });
});
