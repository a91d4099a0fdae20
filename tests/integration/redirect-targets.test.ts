import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seconds } from "@/lib/security/core/durations";
import type { Result } from "@/lib/security/core/result";
import { changeUsername } from "@/lib/security/features/identity/change-username";
import { login } from "@/lib/security/features/login/login";
import { logout } from "@/lib/security/features/login/logout";
import { beginSignIn } from "@/lib/security/features/oauth/begin";
import { changePassword } from "@/lib/security/features/passwords/change";
import { verifyWithPassword } from "@/lib/security/features/reauthentication/with-password";
import { generateRecoveryCodes } from "@/lib/security/features/recovery-codes/generate";
import { redeemRecoveryCode } from "@/lib/security/features/recovery-codes/redeem";
import { register } from "@/lib/security/features/registration/register";
import { rescueTwoFactor } from "@/lib/security/features/two-factor/rescue";
import { selectSecondFactor } from "@/lib/security/features/two-factor/select";
import { setUpTwoFactor } from "@/lib/security/features/two-factor/set-up";
import { validateTwoFactor } from "@/lib/security/features/two-factor/validate";
import { redeemSignInLink } from "@/lib/security/features/unified-sign-in/redeem-link";
import { unifiedSignIn } from "@/lib/security/features/unified-sign-in/sign-in";
import { verifyPasscode } from "@/lib/security/features/unified-sign-in/verify";
import { beginSignIn as beginPasskey } from "@/lib/security/features/webauthn/begin-sign-in";
import { beginVerification } from "@/lib/security/features/webauthn/begin-verification";
import { finishSignIn } from "@/lib/security/features/webauthn/finish-sign-in";
import { finishVerification } from "@/lib/security/features/webauthn/finish-verification";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, given } from "@/tests/support/journeys";
import { newestMail, personWithPasscode, signInCode } from "@/tests/support/passcodes";
import { keyHolder } from "@/tests/support/passkeys";
import { PASSWORD, person, signedIn } from "@/tests/support/people";
import { appCode, enrol, parked, personWithFactor } from "@/tests/support/second-factors";

let app: TestApp;
beforeAll(async () => {
  Object.assign(process.env, { AUTH_GITHUB_ID: "gatehouse", AUTH_GITHUB_SECRET: "a-secret-of-thirty-two-characters" });
  app = await createTestApp({
    RETURN_GENERIC_RESPONSES: "false",
    CONFIRMABLE: "false",
    MULTI_FACTOR_RECOVERY_CODES_N: "40",
    SEND_USERNAME_CHANGE_EMAIL: "false",
    SEND_PASSWORD_CHANGE_EMAIL: "false",
  });
});
afterAll(() => app.close());

const elsewhere: unknown[] = [
  "https://evil.example/x",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\/evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "\t//evil.example",
  "/\r\n/evil.example",
  "\u0001//evil.example",
  " //evil.example",
  "/%09/evil.example",
  "/%0d%0a/evil.example",
  "http://localhost:3000@evil.example",
  "http://localhost:3000.evil.example",
  "http://localhost:3001/",
  "https://localhost:3000/",
  "javascript:alert(1)",
  "data:text/html,x",
  "blob:http://localhost:3000/x",
  "//evil\u3002example",
  "//%65vil.example",
  "/api/auth/signout",
  "/_next/static/x.js",
  ["/account", "//evil.example"],
  { a: 1 },
  7,
];
const ours = "/account/sessions?order=last#here";

/** One try of a flow with this `next`. */
type Flow = (next: unknown) => Promise<Result<object>>;

const flows: Record<string, () => Promise<Flow>> = {
  "sign-in": async () => {
    const { email } = await person(app);
    return (next) => ask(login, { email, password: PASSWORD, next }, app.browser());
  },
  registration: async () => {
    let count = 0;
    return (next) => {
      const email = `newcomer${++count}@example.com`;
      return ask(register, { email, password: PASSWORD, password_confirm: PASSWORD, next }, app.browser());
    };
  },
  "sign-out": async () => (next) => ask(logout, { next }, app.browser()),
  "proof by password": async () => {
    const browser = await signedIn(app, await person(app));
    return (next) => ask(verifyWithPassword, { password: PASSWORD, next }, browser);
  },
  "change of password": async () => {
    const browser = await signedIn(app, await person(app));
    let count = 0;
    let present = PASSWORD;
    return async (next) => {
      const chosen = `another-good-pass-${++count}`;
      const given = { password: present, new_password: chosen, new_password_confirm: chosen };
      present = chosen;
      return ask(changePassword, { ...given, next }, browser);
    };
  },
  "change of username": async () => {
    const browser = await signedIn(app, await person(app));
    let count = 0;
    return (next) => ask(changeUsername, { username: `renamed${++count}`, next }, browser);
  },
  "unified sign-in": async () => {
    const { email } = await person(app);
    return (next) => ask(unifiedSignIn, { identity: email, passcode: PASSWORD, next }, app.browser());
  },
  "proof by passcode": async () => {
    const browser = await signedIn(app, await person(app));
    return (next) => ask(verifyPasscode, { passcode: PASSWORD, next }, browser);
  },
  "sign-in link": async () => {
    const alice = await personWithPasscode(app, "email");
    return async (next) => {
      app.clock.pass(seconds(31));
      const browser = app.browser();
      await signInCode(app, alice, browser);
      return ask(redeemSignInLink, { token: (await newestMail(app, alice.email)).token, next }, browser);
    };
  },
  "second factor": async () => {
    const bob = await personWithFactor(app, "authenticator");
    return async (next) => {
      app.clock.pass(seconds(31));
      return ask(validateTwoFactor, { code: appCode(app, bob.secret), next }, await parked(app, bob));
    };
  },
  "choice of a second factor": async () => {
    const { who: bob, browser } = await keyHolder(app, { usage: "secondary" });
    await enrol(app, browser, bob, "authenticator");
    return async (next) => ask(selectSecondFactor, { which: "authenticator", next }, await parked(app, bob));
  },
  "set-up of a second factor": async () => {
    const browser = await signedIn(app, await person(app));
    return (next) => ask(setUpTwoFactor, { setup: "authenticator", next }, browser);
  },
  // Each person can ask for help now and then only.
  "rescue of a second factor": async () => async (next) => {
    const browser = await parked(app, await personWithFactor(app, "authenticator"));
    return ask(rescueTwoFactor, { help_setup: "help", next }, browser);
  },
  "recovery code": async () => {
    const bob = await personWithFactor(app, "authenticator");
    app.clock.pass(seconds(31));
    const browser = await parked(app, bob);
    given(await ask(validateTwoFactor, { code: appCode(app, bob.secret) }, browser));
    const { codes } = given(await ask(generateRecoveryCodes, {}, browser));
    return async (next) => ask(redeemRecoveryCode, { code: codes.pop() ?? "", next }, await parked(app, bob));
  },
  "sign-in by passkey": async () => {
    const { key } = await keyHolder(app);
    return async (next) => {
      const browser = app.browser();
      const { state, options } = given(await ask(beginPasskey, {}, browser));
      return ask(finishSignIn, { state, credential: key.get(options), next }, browser);
    };
  },
  "proof by passkey": async () => {
    const { key, browser } = await keyHolder(app);
    return async (next) => {
      const { state, options } = given(await ask(beginVerification, { next }, browser));
      return ask(finishVerification, { state, credential: key.get(options), next }, browser);
    };
  },
  "sign-in by another service": async () => (next) => ask(beginSignIn, { provider: "github", next }, app.browser()),
};

describe("AT-164, AT-161: no flow leads elsewhere, whatever it is asked for", () => {
  test.each(Object.keys(flows))("%s", async (name) => {
    const flow = await flows[name]?.();
    if (!flow) throw new Error(name);
    for (const next of elsewhere) {
      const result = await flow(next);
      if (result.ok) expect([undefined, "/", "/account"], `${next}`).toContain(Reflect.get(result.value, "target"));
      else expect(result.complaints, `${next}`).toEqual({ next: [{ key: "INVALID_REDIRECT" }] });
    }
    const good = await flow(ours);
    expect(good).toMatchObject({ ok: true });
    if (name !== "sign-in by another service") expect(good).toMatchObject({ value: { target: ours } });
  });
});
