import { generateSync } from "otplib";
import { seconds } from "@/lib/security/core/durations";
import { login } from "@/lib/security/features/login/login";
import { confirmSetUp } from "@/lib/security/features/two-factor/confirm-set-up";
import { setUpTwoFactor } from "@/lib/security/features/two-factor/set-up";
import { validateTwoFactor } from "@/lib/security/features/two-factor/validate";
import type { TestApp, TestBrowser } from "./context";
import { ask } from "./journeys";
import { person, signedIn } from "./people";

export type Method = "authenticator" | "email" | "sms";
export const methods: readonly Method[] = ["authenticator", "email", "sms"];

let numbers = 0;
/** A number that nobody else in the test file has, and that could exist. */
export const newPhone = (): string => `+1650253${String(++numbers).padStart(4, "0")}`;

/** The code that an app with this key shows at the app's time, or `steps` later. */
export const appCode = (app: TestApp, secret: string, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor(app.clock.now().getTime() / 1000) + steps * 30 });

/** A code that is certainly not the right one. */
export const otherThan = (code: string): string => (code === "314159" ? "271828" : "314159");

/** A person with this second factor, signed out; `code` gives a code that works now, after a sign-in has asked for it. */
export async function personWithFactor(app: TestApp, method: Method, about: Parameters<typeof person>[1] = {}) {
  const someone = await person(app, about);
  const browser = await signedIn(app, someone);
  const factor = await enrol(app, browser, someone, method);
  return { ...someone, ...factor };
}

/** Sets a factor up in this browser. */
export async function enrol(app: TestApp, browser: TestBrowser, someone: { email: string }, method: Method) {
  const begun = await begin(app, browser, someone, method);
  const done = await ask(confirmSetUp, { state: begun.token, code: await begun.code() }, browser);
  if (!done.ok) throw new Error(`set-up of ${method} refused: ${JSON.stringify(done.complaints)}`);
  // The next code of an app is that of a later step.
  app.clock.pass(seconds(31));
  return begun;
}

/** Begins to set a factor up. */
export async function begin(app: TestApp, browser: TestBrowser, someone: { email: string }, method: Method) {
  const phone = newPhone();
  const begun = await ask(setUpTwoFactor, { setup: method, ...(method === "sms" ? { phone } : {}) }, browser);
  if (!begun.ok || begun.value.status !== "code-expected") throw new Error(`begin refused: ${JSON.stringify(begun)}`);
  const secret = begun.value.app?.base32 ?? "";
  const code = async () => (method === "authenticator" ? appCode(app, secret) : sentCode(app, someone, phone, method));
  return { method, phone, secret, token: begun.value.token ?? "", code };
}

/** The newest code that was mailed or texted. */
async function sentCode(app: TestApp, { email }: { email: string }, phone: string, method: "email" | "sms") {
  const sent =
    method === "sms"
      ? (await app.texts(phone)).at(-1)?.data.code
      : (await app.mails(email)).filter(({ template }) => template === "two_factor_instructions").at(-1)?.data.code;
  if (!sent) throw new Error(`no code reached ${method === "sms" ? phone : email}`);
  return sent;
}

/** Signs in by password, and stops where the second factor is asked for. */
export async function parked(
  app: TestApp,
  someone: { email: string; password: string },
  how: { remember?: boolean; browser?: TestBrowser } = {},
) {
  const browser = how.browser ?? app.browser();
  const { email, password } = someone;
  const result = await ask(login, { email, password, remember: how.remember ?? false }, browser);
  if (!result.ok || result.value.status === "signed-in") throw new Error(`not parked: ${JSON.stringify(result)}`);
  return browser;
}

/** Enters a code where a login waits for it. */
export const enter = (browser: TestBrowser, code: string) => ask(validateTwoFactor, { code }, browser);
