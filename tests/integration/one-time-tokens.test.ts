import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LinkPurpose } from "@/lib/security/domain/links";
import { confirm } from "@/lib/security/features/confirmation/confirm";
import { inspectConfirmation } from "@/lib/security/features/confirmation/inspect";
import { inspectNotMe } from "@/lib/security/features/devices/inspect-not-me";
import { disownDevice } from "@/lib/security/features/devices/not-me";
import { confirmEmailChange } from "@/lib/security/features/identity/confirm-email-change";
import { undoEmailChange } from "@/lib/security/features/identity/undo-email-change";
import { redeemLoginLink } from "@/lib/security/features/login/redeem-link";
import { inspectReset } from "@/lib/security/features/passwords/inspect-reset";
import { reset } from "@/lib/security/features/passwords/reset";
import { keepAccount } from "@/lib/security/features/privacy/keep-account";
import { confirmSetUp } from "@/lib/security/features/two-factor/confirm-set-up";
import { confirmMethod } from "@/lib/security/features/unified-sign-in/confirm-set-up";
import { redeemSignInLink } from "@/lib/security/features/unified-sign-in/redeem-link";
import { unlock } from "@/lib/security/features/unlock/unlock";
import { beginRegistration } from "@/lib/security/features/webauthn/begin-registration";
import { beginSignIn } from "@/lib/security/features/webauthn/begin-sign-in";
import { beginVerification } from "@/lib/security/features/webauthn/begin-verification";
import { finishRegistration } from "@/lib/security/features/webauthn/finish-registration";
import { finishSignIn } from "@/lib/security/features/webauthn/finish-sign-in";
import { finishVerification } from "@/lib/security/features/webauthn/finish-verification";
import { createTestApp, type TestApp, type TestBrowser } from "../support/context";
import { ask, everything, given, linkFor } from "../support/journeys";
import { beginPasscode } from "../support/passcodes";
import { newKey } from "../support/passkeys";
import { person, signedIn } from "../support/people";
import { begin } from "../support/second-factors";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ PASSWORDLESS: "true", LOGIN_WITHOUT_CONFIRMATION: "true" });
});
afterAll(() => app.close());

type Go = (token: string, at: { guest: TestBrowser; own: TestBrowser }) => Promise<{ ok: boolean }>;

const password = "a-secret-of-a-stranger";
/** What each kind of link opens; a new kind does not compile until it stands here. */
const doors: Record<LinkPurpose, Go> = {
  confirm: (token, { guest }) => ask(confirm, { token }, guest),
  reset: (token, { guest }) => ask(reset, { token, password, password_confirm: password }, guest),
  "change-email": (token, { guest }) => ask(confirmEmailChange, { token }, guest),
  "undo-change-email": (token, { guest }) => ask(undoEmailChange, { token }, guest),
  login: (token, { guest }) => ask(redeemLoginLink, { token }, guest),
  "unified-sign-in": (token, { guest }) => ask(redeemSignInLink, { token }, guest),
  "not-me": (token, { guest }) => ask(disownDevice, { token }, guest),
  unlock: (token, { guest }) => ask(unlock, { token }, guest),
  "keep-account": (token, { guest }) => ask(keepAccount, { token }, guest),
};

/** What only looks at a link, or takes the state of something that was begun. */
const others: Record<string, Go> = {
  "a look at a confirmation": (token, { guest }) => ask(inspectConfirmation, { token }, guest),
  "a look at a reset": (token, { guest }) => ask(inspectReset, { token }, guest),
  "a look at “not me”": (token, { guest }) => ask(inspectNotMe, { token }, guest),
  "a second factor": (state, { own }) => ask(confirmSetUp, { state, code: "123456" }, own),
  "a way to sign in": (state, { own }) => ask(confirmMethod, { state, passcode: "123456" }, own),
  "a new passkey": (state, { own }) =>
    ask(finishRegistration, { state, credential: newKey(app).create({ ...options, rp, user }) }, own),
  "a sign-in by passkey": (state, { guest }) =>
    ask(finishSignIn, { state, credential: newKey(app).get(options) }, guest),
  "a proof by passkey": (state, { own }) =>
    ask(finishVerification, { state, credential: newKey(app).get(options) }, own),
};
const options = { challenge: "AAAA" };
const rp = { id: "localhost" };
const user = { id: "aGFuZGxl" };

const looksAt: Record<string, string> = {
  "a look at a confirmation": "confirm",
  "a look at a reset": "reset",
  "a look at “not me”": "not-me",
};

async function someone() {
  const who = await person(app, { confirmed: false });
  return { who, own: await ownBrowser(who) };
}

/** Where links replace the form, nobody signs in by password; the unified sign-in still does. */
async function ownBrowser(who: { email: string; password: string }) {
  return signedIn(
    app.withConfig((config) => {
      config.features.passwordless = false;
    }),
    who,
  );
}

const purposes: LinkPurpose[] = [
  "confirm",
  "reset",
  "change-email",
  "undo-change-email",
  "login",
  "unified-sign-in",
  "not-me",
  "unlock",
  "keep-account",
];

describe("AT-073: what was made for one purpose", () => {
  test("is tried for every purpose", () => {
    expect(purposes.toSorted()).toEqual(Object.keys(doors).toSorted());
  });

  test.each(purposes)("a link for %s opens nothing else", async (purpose) => {
    const { who, own } = await someone();
    const token = await linkFor(app, who, purpose);
    const before = await everything(app);
    for (const [name, open] of Object.entries({ ...doors, ...others })) {
      if (name === purpose || looksAt[name] === purpose) continue;
      expect(await open(token, { guest: app.browser(), own }), name).toMatchObject({ ok: false });
    }
    expect(await everything(app)).toBe(before);
  });

  const states: [string, (who: { email: string }, own: TestBrowser, guest: TestBrowser) => Promise<string>][] = [
    ["a second factor", async (who, own) => (await begin(app, own, who, "authenticator")).token],
    ["a way to sign in", async (who, own) => (await beginPasscode(app, own, who.email, "authenticator")).state],
    ["a new passkey", async (_, own) => given(await ask(beginRegistration, { name: "key" }, own)).state],
    ["a sign-in by passkey", async (_, __, guest) => given(await ask(beginSignIn, {}, guest)).state],
    ["a proof by passkey", async (_, own) => given(await ask(beginVerification, {}, own)).state],
  ];
  test.each(states)("the state of %s ends nothing else", async (kind, make) => {
    const { who, own } = await someone();
    const guest = app.browser();
    const state = await make(who, own, guest);
    expect(state.length).toBeGreaterThan(20);
    const before = await everything(app);
    for (const [name, open] of Object.entries({ ...doors, ...others })) {
      if (name === kind) continue;
      expect(await open(state, { guest, own }), name).toMatchObject({ ok: false });
    }
    expect(await everything(app)).toBe(before);
  });
});
