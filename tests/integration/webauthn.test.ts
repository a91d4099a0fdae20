import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minutes, seconds } from "@/lib/security/core/durations";
import { login } from "@/lib/security/features/login/login";
import { logout } from "@/lib/security/features/login/logout";
import { verifyStatus } from "@/lib/security/features/reauthentication/status";
import { beginRegistration } from "@/lib/security/features/webauthn/begin-registration";
import { beginSignIn } from "@/lib/security/features/webauthn/begin-sign-in";
import { beginVerification } from "@/lib/security/features/webauthn/begin-verification";
import { changePasskey } from "@/lib/security/features/webauthn/change";
import { deletePasskey } from "@/lib/security/features/webauthn/delete";
import { finishRegistration } from "@/lib/security/features/webauthn/finish-registration";
import { finishSignIn } from "@/lib/security/features/webauthn/finish-sign-in";
import { finishVerification } from "@/lib/security/features/webauthn/finish-verification";
import { listPasskeys } from "@/lib/security/features/webauthn/list";
import { answerOffer, passkeyOffer } from "@/lib/security/features/webauthn/offer";
import { createTestApp, type TestApp } from "../support/context";
import { ask, given, keysOf, parallel } from "../support/journeys";
import { keyHolder, newKey, registerKey, signInByKey, verifyByKey } from "../support/passkeys";
import { person, signedIn } from "../support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const namesOf = async (browser: Awaited<ReturnType<typeof signedIn>>) =>
  given(await ask(listPasskeys, {}, browser)).passkeys.map(({ name }) => name);

describe("registration", () => {
  test("a passkey is kept, listed and told of by mail", async () => {
    const { who, browser, key, name } = await keyHolder(app, { about: { be: true, bs: true } });
    const { passkeys } = given(await ask(listPasskeys, {}, browser));
    expect(passkeys).toMatchObject([
      {
        name,
        credentialId: key.id,
        usage: "first",
        backupState: true,
        deviceType: "multi_device",
        discoverable: true,
        needsVerification: false,
      },
    ]);
    const [mail] = await app.mails(who.email);
    expect(mail).toMatchObject({ template: "passkey_added_notice" });
    expect(mail?.text).toContain(name);
  });

  test("each beginning has a challenge of its own and excludes what is registered; nothing is stored yet", async () => {
    const { browser, key } = await keyHolder(app);
    const one = given(await ask(beginRegistration, { name: "another" }, browser));
    const two = given(await ask(beginRegistration, { name: "another" }, browser));
    expect(one.options.challenge).not.toBe(two.options.challenge);
    expect(Buffer.from(one.options.challenge, "base64url")).toHaveLength(32);
    expect(one.options.excludeCredentials?.map(({ id }) => id)).toEqual([key.id]);
    expect(one.options.user.id).toBe(key.handle);
    expect(await namesOf(browser)).toHaveLength(1);
  });

  test("AT-205: a state works once, for its browser, its person and its purpose", async () => {
    const [mine, other] = [await signedIn(app, await person(app)), await signedIn(app, await person(app))];
    const begun = given(await ask(beginRegistration, { name: "mine" }, mine));
    const credential = newKey(app).create(begun.options);
    const refused = { "": "API_ERROR" };
    expect(keysOf(await ask(finishRegistration, { state: begun.state, credential }, other))).toEqual(refused);
    expect(
      keysOf(
        await ask(
          finishVerification,
          { state: begun.state, credential: newKey(app).get(begun.options, { userHandle: null }) },
          mine,
        ),
      ),
    ).toEqual(refused);
    expect(keysOf(await ask(finishRegistration, { state: begun.state, credential }, mine))).toBe("ok");
    const again = newKey(app).create(begun.options);
    expect(keysOf(await ask(finishRegistration, { state: begun.state, credential: again }, mine))).toEqual(refused);
    expect(keysOf(await ask(finishRegistration, { state: "made up", credential }, mine))).toEqual(refused);
    expect(await namesOf(mine)).toEqual(["mine"]);
  });

  test("of twenty answers to one challenge at the same moment, one is taken", async () => {
    const browser = await signedIn(app, await person(app));
    const begun = given(await ask(beginRegistration, { name: "one" }, browser));
    const answers = await parallel(20, () =>
      ask(finishRegistration, { state: begun.state, credential: newKey(app).create(begun.options) }, browser),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await namesOf(browser)).toEqual(["one"]);
  });

  test("AT-214: a credential id that somebody has stays theirs", async () => {
    const owner = await keyHolder(app);
    const thief = await signedIn(app, await person(app));
    const stolen = await registerKey(thief, newKey(app), {}, { credentialId: owner.key.credentialId });
    expect(keysOf(stolen)).toEqual({ credential: "WEBAUTHN_CREDENTIAL_ID_INUSE" });
    expect(keysOf(await signInByKey(app.browser(), owner.key))).toBe("ok");
  });

  test("a name is unique for each person, and looked for in its normalised form", async () => {
    const browser = await signedIn(app, await person(app));
    given(await registerKey(browser, newKey(app), { name: "key \u2160" }));
    expect(keysOf(await ask(beginRegistration, { name: "key  I" }, browser))).toEqual({ name: "WEBAUTHN_NAME_INUSE" });
    expect(keysOf(await ask(beginRegistration, { name: "" }, browser))).toEqual({ name: "WEBAUTHN_NAME_REQUIRED" });
    expect(keysOf(await ask(beginRegistration, { name: "<b>" }, browser))).toEqual({ name: "INVALID_INPUT" });
    const other = await signedIn(app, await person(app));
    given(await registerKey(other, newKey(app), { name: "key I" }));
  });

  test("a name that is taken between the two steps is refused at the second", async () => {
    const browser = await signedIn(app, await person(app));
    const begun = given(await ask(beginRegistration, { name: "twice" }, browser));
    given(await registerKey(browser, newKey(app), { name: "twice" }));
    const late = await ask(
      finishRegistration,
      { state: begun.state, credential: newKey(app).create(begun.options) },
      browser,
    );
    expect(keysOf(late)).toEqual({ credential: "WEBAUTHN_NAME_INUSE" });
  });

  test.each(["", "{", "null", "[]", "{}", JSON.stringify({ id: "x", rawId: "x", type: "public-key", response: {} })])(
    "the credential %j is not understood",
    async (credential) => {
      const browser = await signedIn(app, await person(app));
      const { state } = given(await ask(beginRegistration, { name: "broken" }, browser));
      expect(keysOf(await ask(finishRegistration, { state, credential }, browser))).toEqual({
        credential: "API_ERROR",
      });
    },
  );

  test("an answer that does not verify stores nothing", async () => {
    const browser = await signedIn(app, await person(app));
    const refused = await registerKey(browser, newKey(app), {}, { clientData: { origin: "https://evil.example" } });
    expect(keysOf(refused)).toEqual({ credential: "WEBAUTHN_NO_VERIFY" });
    expect(await namesOf(browser)).toEqual([]);
  });

  test("AT-206: it has to be finished within half an hour", async () => {
    const browser = await signedIn(app, await person(app));
    const begun = given(await ask(beginRegistration, { name: "late" }, browser));
    app.clock.pass(minutes(31));
    const late = await ask(
      finishRegistration,
      { state: begun.state, credential: newKey(app).create(begun.options) },
      browser,
    );
    expect(keysOf(late)).toEqual({ "": "WEBAUTHN_EXPIRED" });
  });
});

describe("sign-in", () => {
  test("without a name, the passkey says who it is", async () => {
    const { who, key } = await keyHolder(app);
    const browser = app.browser();
    expect(given(await signInByKey(browser, key, { next: "/account/passkeys" }))).toMatchObject({
      status: "signed-in",
      target: "/account/passkeys",
    });
    expect(await browser.who()).toBe(who.email);
  });

  test("with a name, the person's passkeys for signing in are listed; others get the same answer without any", async () => {
    const { who, browser: own, key } = await keyHolder(app);
    given(await registerKey(own, newKey(app), { usage: "secondary" }));
    const asked = async (identity: string) => given(await ask(beginSignIn, { identity }, app.browser()));
    expect((await asked(who.email)).options.allowCredentials?.map(({ id }) => id)).toEqual([key.id]);
    const { options, ...unknown } = await asked("nobody@example.com");
    expect(options.allowCredentials).toEqual([]);
    expect(Object.keys(unknown)).toEqual(["state", "remember", "isSecondary"]);
  });

  test("AT-212: whoever was named, only they may come in", async () => {
    const [alice, mallory] = [await keyHolder(app), await keyHolder(app)];
    for (const identity of [alice.who.email, "nobody@example.com"]) {
      const browser = app.browser();
      const refused = await signInByKey(browser, mallory.key, { identity });
      expect(keysOf(refused)).toEqual({ credential: "WEBAUTHN_MISMATCH_USER_HANDLE" });
      expect(await browser.who()).toBeNull();
    }
    const lying = await signInByKey(app.browser(), mallory.key, { fault: { userHandle: alice.key.handle } });
    expect(keysOf(lying)).toEqual({ credential: "WEBAUTHN_MISMATCH_USER_HANDLE" });
    const silent = await signInByKey(app.browser(), mallory.key, { fault: { userHandle: null } });
    expect(keysOf(silent)).toEqual({ credential: "WEBAUTHN_MISMATCH_USER_HANDLE" });
    expect(
      keysOf(
        await signInByKey(app.browser(), mallory.key, { identity: mallory.who.email, fault: { userHandle: null } }),
      ),
    ).toBe("ok");
  });

  test("AT-205: a challenge belongs to its browser and works once", async () => {
    const { key } = await keyHolder(app);
    const browser = app.browser();
    const { state, options } = given(await ask(beginSignIn, {}, browser));
    const credential = key.get(options);
    expect(keysOf(await ask(finishSignIn, { state, credential }, app.browser()))).toEqual({ "": "API_ERROR" });
    const thief = browser.copy();
    const answers = await parallel(10, (index) =>
      ask(finishSignIn, { state, credential }, index % 2 === 0 ? browser : thief),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("a challenge is spent by an answer that does not verify", async () => {
    const { key } = await keyHolder(app);
    const browser = app.browser();
    const { state, options } = given(await ask(beginSignIn, {}, browser));
    const bad = key.get(options, { rpId: "evil.example" });
    expect(keysOf(await ask(finishSignIn, { state, credential: bad }, browser))).toEqual({
      credential: "WEBAUTHN_NO_VERIFY",
    });
    expect(keysOf(await ask(finishSignIn, { state, credential: key.get(options) }, browser))).toEqual({
      "": "API_ERROR",
    });
  });

  test("AT-206: a challenge lives for a minute", async () => {
    const { key } = await keyHolder(app);
    const browser = app.browser();
    const { state, options } = given(await ask(beginSignIn, {}, browser));
    app.clock.pass(seconds(61));
    const late = await ask(finishSignIn, { state, credential: key.get(options) }, browser);
    expect(late).toMatchObject({
      code: "WEBAUTHN_EXPIRED",
      complaints: { "": [{ params: { within: { milliseconds: minutes(1) } } }] },
    });
  });

  test("a state of another ceremony is no state of a sign-in", async () => {
    const { browser, key } = await keyHolder(app);
    const verify = given(await ask(beginVerification, {}, browser));
    const thief = browser.copy();
    thief.adopt(null);
    const refused = await ask(finishSignIn, { state: verify.state, credential: key.get(verify.options) }, thief);
    expect(keysOf(refused)).toEqual({ "": "API_ERROR" });
  });

  test("a refused answer of a known passkey is recorded", async () => {
    const { who, key } = await keyHolder(app);
    given(await signInByKey(app.browser(), key));
    const refused = await signInByKey(app.browser(), key, { fault: { signCount: 1 } });
    expect(keysOf(refused)).toEqual({ credential: "WEBAUTHN_NO_VERIFY" });
    const entries = await app.db.auditEntry.findMany({ where: { userId: who.id, event: "user_failed_authn" } });
    expect(entries.map(({ data }) => data)).toEqual([{ authType: "passkey", tfa: false }]);
  });

  test("of two answers with the same count at the same moment, one signs in", async () => {
    const { key } = await keyHolder(app);
    const browsers = [app.browser(), app.browser(), app.browser(), app.browser()];
    const begun = await Promise.all(browsers.map(async (browser) => given(await ask(beginSignIn, {}, browser))));
    const answers = await parallel(4, async (index) => {
      const { state, options } = begun[index] ?? { state: "", options: { challenge: "" } };
      const credential = key.get(options, { signCount: 9 });
      return ask(finishSignIn, { state, credential }, browsers[index] ?? app.browser());
    });
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("an unknown passkey, and one that is meant for the second step, sign nobody in", async () => {
    const { key } = await keyHolder(app, { usage: "secondary" });
    expect(keysOf(await signInByKey(app.browser(), key))).toEqual({ credential: "WEBAUTHN_CREDENTIAL_WRONG_USAGE" });
    const unknown = newKey(app);
    expect(keysOf(await signInByKey(app.browser(), unknown, { fault: { userHandle: key.handle } }))).toEqual({
      credential: "WEBAUTHN_UNKNOWN_CREDENTIAL_ID",
    });
  });

  test("AT-209: one that did not check its person signs nobody in", async () => {
    const { key } = await keyHolder(app, { about: { uv: false } });
    expect(keysOf(await signInByKey(app.browser(), key))).toEqual({ credential: "WEBAUTHN_NO_VERIFY" });
    const able = await keyHolder(app);
    const refused = await signInByKey(app.browser(), able.key, { fault: { flags: { uv: false } } });
    expect(keysOf(refused)).toEqual({ credential: "WEBAUTHN_NO_VERIFY" });
  });

  test("AT-226: somebody disabled or unconfirmed stays outside", async () => {
    const { who, key } = await keyHolder(app);
    await app.db.user.update({ where: { id: who.id }, data: { active: false } });
    const browser = app.browser();
    expect(keysOf(await signInByKey(browser, key))).toEqual({ credential: "DISABLED_ACCOUNT" });
    await app.db.user.update({ where: { id: who.id }, data: { active: true, confirmedAt: null } });
    expect(keysOf(await signInByKey(browser, key))).toEqual({ credential: "CONFIRMATION_REQUIRED" });
    expect(await browser.who()).toBeNull();
  });

  test("an answer from a page of another site is refused", async () => {
    const { key } = await keyHolder(app);
    const refused = await signInByKey(app.browser(), key, { next: "https://evil.example/" });
    expect(keysOf(refused)).toEqual({ next: "INVALID_REDIRECT" });
  });
});

describe("second factor", () => {
  /** A browser that gave the right password and waits for the second step. */
  async function parked(who: { email: string; password: string }) {
    const browser = app.browser();
    const first = given(await ask(login, { email: who.email, password: who.password }, browser));
    expect(first).toMatchObject({ status: "second-factor-required", method: "webauthn" });
    return browser;
  }

  test("AT-209: a passkey ends the login that waits, with or without checking its person", async () => {
    const { who, key } = await keyHolder(app, { usage: "secondary", about: { uv: false } });
    const browser = await parked(who);
    const begun = given(await ask(beginSignIn, {}, browser));
    expect(begun).toMatchObject({ isSecondary: true, options: { userVerification: "discouraged" } });
    expect(begun.options.allowCredentials?.map(({ id }) => id)).toEqual([key.id]);
    const done = await ask(finishSignIn, { state: begun.state, credential: key.get(begun.options) }, browser);
    expect(given(done)).toMatchObject({ status: "signed-in" });
    expect(await browser.who()).toBe(who.email);
  });

  test("AT-212: a passkey of somebody else ends nothing, and signs nobody in", async () => {
    const [alice, mallory] = [
      await keyHolder(app, { usage: "secondary" }),
      await keyHolder(app, { usage: "secondary" }),
    ];
    const browser = await parked(alice.who);
    expect(keysOf(await signInByKey(browser, mallory.key))).toEqual({ credential: "WEBAUTHN_MISMATCH_USER_HANDLE" });
    expect(await browser.who()).toBeNull();
  });

  test("a passkey for signing in is none for the second step, but one for both is", async () => {
    const { who, browser: own, key } = await keyHolder(app);
    given(await registerKey(own, newKey(app), { name: "second", usage: "secondary" }));
    expect(keysOf(await signInByKey(await parked(who), key))).toEqual({
      credential: "WEBAUTHN_CREDENTIAL_WRONG_USAGE",
    });
    const [first] = given(await ask(listPasskeys, {}, own)).passkeys;
    given(await ask(changePasskey, { name: first?.name, usage: "both" }, own));
    expect(keysOf(await signInByKey(await parked(who), key))).toBe("ok");
  });

  test("tries are counted", async () => {
    const { who, key } = await keyHolder(app, { usage: "secondary" });
    const browser = await parked(who);
    for (let tries = 0; tries < app.config.codes.tries; tries++)
      expect(keysOf(await signInByKey(browser, key, { fault: { rpId: "evil.example" } }))).toEqual({
        credential: "WEBAUTHN_NO_VERIFY",
      });
    const { state, options } = given(await ask(beginSignIn, { anew: true }, browser));
    expect(keysOf(await ask(finishSignIn, { state, credential: key.get(options) }, browser))).not.toBe("ok");
    expect(await browser.who()).toBeNull();
  });

  test("a passkey that checked its person counts as both; one can start anew beside a login that waits", async () => {
    const { who, browser: own, key } = await keyHolder(app);
    given(await registerKey(own, newKey(app), { usage: "secondary" }));
    const browser = await parked(who);
    expect(given(await signInByKey(browser, key, { anew: true }))).toMatchObject({ status: "signed-in" });
    expect(await browser.who()).toBe(who.email);
  });

  test("where a passkey alone is not enough, the same one cannot be the second step too", async () => {
    const strict = await createTestApp({ WAN_ALLOW_AS_MULTI_FACTOR: "false" });
    const { browser: own, key, name } = await keyHolder(strict);
    given(await ask(changePasskey, { name, usage: "both" }, own));
    const second = newKey(strict);
    given(await registerKey(own, second, { usage: "secondary" }));
    const browser = strict.browser();
    expect(given(await signInByKey(browser, key))).toMatchObject({ status: "second-factor-required" });
    expect(keysOf(await signInByKey(browser, key))).toEqual({ credential: "WEBAUTHN_CREDENTIAL_WRONG_USAGE" });
    expect(keysOf(await signInByKey(browser, second))).toBe("ok");
    await strict.close();
  });
});

describe("freshness", () => {
  test("a passkey of one's own makes a session fresh again; somebody else's does not", async () => {
    const [mine, other] = [await keyHolder(app), await keyHolder(app)];
    const { browser } = mine;
    await app.db.session.updateMany({
      where: { userId: mine.who.id },
      data: { authenticatedAt: new Date(0), graceUntil: null },
    });
    expect(keysOf(await ask(listPasskeys, {}, browser))).toEqual({ "": "REAUTHENTICATION_REQUIRED" });
    expect(keysOf(await verifyByKey(browser, other.key))).toEqual({ credential: "WEBAUTHN_MISMATCH_USER_HANDLE" });
    expect(keysOf(await verifyByKey(browser, mine.key))).toBe("ok");
    expect(keysOf(await ask(listPasskeys, {}, browser))).toBe("ok");
  });

  test("whether there is a passkey to prove it by is told", async () => {
    const browser = await signedIn(app, await person(app));
    expect(given(await ask(verifyStatus, {}, browser)).hasPasskey).toBe(false);
    given(await registerKey(browser, newKey(app), { usage: "secondary" }));
    expect(given(await ask(verifyStatus, {}, browser)).hasPasskey).toBe(true);
  });

  test("only configured usages count, and none at all takes the endpoint away", async () => {
    const picky = await createTestApp({ WAN_ALLOW_AS_VERIFY: "first" });
    const { browser, key } = await keyHolder(picky, { usage: "secondary" });
    expect(keysOf(await verifyByKey(browser, key))).toEqual({ credential: "WEBAUTHN_CREDENTIAL_WRONG_USAGE" });
    await picky.close();
    const without = await createTestApp({ WAN_ALLOW_AS_VERIFY: "null" });
    const other = await keyHolder(without);
    expect(keysOf(await ask(beginVerification, {}, other.browser))).toEqual({ "": "NOT_FOUND" });
    await without.close();
  });
});

describe("management", () => {
  test("a passkey gets another name and use; the person is told", async () => {
    const { who, browser, name } = await keyHolder(app);
    given(await ask(changePasskey, { name, new_name: "Desk key", usage: "both" }, browser));
    expect(given(await ask(listPasskeys, {}, browser)).passkeys).toMatchObject([{ name: "Desk key", usage: "both" }]);
    expect((await app.mails(who.email)).map(({ template }) => template)).toEqual([
      "passkey_added_notice",
      "passkey_changed_notice",
    ]);
  });

  test("a name of another passkey, and a passkey of another person, are out of reach", async () => {
    const { browser, name } = await keyHolder(app);
    given(await registerKey(browser, newKey(app), { name: "other" }));
    expect(keysOf(await ask(changePasskey, { name, new_name: "other" }, browser))).toEqual({
      new_name: "WEBAUTHN_NAME_INUSE",
    });
    const stranger = await signedIn(app, await person(app));
    expect(keysOf(await ask(changePasskey, { name, new_name: "x" }, stranger))).toEqual({
      name: "WEBAUTHN_NAME_NOT_FOUND",
    });
    expect(keysOf(await ask(deletePasskey, { name }, stranger))).toEqual({ name: "WEBAUTHN_NAME_NOT_FOUND" });
  });

  test("a removed passkey opens nothing any more", async () => {
    const { who, browser, key, name } = await keyHolder(app);
    given(await ask(deletePasskey, { name }, browser));
    expect(keysOf(await signInByKey(app.browser(), key))).toEqual({ credential: "WEBAUTHN_UNKNOWN_CREDENTIAL_ID" });
    expect((await app.mails(who.email)).at(-1)).toMatchObject({ template: "passkey_removed_notice" });
  });

  test("AT-217: the last means of signing in stays, also when two are removed at the same moment", async () => {
    const { who, browser, name } = await keyHolder(app);
    given(await registerKey(browser, newKey(app), { name: "spare" }));
    await app.db.user.update({ where: { id: who.id }, data: { passwordHash: null } });
    const removed = await Promise.all([name, "spare"].map((one) => ask(deletePasskey, { name: one }, browser)));
    expect(removed.filter(({ ok }) => ok)).toHaveLength(1);
    const [last = ""] = await namesOf(browser);
    expect(keysOf(await ask(deletePasskey, { name: last }, browser))).toEqual({ name: "LAST_SIGN_IN_MEANS" });
    expect(keysOf(await ask(changePasskey, { name: last, usage: "secondary" }, browser))).toEqual({
      usage: "LAST_SIGN_IN_MEANS",
    });
    expect(await namesOf(browser)).toEqual([last]);
  });

  test("a passkey that cannot check its person is no means of signing in", async () => {
    const { who, browser, name } = await keyHolder(app);
    given(await registerKey(browser, newKey(app, { uv: false }), { name: "no PIN" }));
    await app.db.user.update({ where: { id: who.id }, data: { passwordHash: null } });
    expect(keysOf(await ask(deletePasskey, { name }, browser))).toEqual({ name: "LAST_SIGN_IN_MEANS" });
  });
});

describe("policy", () => {
  test("where passkeys are no first factor, new ones are second factors and sign-in is not there", async () => {
    const second = await createTestApp({ WAN_ALLOW_AS_FIRST_FACTOR: "false" });
    const { browser } = await keyHolder(second, { usage: "first" });
    expect(given(await ask(listPasskeys, {}, browser)).passkeys).toMatchObject([{ usage: "secondary" }]);
    expect(keysOf(await ask(beginSignIn, {}, second.browser()))).toEqual({ "": "NOT_FOUND" });
    await second.close();
  });

  test("a relaxed policy takes a passkey that did not check its person, as one factor", async () => {
    const relaxed = await createTestApp({ WAN_FIRST_FACTOR_UV: "preferred" });
    const { who, browser: own, key } = await keyHolder(relaxed, { about: { uv: false } });
    const browser = relaxed.browser();
    expect(keysOf(await signInByKey(browser, key))).toBe("ok");
    expect(await browser.who()).toBe(who.email);
    const second = newKey(relaxed);
    given(await registerKey(own, second, { usage: "secondary" }));
    const other = relaxed.browser();
    expect(given(await signInByKey(other, key))).toMatchObject({ status: "second-factor-required" });
    expect(keysOf(await signInByKey(other, second))).toBe("ok");
    await relaxed.close();
  });

  test("without hints, nothing tells who has a passkey", async () => {
    const silent = await createTestApp({ WAN_ALLOW_USER_HINTS: "false" });
    const { who, browser, key } = await keyHolder(silent);
    const { options } = given(await ask(beginSignIn, { identity: who.email }, silent.browser()));
    expect(options.allowCredentials).toEqual([]);
    const registration = given(await ask(beginRegistration, { name: "more" }, browser));
    expect(registration.options.authenticatorSelection?.residentKey).toBe("required");
    expect(keysOf(await signInByKey(silent.browser(), key, { identity: who.email }))).toBe("ok");
    await silent.close();
  });

  test("switched off, there is no passkey at any door, and none is asked for", async () => {
    const { who } = await keyHolder(app, { usage: "secondary" });
    const without = { ...app.config.features, webauthn: false };
    const before = app.config.features;
    app.config.features = without;
    const browser = app.browser();
    expect(given(await ask(login, { email: who.email, password: who.password }, browser))).toMatchObject({
      status: "signed-in",
    });
    expect(keysOf(await ask(listPasskeys, {}, browser))).toEqual({ "": "NOT_FOUND" });
    app.config.features = before;
  });
});

describe("the offer", () => {
  const isDue = async (browser: Awaited<ReturnType<typeof signedIn>>) =>
    given(await ask(passkeyOffer, {}, browser)).isDue;

  test("is made after a password, until there is a passkey", async () => {
    const who = await person(app);
    const browser = await signedIn(app, who);
    expect(await isDue(browser)).toBe(true);
    const key = newKey(app);
    given(await registerKey(browser, key));
    expect(await isDue(browser)).toBe(false);
    await ask(logout, {}, browser);
    given(await signInByKey(browser, key));
    expect(await isDue(browser)).toBe(false);
  });

  test("is put off for a while by “not now”, and for good by “don’t ask again”", async () => {
    const who = await person(app);
    const browser = await signedIn(app, who);
    given(await ask(answerOffer, { answer: "not-now" }, browser));
    expect(await isDue(browser)).toBe(false);
    app.clock.pass(app.config.webauthn.offerAgainAfter);
    const later = await signedIn(app, who);
    expect(await isDue(later)).toBe(true);
    given(await ask(answerOffer, { answer: "never" }, later));
    app.clock.pass(app.config.webauthn.offerAgainAfter * 2);
    expect(await isDue(await signedIn(app, who))).toBe(false);
  });
});
