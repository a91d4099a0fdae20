import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minutes } from "@/lib/security/core/durations";
import { confirm } from "@/lib/security/features/confirmation/confirm";
import { reset } from "@/lib/security/features/passwords/reset";
import { beginPasskeySignUp } from "@/lib/security/features/registration/begin-with-passkey";
import { finishPasskeySignUp } from "@/lib/security/features/registration/finish-with-passkey";
import { registrationStatus } from "@/lib/security/features/registration/status";
import { finishRegistration } from "@/lib/security/features/webauthn/finish-registration";
import { listPasskeys } from "@/lib/security/features/webauthn/list";
import type { Authenticator, Fault } from "../support/authenticator";
import { createTestApp, type TestApp, type TestBrowser } from "../support/context";
import { ask, canSignIn, given, keysOf, mailedToken, parallel } from "../support/journeys";
import { newKey, signInByKey } from "../support/passkeys";
import { person, signedIn } from "../support/people";

/** `open` says who has an account, and takes an address as it is. */
let app: TestApp;
let open: TestApp;
beforeAll(async () => {
  [app, open] = await Promise.all([
    createTestApp({ PASSWORD_REQUIRED: "false" }),
    createTestApp({ PASSWORD_REQUIRED: "false", RETURN_GENERIC_RESPONSES: "false", CONFIRMABLE: "false" }),
  ]);
});
afterAll(() => Promise.all([app.close(), open.close()]));

let count = 0;
const newAddress = () => `newcomer${++count}@example.com`;

/** Both steps, from one browser. */
async function signUp(at: TestApp, about: { email: string; username?: string }, how: How = {}) {
  const { browser = at.browser(), key = newKey(at), fault = {} } = how;
  const { state, options } = given(await ask(beginPasskeySignUp, about, browser));
  const result = await ask(finishPasskeySignUp, { state, credential: key.create(options, fault) }, browser);
  return { browser, key, result };
}
type How = { browser?: TestBrowser; key?: Authenticator; fault?: Fault };

describe("an account with a passkey alone", () => {
  test("is made in one step, counts once its address is confirmed, and has neither password nor mailed codes", async () => {
    const email = newAddress();
    const { browser, key, result } = await signUp(app, { email, username: "newcomerone" });
    expect(given(result)).toMatchObject({ status: "confirmation-sent", email });
    expect(await browser.who()).toBeNull();
    expect(keysOf(await signInByKey(app.browser(), key))).toEqual({ credential: "CONFIRMATION_REQUIRED" });
    given(await ask(confirm, { token: await mailedToken(app, email, "welcome") }, app.browser()));
    expect(keysOf(await signInByKey(browser, key))).toBe("ok");
    expect(await browser.who()).toBe(email);
    expect(given(await ask(listPasskeys, {}, browser)).passkeys).toMatchObject([{ usage: "first", name: "Passkey" }]);
    const user = await app.db.user.findFirstOrThrow({ where: { email }, include: { codeSecrets: true } });
    expect(user).toMatchObject({ passwordHash: null, username: "newcomerone", codeSecrets: [] });
  });

  test("is signed in at once where no address is confirmed, also with a second factor demanded: a passkey is both", async () => {
    const strict = open.withConfig((config) => {
      config.twoFactor.required = true;
    });
    const { browser, result } = await signUp(strict, { email: newAddress() });
    expect(given(result)).toMatchObject({ status: "signed-in" });
    expect(await browser.who()).not.toBeNull();
    await strict.close();
  });

  test("is offered only where passwords are not demanded and passkeys sign in", async () => {
    const unfit: Record<string, string>[] = [{}, { PASSWORD_REQUIRED: "false", WAN_ALLOW_AS_FIRST_FACTOR: "false" }];
    for (const settings of unfit) {
      const without = await createTestApp(settings);
      expect(given(await ask(registrationStatus, {}, without.browser()))).toMatchObject({ passkeyOrigins: null });
      expect(keysOf(await ask(beginPasskeySignUp, { email: newAddress() }, without.browser()))).toEqual({
        "": "NOT_FOUND",
      });
      await without.close();
    }
    expect(given(await ask(registrationStatus, {}, app.browser())).passkeyOrigins).toHaveLength(1);
  });

  test("of twenty at the same moment for one address, one is made, and nobody is told which", async () => {
    const email = newAddress();
    const tries = await parallel(20, () => signUp(app, { email }));
    expect(new Set(tries.map(({ result }) => JSON.stringify(result))).size).toBe(1);
    const user = await app.db.user.findFirstOrThrow({ where: { email }, include: { webauthn: true } });
    expect(user.webauthn).toHaveLength(1);
  });

  test("cannot be had with what is wrong with the form, or by somebody who is signed in", async () => {
    for (const [input, complaint] of [
      [{ email: "" }, { email: "EMAIL_NOT_PROVIDED" }],
      [{ email: "alice\uff20example.com" }, { email: "INVALID_EMAIL_ADDRESS" }],
      [{ email: newAddress(), username: "a" }, { username: "USERNAME_INVALID_LENGTH" }],
      [{ email: newAddress(), name: "<b>" }, { name: "INVALID_INPUT" }],
      [{ email: newAddress(), next: "https://evil.example/" }, { next: "INVALID_REDIRECT" }],
    ] as const)
      expect(keysOf(await ask(beginPasskeySignUp, input, app.browser()))).toEqual(complaint);
    const browser = await signedIn(app, await person(app));
    expect(keysOf(await ask(beginPasskeySignUp, { email: newAddress() }, browser))).toEqual({
      "": "ANONYMOUS_USER_REQUIRED",
    });
  });
});

describe("a taken address", () => {
  test("gets the answer and the time of a free one; its owner is told, and nothing of theirs changes", async () => {
    const owner = await person(app);
    const before = await app.db.user.findUniqueOrThrow({ where: { id: owner.id } });
    const began = performance.now();
    const { key, result } = await signUp(app, { email: owner.email.toUpperCase() });
    expect(performance.now() - began).toBeGreaterThanOrEqual(145);
    const free = await signUp(app, { email: newAddress() });
    expect(Object.keys(given(result))).toEqual(Object.keys(given(free.result)));
    expect(given(result).status).toBe("confirmation-sent");
    expect(await app.db.user.findUniqueOrThrow({ where: { id: owner.id } })).toEqual(before);
    expect(await app.db.webauthnCredential.count({ where: { userId: owner.id } })).toBe(0);
    expect(keysOf(await signInByKey(app.browser(), key))).toEqual({ credential: "WEBAUTHN_UNKNOWN_CREDENTIAL_ID" });
    expect((await app.mails(owner.email)).map(({ template }) => template)).toEqual(["welcome_existing"]);
  });

  test("is said openly where that is wanted, also when it was taken in between", async () => {
    const owner = await person(open);
    const taken = { email: "EMAIL_ALREADY_ASSOCIATED" };
    expect(keysOf(await ask(beginPasskeySignUp, { email: owner.email }, open.browser()))).toEqual(taken);
    const [email, browser] = [newAddress(), open.browser()];
    const { state, options } = given(await ask(beginPasskeySignUp, { email }, browser));
    await person(open, { email });
    const late = await ask(finishPasskeySignUp, { state, credential: newKey(open).create(options) }, browser);
    expect(keysOf(late)).toEqual(taken);
  });
});

describe("its ceremony", () => {
  const begun = async (browser: TestBrowser) => given(await ask(beginPasskeySignUp, { email: newAddress() }, browser));

  test("belongs to its browser and its purpose, works once, and in time", async () => {
    const browser = app.browser();
    const { state, options } = await begun(browser);
    const credential = newKey(app).create(options);
    const refused = { "": "API_ERROR" };
    expect(keysOf(await ask(finishPasskeySignUp, { state, credential }, app.browser()))).toEqual(refused);
    const elsewhere = await signedIn(app, await person(app));
    expect(keysOf(await ask(finishRegistration, { state, credential }, elsewhere))).toEqual(refused);
    const results = await parallel(10, () => ask(finishPasskeySignUp, { state, credential }, browser));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const late = await begun(browser);
    app.clock.pass(minutes(31));
    const made = newKey(app).create(late.options);
    expect(keysOf(await ask(finishPasskeySignUp, { state: late.state, credential: made }, browser))).toEqual({
      "": "WEBAUTHN_EXPIRED",
    });
  });

  test("takes no answer that does not verify, that checked nobody, or whose credential somebody has", async () => {
    const unverified = { credential: "WEBAUTHN_NO_VERIFY" };
    for (const fault of [{ rpId: "evil.example" }, { clientData: { type: "webauthn.get" } }, { flags: { uv: false } }])
      expect(keysOf((await signUp(app, { email: newAddress() }, { fault })).result)).toEqual(unverified);
    const { key } = await signUp(app, { email: newAddress() });
    const again = await signUp(app, { email: newAddress() }, { fault: { credentialId: key.credentialId } });
    expect(keysOf(again.result)).toEqual({ credential: "WEBAUTHN_CREDENTIAL_ID_INUSE" });
  });
});

test("AT-014: who proves the mailbox by a reset takes the passkey out that a stranger had put in before", async () => {
  const email = newAddress();
  const { key } = await signUp(app, { email });
  await signUp(app, { email });
  const token = await mailedToken(app, email, "welcome_existing");
  const password = "a-secret-of-the-victim";
  expect(keysOf(await ask(reset, { token, password, password_confirm: password }, app.browser()))).toBe("ok");
  await app.db.user.updateMany({ where: { email }, data: { confirmedAt: app.clock.now() } });
  expect(keysOf(await signInByKey(app.browser(), key))).toEqual({ credential: "WEBAUTHN_UNKNOWN_CREDENTIAL_ID" });
  expect(await canSignIn(app, email, password)).toBe(true);
  expect((await app.mails(email)).at(-1)?.text).toContain("was taken out of it");
});
