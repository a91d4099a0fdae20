import { seconds } from "@/lib/security/core/durations";
import { confirmMethod } from "@/lib/security/features/unified-sign-in/confirm-set-up";
import { sendSignInCode } from "@/lib/security/features/unified-sign-in/send-code";
import { setUpMethod } from "@/lib/security/features/unified-sign-in/set-up";
import { unifiedSignIn } from "@/lib/security/features/unified-sign-in/sign-in";
import type { TestApp, TestBrowser } from "./context";
import { ask } from "./journeys";
import { person, signedIn } from "./people";
import { appCode, type Method, newPhone } from "./second-factors";

export type Passcode = { method: Method; phone: string; secret: string; state: string; code(): Promise<string> };

/** A person who can sign in by codes of this method, signed out. */
export async function personWithPasscode(app: TestApp, method: Method, about: Parameters<typeof person>[1] = {}) {
  const someone = await person(app, about);
  const browser = await signedIn(app, someone);
  return { ...someone, ...(await enrolPasscode(app, browser, someone.email, method)) };
}

/** Sets a way to sign in up in this browser. */
export async function enrolPasscode(app: TestApp, browser: TestBrowser, email: string, method: Method) {
  const begun = await beginPasscode(app, browser, email, method);
  const done = await ask(confirmMethod, { state: begun.state, passcode: await begun.code() }, browser);
  if (!done.ok) throw new Error(`set-up of ${method} refused: ${JSON.stringify(done.complaints)}`);
  // The next code of an app is that of a later step.
  app.clock.pass(seconds(31));
  return begun;
}

/** Begins to set a way to sign in up; `code` gives the code that proves it. */
export async function beginPasscode(
  app: TestApp,
  browser: TestBrowser,
  email: string,
  method: Method,
  phone = newPhone(),
): Promise<Passcode> {
  const begun = await ask(setUpMethod, { chosen_method: method, ...(method === "sms" ? { phone } : {}) }, browser);
  if (!begun.ok || !begun.value.begun) throw new Error(`set-up of ${method} refused: ${JSON.stringify(begun)}`);
  const { state, app: key } = begun.value.begun;
  const secret = key?.base32 ?? "";
  const code = async () => (method === "authenticator" ? appCode(app, secret) : newestCode(app, email, phone, method));
  return { method, phone, secret, state, code };
}

/** The code that was mailed or texted last, and the secret part of the link beside it. */
export async function newestMail(app: TestApp, email: string): Promise<{ code: string; token: string }> {
  const mail = (await app.mails(email)).filter(({ template }) => template === "us_instructions").at(-1);
  return { code: mail?.data.code ?? "", token: mail?.data.token ?? "" };
}

async function newestCode(app: TestApp, email: string, phone: string, method: "email" | "sms"): Promise<string> {
  if (method === "email") return (await newestMail(app, email)).code;
  return (await app.texts(phone)).at(-1)?.data.code ?? "";
}

type Someone = { email: string } & Pick<Passcode, "method" | "phone" | "secret">;

/** A code that signs this person in now; asks for one in this browser where it has to be sent. */
export async function signInCode(app: TestApp, someone: Someone, browser: TestBrowser): Promise<string> {
  const { email, method, phone, secret } = someone;
  if (method === "authenticator") return appCode(app, secret);
  const asked = await ask(sendSignInCode, { identity: email, chosen_method: method }, browser);
  if (!asked.ok) throw new Error(`no code: ${JSON.stringify(asked.complaints)}`);
  return newestCode(app, email, phone, method);
}

/** Signs in on the unified form. */
export const enterPasscode = (browser: TestBrowser, identity: string, passcode: unknown, more: object = {}) =>
  ask(unifiedSignIn, { identity, passcode, ...more }, browser);
