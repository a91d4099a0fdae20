import type { Result } from "@/lib/security/core/result";
import { beginRegistration } from "@/lib/security/features/webauthn/begin-registration";
import { beginSignIn } from "@/lib/security/features/webauthn/begin-sign-in";
import { beginVerification } from "@/lib/security/features/webauthn/begin-verification";
import { finishRegistration } from "@/lib/security/features/webauthn/finish-registration";
import { finishSignIn, type PasskeySignIn } from "@/lib/security/features/webauthn/finish-sign-in";
import { finishVerification } from "@/lib/security/features/webauthn/finish-verification";
import { Authenticator, type Fault } from "./authenticator";
import type { TestApp, TestBrowser } from "./context";
import { ask, given } from "./journeys";
import { person, signedIn } from "./people";

export const newKey = (app: TestApp, about: Partial<ConstructorParameters<typeof Authenticator>[0]> = {}) =>
  new Authenticator({ origin: new URL(app.services.appUrl).origin, ...about });

type Passkey = { name?: string; usage?: "first" | "secondary" };

let count = 0;

/** Both steps of a registration. */
export async function registerKey(
  browser: TestBrowser,
  key: Authenticator,
  { name = `key ${++count}`, usage = "first" }: Passkey = {},
  fault: Fault = {},
): Promise<Result<{ name: string }>> {
  const begun = given(await ask(beginRegistration, { name, usage }, browser));
  return ask(finishRegistration, { state: begun.state, credential: key.create(begun.options, fault) }, browser);
}

/** Somebody with a password and a passkey. The browser in which it was registered is still signed in. */
export async function keyHolder(
  app: TestApp,
  passkey: Passkey & { about?: Partial<ConstructorParameters<typeof Authenticator>[0]> } = {},
) {
  const who = await person(app);
  const browser = await signedIn(app, who);
  const key = newKey(app, passkey.about);
  const { name } = given(await registerKey(browser, key, passkey));
  return { who, browser, key, name };
}

/** Both steps of a sign-in, or of the second step of one. */
export async function signInByKey(
  browser: TestBrowser,
  key: Authenticator,
  { fault = {}, ...how }: { identity?: string; remember?: boolean; anew?: boolean; next?: string; fault?: Fault } = {},
): Promise<Result<PasskeySignIn>> {
  const { state, options } = given(await ask(beginSignIn, how, browser));
  return ask(finishSignIn, { ...how, state, credential: key.get(options, fault) }, browser);
}

/** Both steps of proving once more who one is. */
export async function verifyByKey(browser: TestBrowser, key: Authenticator, fault: Fault = {}) {
  const { state, options } = given(await ask(beginVerification, {}, browser));
  return ask(finishVerification, { state, credential: key.get(options, fault) }, browser);
}
