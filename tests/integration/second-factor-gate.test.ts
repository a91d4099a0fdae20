import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SecondFactor, SignInMeans } from "@/lib/security/context";
import { days } from "@/lib/security/core/durations";
import { basicPrincipal } from "@/lib/security/domain/basic";
import { completeLogin } from "@/lib/security/domain/complete-login";
import { setUpMailCodes } from "@/lib/security/domain/passcode-methods";
import { createRole } from "@/lib/security/features/administration/create-role";
import { grantRole } from "@/lib/security/features/administration/grant-role";
import { confirm } from "@/lib/security/features/confirmation/confirm";
import { login } from "@/lib/security/features/login/login";
import { reset } from "@/lib/security/features/passwords/reset";
import { verifyWithPassword } from "@/lib/security/features/reauthentication/with-password";
import { register } from "@/lib/security/features/registration/register";
import { rescueTwoFactor } from "@/lib/security/features/two-factor/rescue";
import { selectSecondFactor } from "@/lib/security/features/two-factor/select";
import { setUpTwoFactor } from "@/lib/security/features/two-factor/set-up";
import { twoFactorStatus } from "@/lib/security/features/two-factor/status";
import { redeemSignInLink } from "@/lib/security/features/unified-sign-in/redeem-link";
import { createTestApp, type TestApp, type TestBrowser } from "@/tests/support/context";
import { ask, fromTerminal, keysOf, linkFor } from "@/tests/support/journeys";
import { enterPasscode, newestMail, signInCode } from "@/tests/support/passcodes";
import { PASSWORD, person, signedIn } from "@/tests/support/people";
import { begin, enrol, enter, methods, otherThan, parked, personWithFactor } from "@/tests/support/second-factors";
import { readSources, withoutComments } from "@/tests/support/sources";

/** Every means, spelled once: a new one does not compile until it stands here, and then meets every second factor. */
const means = Object.keys({
  password: true,
  register: true,
  confirm: true,
  reset: true,
  change: true,
  token: true,
  email: true,
  sms: true,
  authenticator: true,
  webauthn: true,
  oauth: true,
} satisfies Record<SignInMeans, true>) as SignInMeans[];
const factors: readonly SecondFactor[] = [...methods, "webauthn"];

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ AUTO_LOGIN_AFTER_CONFIRM: "true", AUTO_LOGIN_AFTER_RESET: "true" });
});
afterAll(() => app.close());

async function personWith(factor: SecondFactor) {
  if (factor !== "webauthn") return personWithFactor(app, factor);
  const carol = await person(app);
  await addSecondPasskey(carol.id);
  return { ...carol, code: async () => "" };
}

const addSecondPasskey = (userId: string) =>
  app.db.webauthnCredential.create({
    data: {
      userId,
      credentialId: Buffer.from(userId),
      publicKey: Buffer.from("key"),
      backupState: false,
      deviceType: "single_device",
      name: "key",
      usage: "secondary",
      createdAt: app.clock.now(),
    },
  });

describe("AT-184: the gate", () => {
  test.each(means.flatMap((via) => factors.map((factor) => [via, factor] as const)))(
    "after %s, %s is asked for, and nobody is in before",
    async (via, factor) => {
      const bob = await personWith(factor);
      const browser = app.browser();
      const outcome = await completeLogin(await browser.context(), bob, { via, remember: true, field: "" });
      expect(outcome).toMatchObject({ value: { status: "second-factor-required", method: factor } });
      expect(await browser.who()).toBeNull();
      if (factor === "webauthn") return;
      const code = await bob.code();
      expect(keysOf(await enter(browser, otherThan(code)))).not.toBe("ok");
      expect(await browser.who()).toBeNull();
      expect(keysOf(await enter(browser, code))).toBe("ok");
      expect(await browser.who()).toBe(bob.email);
    },
  );

  test("is the only place that begins a session, besides a change or removal of one's own password", () => {
    const sources = readSources(path.resolve(import.meta.dirname, "../.."));
    const starting = [...sources]
      .filter(([file]) => file.startsWith("lib/") || file.startsWith("app/"))
      .filter(
        ([file, text]) =>
          !file.endsWith(".test.ts") && /\bsession\.start\(|\bcreateSession\(/.test(withoutComments(text)),
      )
      .map(([file]) => file);
    expect(starting.sort()).toEqual([
      "lib/security/domain/complete-login.ts",
      "lib/security/domain/session-port.ts",
      "lib/security/domain/sessions.ts",
      "lib/security/features/passwords/change.ts",
      "lib/security/features/passwords/remove.ts",
    ]);
  });
});

async function mailedCode(bob: { id: string; email: string }, browser: TestBrowser): Promise<string> {
  await setUpMailCodes(app.db, bob.id, app.clock.now());
  return signInCode(app, { email: bob.email, method: "email", phone: "", secret: "" }, browser);
}

describe("AT-184: the doors", () => {
  const doors: [string, (bob: Awaited<ReturnType<typeof personWith>>, browser: TestBrowser) => Promise<unknown>][] = [
    ["login by password", ({ email, password }, browser) => ask(login, { email, password }, browser)],
    [
      "login to be remembered",
      ({ email, password }, browser) => ask(login, { email, password, remember: true }, browser),
    ],
    [
      "a reset link, where it signs in",
      async (bob, browser) =>
        ask(
          reset,
          { token: await linkFor(app, bob, "reset"), password: PASSWORD, password_confirm: PASSWORD },
          browser,
        ),
    ],
    [
      "a confirmation link, where it signs in",
      async (bob, browser) => {
        await app.db.user.update({ where: { id: bob.id }, data: { confirmedAt: null } });
        return ask(confirm, { token: await linkFor(app, bob, "confirm") }, browser);
      },
    ],
    ["the unified sign-in by password", ({ email, password }, browser) => enterPasscode(browser, email, password)],
    [
      "the unified sign-in by a mailed code",
      async (bob, browser) => enterPasscode(browser, bob.email, await mailedCode(bob, browser)),
    ],
    [
      "the link of a sign-in mail",
      async (bob, browser) => {
        await mailedCode(bob, browser);
        return ask(redeemSignInLink, { token: (await newestMail(app, bob.email)).token }, browser);
      },
    ],
  ];

  test.each(doors.flatMap(([door, go]) => factors.map((factor) => [door, factor, go] as const)))(
    "%s × %s leads to no session",
    async (_, factor, go) => {
      const bob = await personWith(factor);
      const browser = app.browser();
      expect(await go(bob, browser)).toMatchObject({ ok: true, value: { status: "second-factor-required" } });
      expect(await browser.who()).toBeNull();
      // Whatever else one may do with a session is closed as well.
      expect(keysOf(await ask(verifyWithPassword, { password: bob.password }, browser))).toEqual({
        "": "UNAUTHENTICATED",
      });
      expect(keysOf(await ask(setUpTwoFactor, { setup: "disable" }, browser))).toEqual({
        "": "TWO_FACTOR_PERMISSION_DENIED",
      });
    },
  );

  test.each(factors)("AT-254: HTTP Basic lets nobody in who has %s", async (factor) => {
    const bob = await personWith(factor);
    const plain = await person(app);
    const basic = ({ email, password }: { email: string; password: string }) =>
      `Basic ${Buffer.from(`${email}:${password}`).toString("base64")}`;
    const ctx = app.system();
    expect(await basicPrincipal(ctx, basic(bob))).toBeNull();
    expect(await basicPrincipal(ctx, basic(plain))).toMatchObject({ email: plain.email });
  });
});

describe("several factors", () => {
  test("are chosen from, the one used last first, and one may choose again", async () => {
    const bob = await personWithFactor(app, "email");
    await addSecondPasskey(bob.id);
    const choose = async () => {
      const browser = app.browser();
      const { email, password } = bob;
      const parkedAt = await ask(login, { email, password }, browser);
      return { browser, outcome: parkedAt.ok ? parkedAt.value : null };
    };
    const { browser, outcome } = await choose();
    expect(outcome).toMatchObject({ method: null, methods: ["email", "webauthn"] });
    const select = (which: string) => ask(selectSecondFactor, { which }, browser);
    for (const which of ["sms", "telepathy", ""])
      expect(keysOf(await select(which)), which).toEqual({ which: "TWO_FACTOR_METHOD_NOT_AVAILABLE" });
    for (const which of ["webauthn", "email", "email"]) expect(keysOf(await select(which))).toBe("ok");
    expect(keysOf(await enter(browser, await bob.code()))).toBe("ok");
    await app.db.user.update({ where: { id: bob.id }, data: { tfLastMethod: "webauthn" } });
    expect((await choose()).outcome).toMatchObject({ methods: ["webauthn", "email"] });
  });
});

describe("policy", () => {
  test.each(methods)("where everybody needs one, %s is set up on the way in", async (method) => {
    const strict = await createTestApp({ TWO_FACTOR_REQUIRED: "true" });
    const alice = await person(strict);
    const browser = await parked(strict, alice);
    const begun = await begin(strict, browser, alice, method);
    expect(begun.token).toBe("");
    const code = await begun.code();
    expect(keysOf(await enter(browser, otherThan(code)))).toEqual({ code: "TWO_FACTOR_INVALID_TOKEN" });
    expect(await browser.who()).toBeNull();
    expect(await strict.db.codeSecret.count()).toBe(0);
    expect(keysOf(await enter(browser, code))).toBe("ok");
    expect(await browser.who()).toBe(alice.email);
    const status = await ask(twoFactorStatus, {}, browser);
    expect(status).toMatchObject({ value: { required: true, method, methods: ["email", "authenticator", "sms"] } });
    expect(keysOf(await ask(setUpTwoFactor, { setup: "disable" }, browser))).toEqual({
      setup: "TWO_FACTOR_METHOD_NOT_AVAILABLE",
    });
    await strict.close();
  });

  test("it asks those who hold a role, and those who register, too", async () => {
    const roles = await createTestApp({ TWO_FACTOR_REQUIRED_ROLES: "admin,editor" });
    const [alice, eve] = [await person(roles), await person(roles)];
    await fromTerminal(roles, createRole, { name: "editor" });
    await fromTerminal(roles, grantRole, { identity: eve.email, role: "editor" });
    await signedIn(roles, alice);
    await parked(roles, eve);
    await roles.close();

    const all = await createTestApp({ TWO_FACTOR_REQUIRED: "true", CONFIRMABLE: "false" });
    const browser = all.browser();
    const registration = { email: "new@example.com", password: PASSWORD, password_confirm: PASSWORD };
    expect(await ask(register, registration, browser)).toMatchObject({ value: { status: "set-up-required" } });
    expect(await browser.who()).toBeNull();
    await all.close();
  });

  test("it gives older accounts time, and then asks them as well", async () => {
    const tomorrow = new Date(Date.now() + days(1)).toISOString();
    const nextWeek = new Date(Date.now() + days(7)).toISOString();
    const grace = await createTestApp({
      TWO_FACTOR_REQUIRED: "true",
      TWO_FACTOR_REQUIRED_SINCE: tomorrow,
      TWO_FACTOR_GRACE_UNTIL: nextWeek,
    });
    const older = await person(grace);
    const browser = await signedIn(grace, older);
    expect(await ask(twoFactorStatus, {}, browser)).toMatchObject({ value: { requiredFrom: new Date(nextWeek) } });
    grace.clock.pass(days(2));
    await parked(grace, await person(grace));
    await signedIn(grace, older);
    grace.clock.pass(days(6));
    await parked(grace, older);
    await grace.close();
  });

  test("the strict one takes mail neither as a factor nor as a rescue, and makes people with mail set up another", async () => {
    const lenient = await createTestApp();
    const bob = await personWithFactor(lenient, "email");
    const carol = await personWithFactor(lenient, "authenticator");
    const strict = lenient.withConfig((config) => {
      config.twoFactor.strict = true;
    });
    const hers = await parked(strict, carol);
    expect(keysOf(await ask(rescueTwoFactor, { help_setup: "email" }, hers))).toEqual({
      help_setup: "NOT_A_VALID_CHOICE",
    });
    const browser = await parked(strict, bob);
    // Delivered before the next one, for two at once may arrive in either order.
    await bob.code();
    expect(keysOf(await ask(setUpTwoFactor, { setup: "authenticator" }, browser))).not.toBe("ok");
    const his = await parked(strict, bob);
    expect(await enter(his, await bob.code())).toMatchObject({ value: { status: "set-up-required" } });
    expect(await his.who()).toBeNull();
    const begun = await begin(strict, his, bob, "authenticator");
    expect(keysOf(await enter(his, await begun.code()))).toBe("ok");
    expect(await his.who()).toBe(bob.email);
    await Promise.all([strict.close(), lenient.close()]);
  });

  test("a change ends the other sessions, where that is wanted", async () => {
    const tidy = await createTestApp({ TWO_FACTOR_CHANGE_ENDS_SESSIONS: "true" });
    const alice = await person(tidy);
    const [here, there] = [await signedIn(tidy, alice), await signedIn(tidy, alice)];
    await enrol(tidy, here, alice, "authenticator");
    expect([await here.who(), await there.who()]).toEqual([alice.email, null]);
    await tidy.close();
  });
});
