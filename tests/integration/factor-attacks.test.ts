import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "@/lib/security/context";
import { basicPrincipal } from "@/lib/security/domain/basic";
import { execute } from "@/lib/security/execute";
import { setActive } from "@/lib/security/features/administration/set-active";
import { login } from "@/lib/security/features/login/login";
import { logout } from "@/lib/security/features/login/logout";
import { reset } from "@/lib/security/features/passwords/reset";
import { verifyWithPassword } from "@/lib/security/features/reauthentication/with-password";
import { generateRecoveryCodes } from "@/lib/security/features/recovery-codes/generate";
import { redeemRecoveryCode } from "@/lib/security/features/recovery-codes/redeem";
import { rescueTwoFactor } from "@/lib/security/features/two-factor/rescue";
import { selectSecondFactor } from "@/lib/security/features/two-factor/select";
import { setUpTwoFactor } from "@/lib/security/features/two-factor/set-up";
import { setUpStatus } from "@/lib/security/features/two-factor/set-up-status";
import { twoFactorStatus } from "@/lib/security/features/two-factor/status";
import { redeemSignInLink } from "@/lib/security/features/unified-sign-in/redeem-link";
import { sendSignInCode } from "@/lib/security/features/unified-sign-in/send-code";
import { setUpMethod } from "@/lib/security/features/unified-sign-in/set-up";
import { beginRegistration } from "@/lib/security/features/webauthn/begin-registration";
import { deletePasskey } from "@/lib/security/features/webauthn/delete";
import { createTestApp, type TestApp, type TestBrowser } from "../support/context";
import { ask, bearer, canSignIn, fromTerminal, given, keysOf, linkFor, tokenFor } from "../support/journeys";
import { enrolPasscode, enterPasscode, newestMail, personWithPasscode, signInCode } from "../support/passcodes";
import { newKey, registerKey, signInByKey } from "../support/passkeys";
import { PASSWORD, person, signedIn } from "../support/people";
import { appCode, begin, enrol, enter, otherThan, parked, personWithFactor } from "../support/second-factors";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const factorsOf = async (userId: string) => ({
  codes: await app.db.codeSecret.findMany({ where: { userId }, omit: { lastStep: true, lastUsedAt: true } }),
  passkeys: await app.db.webauthnCredential.findMany({ where: { userId } }),
  recovery: await app.db.recoveryCode.count({ where: { userId, usedAt: null } }),
});

describe("AT-046: the right credential of a disabled account", () => {
  test("of whatever kind gives neither session nor token", async () => {
    const dave = await person(app);
    const browser = await signedIn(app, dave);
    const mailCodes = await enrolPasscode(app, browser, dave.email, "email");
    const code = { ...dave, ...mailCodes };
    const key = newKey(app);
    given(await registerKey(browser, key));
    const token = await tokenFor(app, await app.db.user.findUniqueOrThrow({ where: { id: dave.id } }));
    const asking = app.browser();
    const passcode = await signInCode(app, code, asking);
    const { token: link } = await newestMail(app, dave.email);
    await ask(logout, {}, browser);
    expect(await bearer(app, token)).toBe(dave.email);

    given(await fromTerminal(app, setActive, { identity: dave.email, active: false }));
    const tries: Record<string, (guest: TestBrowser) => Promise<unknown>> = {
      password: (guest) => ask(login, { email: dave.email, password: PASSWORD }, guest),
      passkey: (guest) => signInByKey(guest, key),
      "mailed code": (guest) => enterPasscode(guest, dave.email, passcode),
      "password at the unified form": (guest) => enterPasscode(guest, dave.email, PASSWORD),
      "mailed link": () => ask(redeemSignInLink, { token: link }, asking),
    };
    for (const [kind, sign] of Object.entries(tries)) {
      const guest = app.browser();
      expect(await sign(guest), kind).toMatchObject({ ok: false });
      expect([await guest.who(), await asking.who()], kind).toEqual([null, null]);
    }
    expect(await bearer(app, token)).toBeNull();
    const basic = `Basic ${Buffer.from(`${dave.email}:${PASSWORD}`).toString("base64")}`;
    expect(await basicPrincipal(app.system(), basic)).toBeNull();
    expect(await app.db.session.count({ where: { userId: dave.id, endedAt: null } })).toBe(0);
  });
});

test("AT-056: the right password, given again between wrong codes, forgives none of them", async () => {
  const bob = await personWithFactor(app, "authenticator");
  const answers: unknown[] = [];
  for (let round = 0; round < 24; round++)
    answers.push(keysOf(await enter(await parked(app, bob), otherThan(appCode(app, bob.secret)))));
  expect(answers.slice(0, 20)).toEqual(Array(20).fill({ code: "TWO_FACTOR_INVALID_TOKEN" }));
  expect(answers.slice(20)).toEqual(Array(4).fill({ "": "TOO_MANY_REQUESTS" }));
  const late = await parked(app, bob);
  expect(keysOf(await enter(late, appCode(app, bob.secret)))).toEqual({ "": "TOO_MANY_REQUESTS" });
  expect(await late.who()).toBeNull();
});

test("AT-080: a reset passes by no second factor, and changes none", async () => {
  const bob = await personWithFactor(app, "authenticator");
  const own = await parked(app, bob);
  given(await enter(own, await bob.code()));
  given(await registerKey(own, newKey(app), { usage: "secondary" }));
  given(await ask(generateRecoveryCodes, {}, own));
  const before = await factorsOf(bob.id);
  expect(before).toMatchObject({ codes: [{ method: "authenticator" }], passkeys: [{}], recovery: 5 });

  const eager = app.withConfig((config) => {
    config.recovery.autoLogin = true;
  });
  for (const at of [app, eager]) {
    const password = `another-secret-${Math.random()}`;
    const token = await linkFor(at, await at.db.user.findUniqueOrThrow({ where: { id: bob.id } }), "reset");
    const browser = at.browser();
    given(await ask(reset, { token, password, password_confirm: password }, browser));
    expect(await browser.who()).toBeNull();
    expect(await canSignIn(at, bob.email, password)).toBe(false);
    const second = await parked(at, { email: bob.email, password });
    expect(await second.who()).toBeNull();
  }
  expect(await factorsOf(bob.id)).toEqual(before);
  await eager.close();
});

test("AT-196: the key of an app is shown until its set-up is over, to who began it, and never again", async () => {
  const alice = await person(app);
  const browser = await signedIn(app, alice);
  const begun = await begin(app, browser, alice, "authenticator");
  expect(await ask(setUpStatus, {}, browser)).toMatchObject({ value: { app: { base32: begun.secret } } });
  for (const other of [await signedIn(app, alice), await signedIn(app, await person(app))])
    expect(JSON.stringify(await ask(setUpStatus, {}, other))).not.toContain(begun.secret);
  const state = begun.token;
  expect(keysOf(await enter(browser, await begun.code()))).toBe("ok");
  const pretty = begun.secret.replace(/(.{4})(?=.)/g, "$1 ");
  for (const look of [
    await ask(setUpStatus, {}, browser),
    await ask(twoFactorStatus, {}, browser),
    await ask(setUpTwoFactor, { setup: "authenticator" }, browser),
  ])
    for (const form of [begun.secret, pretty, state]) expect(JSON.stringify(look)).not.toContain(form);
});

test("AT-181, AT-221: an auth token alone changes no factor once its proof is old, or where tokens prove nothing", async () => {
  const alice = await person(app);
  const ctx = await (await signedIn(app, alice)).context();
  const { principal, config } = ctx;
  if (principal?.kind !== "user") throw new Error("nobody is signed in");
  const carried = (authenticatedAt: Date, allowAuthToken: boolean): Context => ({
    ...ctx,
    config: { ...config, freshness: { ...config.freshness, allowAuthToken } },
    principal: { ...principal, mechanism: "token", authenticatedAt, session: null },
  });
  const now = app.clock.now();
  for (const by of [carried(now, false), carried(new Date(now.getTime() - config.freshness.within), true)])
    for (const refused of [
      await execute(setUpTwoFactor, { setup: "authenticator" }, by),
      await execute(setUpMethod, { chosen_method: "authenticator" }, by),
      await execute(generateRecoveryCodes, {}, by),
      await execute(beginRegistration, { name: "key" }, by),
      await execute(deletePasskey, { name: "key" }, by),
    ])
      expect(keysOf(refused)).toEqual({ "": "REAUTHENTICATION_REQUIRED" });
  expect(await factorsOf(alice.id)).toEqual({ codes: [], passkeys: [], recovery: 0 });
  expect(keysOf(await execute(generateRecoveryCodes, {}, carried(now, true)))).toBe("ok");
});

describe("AT-200: a code goes to nowhere but where its person has set it up", () => {
  test("at the second step, whatever is asked for", async () => {
    const bob = await personWithFactor(app, "email");
    await app.db.webauthnCredential.create({
      data: {
        userId: bob.id,
        credentialId: Buffer.from(bob.id),
        publicKey: Buffer.from("key"),
        backupState: false,
        deviceType: "single_device",
        name: "key",
        usage: "secondary",
        createdAt: app.clock.now(),
      },
    });
    const browser = await parked(app, bob);
    const sent = (await app.mails()).length;
    for (const which of ["sms", "authenticator", "", "telepathy", ["email"], { email: "mallory@example.com" }])
      expect(
        await ask(selectSecondFactor, { which, phone: "+16502530001", email: "mallory@example.com" }, browser),
      ).toMatchObject({
        ok: false,
      });
    expect([(await app.mails()).length, await app.texts("+16502530001")]).toEqual([sent, []]);
    given(await ask(selectSecondFactor, { which: "email", email: "mallory@example.com" }, browser));
    expect((await app.mails()).slice(sent).map(({ to }) => to)).toEqual([bob.email]);
  });

  test("at the unified sign-in, whatever number or address stands beside", async () => {
    const open = app.withConfig((config) => {
      config.login.genericResponses = false;
    });
    const [alice, sms] = [await personWithPasscode(open, "email"), await personWithPasscode(open, "sms")];
    const elsewhere = { phone: "+16502530002", email: "mallory@example.com", us_phone_number: "+16502530002" };
    const asked = (identity: string, chosen_method: string) =>
      ask(sendSignInCode, { identity, chosen_method, ...elsewhere }, open.browser());
    expect(keysOf(await asked(alice.email, "sms"))).toEqual({ chosen_method: "US_METHOD_NOT_AVAILABLE" });
    expect(keysOf(await asked(sms.email, "email"))).toEqual({ chosen_method: "US_METHOD_NOT_AVAILABLE" });
    const texts = (await open.texts(sms.phone)).length;
    given(await asked(sms.email, "sms"));
    expect(await open.texts("+16502530002")).toEqual([]);
    expect(await open.texts(sms.phone)).toHaveLength(texts + 1);
    expect(await open.mails("mallory@example.com")).toEqual([]);
    await open.close();
  });
});

describe("AT-202: who came in by a recovery code or a rescue", () => {
  test.each(["recovery code", "rescue"])(
    "by %s: the factor stays, and changes only for who can prove more",
    async (way) => {
      const strict = await createTestApp({ FRESHNESS: "5 minutes", FRESHNESS_GRACE_PERIOD: "0" });
      const bob = await person(strict);
      const own = await signedIn(strict, bob);
      await enrol(strict, own, bob, "authenticator");
      const { codes } = given(await ask(generateRecoveryCodes, {}, own));
      const browser = await parked(strict, bob);
      if (way === "rescue") {
        given(await ask(rescueTwoFactor, { help_setup: "email" }, browser));
        const mail = (await strict.mails(bob.email))
          .filter(({ template }) => template === "two_factor_instructions")
          .at(-1);
        given(await enter(browser, mail?.data.code ?? ""));
      } else given(await ask(redeemRecoveryCode, { code: codes[0] }, browser));
      expect(await browser.who()).toBe(bob.email);
      expect(await ask(twoFactorStatus, {}, browser)).toMatchObject({ value: { method: "authenticator" } });

      strict.clock.pass(6 * 60_000);
      const stale = { "": "REAUTHENTICATION_REQUIRED" };
      for (const setup of ["disable", "email"])
        expect(keysOf(await ask(setUpTwoFactor, { setup }, browser))).toEqual(stale);
      expect(keysOf(await ask(generateRecoveryCodes, {}, browser))).toEqual(stale);
      // A recovery code proves nothing a second time.
      for (const code of codes)
        expect(keysOf(await ask(verifyWithPassword, { password: code }, browser))).toEqual({
          password: "INVALID_PASSWORD",
        });
      expect(keysOf(await ask(setUpTwoFactor, { setup: "disable" }, browser))).toEqual(stale);
      given(await ask(verifyWithPassword, { password: PASSWORD }, browser));
      given(await ask(setUpTwoFactor, { setup: "disable" }, browser));
      const subjects = (await strict.mails(bob.email)).map(({ subject }) => subject);
      expect(subjects).toContain("Two-factor sign-in was turned off");
      await strict.close();
    },
  );
});
