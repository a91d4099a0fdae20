import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginPasskeySignUp } from "@/lib/security/features/registration/begin-with-passkey";
import { finishPasskeySignUp } from "@/lib/security/features/registration/finish-with-passkey";
import { validateTwoFactor } from "@/lib/security/features/two-factor/validate";
import { beginRegistration } from "@/lib/security/features/webauthn/begin-registration";
import { beginSignIn } from "@/lib/security/features/webauthn/begin-sign-in";
import { beginVerification } from "@/lib/security/features/webauthn/begin-verification";
import { changePasskey } from "@/lib/security/features/webauthn/change";
import { deletePasskey } from "@/lib/security/features/webauthn/delete";
import { finishRegistration } from "@/lib/security/features/webauthn/finish-registration";
import { finishSignIn } from "@/lib/security/features/webauthn/finish-sign-in";
import { finishVerification } from "@/lib/security/features/webauthn/finish-verification";
import { listPasskeys } from "@/lib/security/features/webauthn/list";
import type { Fault } from "../support/authenticator";
import { createTestApp, type TestApp } from "../support/context";
import { ask, given, keysOf, parallel } from "../support/journeys";
import { keyHolder, newKey, registerKey, signInByKey, verifyByKey } from "../support/passkeys";
import { person, signedIn } from "../support/people";
import { appCode, enrol, parked } from "../support/second-factors";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ PASSWORD_REQUIRED: "false" });
});
afterAll(() => app.close());

const unverified = { credential: "WEBAUTHN_NO_VERIFY" };
const countOf = (userId: string) => app.db.webauthnCredential.count({ where: { userId } });

describe("AT-205: a challenge", () => {
  /** Somebody with a passkey of each use, a session here and a login that waits there. */
  async function holder() {
    const { who, browser, key } = await keyHolder(app);
    const second = newKey(app);
    given(await registerKey(browser, second, { usage: "secondary" }));
    return { browser, waiting: await parked(app, who), guest: app.browser(), key, second };
  }
  type Holder = Awaited<ReturnType<typeof holder>>;
  type Begun = { state: string; options: { challenge: string } };
  const begin: Record<string, (at: Holder) => Promise<Begun>> = {
    register: async ({ browser }) => given(await ask(beginRegistration, { name: "another" }, browser)),
    "sign-up": async ({ guest }) =>
      given(await ask(beginPasskeySignUp, { email: `${Math.random()}@example.com` }, guest)),
    "sign-in": async ({ guest }) => given(await ask(beginSignIn, {}, guest)),
    "second step": async ({ waiting }) => given(await ask(beginSignIn, {}, waiting)),
    verify: async ({ browser }) => given(await ask(beginVerification, {}, browser)),
  };
  const rp = () => ({ id: new URL(app.services.appUrl).hostname });
  const finish: Record<string, (at: Holder, begun: Begun) => Promise<unknown>> = {
    register: async ({ browser }, { state, options }) => {
      const credential = newKey(app).create({ ...options, rp: rp(), user: { id: "aGFuZGxl" } });
      return keysOf(await ask(finishRegistration, { state, credential }, browser));
    },
    "sign-up": async ({ guest }, { state, options }) => {
      const credential = newKey(app).create({ ...options, rp: rp(), user: { id: "aGFuZGxl" } });
      return keysOf(await ask(finishPasskeySignUp, { state, credential }, guest));
    },
    "sign-in": async ({ guest, key }, { state, options }) =>
      keysOf(await ask(finishSignIn, { state, credential: key.get({ ...options, rpId: rp().id }) }, guest)),
    "second step": async ({ waiting, second }, { state, options }) =>
      keysOf(await ask(finishSignIn, { state, credential: second.get({ ...options, rpId: rp().id }) }, waiting)),
    verify: async ({ browser, key }, { state, options }) =>
      keysOf(await ask(finishVerification, { state, credential: key.get({ ...options, rpId: rp().id }) }, browser)),
  };
  const purposes = Object.keys(begin);

  test.each(purposes)("of a %s ends that and no other ceremony", async (purpose) => {
    const at = await holder();
    for (const other of purposes.filter((one) => one !== purpose)) {
      const begun = await begin[purpose]?.(at);
      if (begun) expect(await finish[other]?.(at, begun), other).toEqual({ "": "API_ERROR" });
    }
    const begun = await begin[purpose]?.(at);
    if (begun) expect(await finish[purpose]?.(at, begun)).toBe("ok");
  });

  test("of another session of the same person, or of another person, is worth nothing", async () => {
    const { who, browser, key } = await keyHolder(app);
    const [elsewhere, other] = [await signedIn(app, who), await keyHolder(app)];
    for (const thief of [elsewhere, other.browser]) {
      const verify = given(await ask(beginVerification, {}, browser));
      const credential = key.get(verify.options);
      expect(keysOf(await ask(finishVerification, { state: verify.state, credential }, thief))).toEqual({
        "": "API_ERROR",
      });
      const { state, options } = given(await ask(beginRegistration, { name: "mine" }, browser));
      const made = newKey(app).create(options);
      expect(keysOf(await ask(finishRegistration, { state, credential: made }, thief))).toEqual({ "": "API_ERROR" });
    }
  });
});

describe("a sign-in", () => {
  const faults: [string, Fault][] = [
    ["AT-208: for another domain", { rpId: "evil.example" }],
    ["AT-208: of the other ceremony's type", { clientData: { type: "webauthn.create" } }],
    ["AT-209: with nobody present", { flags: { up: false } }],
    ["AT-209: that checked nobody", { flags: { uv: false } }],
    ["AT-205: with another challenge", { clientData: { challenge: "AAAA" } }],
    ["from a framed page", { clientData: { crossOrigin: true } }],
  ];
  test.each(faults)("%s is refused", async (_, fault) => {
    const { key } = await keyHolder(app);
    const browser = app.browser();
    expect(keysOf(await signInByKey(browser, key, { fault }))).toEqual(unverified);
    expect(await browser.who()).toBeNull();
    expect(keysOf(await signInByKey(browser, key))).toBe("ok");
  });

  test("AT-211: whose signature alone is wrong is refused, at each door", async () => {
    const { who, browser, key } = await keyHolder(app);
    const second = newKey(app);
    given(await registerKey(browser, second, { usage: "secondary" }));
    const other = newKey(app);
    const fault = { signWith: other.signingKey };
    const guest = app.browser();
    expect(keysOf(await signInByKey(guest, key, { fault }))).toEqual(unverified);
    expect(keysOf(await verifyByKey(browser, key, fault))).toEqual(unverified);
    const waiting = await parked(app, who);
    expect(keysOf(await signInByKey(waiting, second, { fault }))).toEqual(unverified);
    expect([await guest.who(), await waiting.who()]).toEqual([null, null]);
  });

  test.each([5, 4, 1])("AT-218: with the count %i after 5 is refused and written down", async (signCount) => {
    const { who, key } = await keyHolder(app);
    given(await signInByKey(app.browser(), key, { fault: { signCount: 5 } }));
    const browser = app.browser();
    expect(keysOf(await signInByKey(browser, key, { fault: { signCount } }))).toEqual(unverified);
    expect(await browser.who()).toBeNull();
    expect(await app.db.auditEntry.count({ where: { userId: who.id, event: "user_failed_authn" } })).toBe(1);
    expect(keysOf(await signInByKey(app.browser(), key, { fault: { signCount: 6 } }))).toBe("ok");
  });

  test("AT-218: of twenty with one count at the same moment, one is taken", async () => {
    const { key } = await keyHolder(app);
    const begun = await parallel(20, async () => {
      const browser = app.browser();
      return { browser, ...given(await ask(beginSignIn, {}, browser)) };
    });
    const answers = await Promise.all(
      begun.map(({ browser, state, options }) =>
        ask(finishSignIn, { state, credential: key.get(options, { signCount: 9 }) }, browser),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("a registration", () => {
  const chain = new Map<string, number | Uint8Array | Uint8Array[]>([
    ["alg", -7],
    ["sig", new Uint8Array(70)],
    ["x5c", [new Uint8Array(300).fill(1)]],
  ]);
  const faults: [string, Fault][] = [
    ["AT-208: for another domain", { rpId: "evil.example" }],
    ["AT-208: of the other ceremony's type", { clientData: { type: "webauthn.get" } }],
    ["AT-209: with nobody present", { flags: { up: false } }],
    ["AT-215: with an unknown attestation", { attestation: { fmt: "weird", statement: new Map() } }],
    ["AT-215: with a certificate of one's own", { attestation: { fmt: "packed", statement: chain } }],
  ];
  test.each(faults)("%s is refused, and stores nothing", async (_, fault) => {
    const who = await person(app);
    expect(keysOf(await registerKey(await signedIn(app, who), newKey(app), {}, fault))).toEqual(unverified);
    expect(await countOf(who.id)).toBe(0);
  });

  test("AT-215: with an algorithm that was not offered is refused", async () => {
    const who = await person(app);
    const key = newKey(app, { algorithm: "ES384" });
    expect(keysOf(await registerKey(await signedIn(app, who), key))).toEqual(unverified);
    expect(await countOf(who.id)).toBe(0);
  });

  test("AT-220: is closed to whoever gave only the password, so that no factor of a stranger ends their login", async () => {
    const bob = await person(app);
    const own = await signedIn(app, bob);
    const { secret } = await enrol(app, own, bob, "authenticator");
    const begun = given(await ask(beginRegistration, { name: "mine", usage: "secondary" }, own));
    const browser = await parked(app, bob);
    const out = { "": "UNAUTHENTICATED" };
    expect(keysOf(await ask(beginRegistration, { name: "stranger", usage: "secondary" }, browser))).toEqual(out);
    const credential = newKey(app).create(begun.options);
    expect(keysOf(await ask(finishRegistration, { state: begun.state, credential }, browser))).toEqual(out);
    expect(await countOf(bob.id)).toBe(0);
    expect(keysOf(await ask(validateTwoFactor, { code: appCode(app, secret) }, browser))).toBe("ok");
  });

  test("AT-221: needs a fresh proof of who one is, as do change and removal", async () => {
    const { who, browser, name } = await keyHolder(app);
    await app.db.session.updateMany({
      where: { userId: who.id },
      data: { authenticatedAt: new Date(0), graceUntil: null },
    });
    const stale = { "": "REAUTHENTICATION_REQUIRED" };
    expect(keysOf(await ask(beginRegistration, { name: "more" }, browser))).toEqual(stale);
    expect(keysOf(await ask(changePasskey, { name, new_name: "other" }, browser))).toEqual(stale);
    expect(keysOf(await ask(deletePasskey, { name }, browser))).toEqual(stale);
    expect(keysOf(await ask(listPasskeys, {}, browser))).toEqual(stale);
    expect(await countOf(who.id)).toBe(1);
  });

  test("AT-224: a name is short, plain text and one's own only once", async () => {
    const who = await person(app);
    const browser = await signedIn(app, who);
    const asked = async (name: string) => keysOf(await ask(beginRegistration, { name }, browser));
    for (const name of ["<img src=x onerror=alert(1)>", "NUL\0byte", "\u202egnp.yek", "tab\tkey", "{{7*7}}"])
      expect(await asked(name), JSON.stringify(name)).toEqual({ name: "INVALID_INPUT" });
    expect(await asked("k".repeat(65))).toEqual({ name: "INVALID_INPUT_LENGTH" });
    expect(await asked("k".repeat(64))).toBe("ok");
    given(await registerKey(browser, newKey(app), { name: "Desk key" }));
    expect(await asked("Desk \u00a0key")).toEqual({ name: "WEBAUTHN_NAME_INUSE" });
    const twice = await parallel(2, () => registerKey(browser, newKey(app), { name: "twin" }));
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

test("AT-226: nobody disabled, unconfirmed or locked comes in by a passkey, as first or second step", async () => {
  const until = new Date(app.clock.now().getTime() + 3_600_000);
  for (const [data, key] of [
    [{ active: false }, "DISABLED_ACCOUNT"],
    [{ confirmedAt: null }, "CONFIRMATION_REQUIRED"],
    [{ lockedUntil: until }, "ACCOUNT_LOCKED"],
  ] as const) {
    const { who, browser: own, key: first } = await keyHolder(app);
    const second = newKey(app);
    given(await registerKey(own, second, { usage: "secondary" }));
    const [guest, waiting] = [app.browser(), await parked(app, who)];
    const { state, options } = given(await ask(beginSignIn, {}, waiting));
    await app.db.user.update({ where: { id: who.id }, data });
    expect(keysOf(await signInByKey(guest, first))).toEqual({ credential: key });
    expect(keysOf(await ask(finishSignIn, { state, credential: second.get(options) }, waiting))).not.toBe("ok");
    expect([await guest.who(), await waiting.who()]).toEqual([null, null]);
  }
});
