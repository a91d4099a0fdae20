import { afterAll, beforeAll, expect, test } from "vitest";
import { days, hours, minutes } from "@/lib/security/core/durations";
import { inspectReset } from "@/lib/security/features/passwords/inspect-reset";
import { removePassword } from "@/lib/security/features/passwords/remove";
import { requestReset } from "@/lib/security/features/passwords/request-reset";
import { reset } from "@/lib/security/features/passwords/reset";
import { deletePasskey } from "@/lib/security/features/webauthn/delete";
import { createTestApp, type TestApp } from "../support/context";
import { ask, canSignIn, given, keysOf, mailedToken } from "../support/journeys";
import { keyHolder, signInByKey } from "../support/passkeys";
import { person, signedIn } from "../support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ PASSWORD_REQUIRED: "false", RESET_WAIT_WITHOUT_PASSWORD: "3 days" });
});
afterAll(() => app.close());

const newPassword = "brass lantern over quiet water";

/** Somebody whose passkey is all they have. */
async function passkeyAlone() {
  const holder = await keyHolder(app);
  given(await ask(removePassword, {}, holder.browser));
  return holder;
}

test("with a passkey the password can go: other sessions end, this one goes on, the person is told", async () => {
  const holder = await keyHolder(app);
  const other = await signedIn(app, holder.who);
  given(await ask(removePassword, {}, holder.browser));
  expect(await holder.browser.who()).toBe(holder.who.email);
  expect(await other.who()).toBeNull();
  expect(await canSignIn(app, holder.who.email, holder.who.password)).toBe(false);
  expect(keysOf(await signInByKey(app.browser(), holder.key))).toBe("ok");
  const templates = (await app.mails(holder.who.email)).map(({ template }) => template);
  expect(templates).toContain("password_removed_notice");
});

test("without another way in the password stays", async () => {
  const who = await person(app);
  const browser = await signedIn(app, who);
  expect(keysOf(await ask(removePassword, {}, browser))).toEqual({ "": "LAST_SIGN_IN_MEANS" });
  expect(await canSignIn(app, who.email, who.password)).toBe(true);
});

test("of password and last passkey, removed at the same moment, one stays", async () => {
  const { browser, name } = await keyHolder(app);
  const removed = await Promise.all([ask(removePassword, {}, browser), ask(deletePasskey, { name }, browser)]);
  expect(removed.filter(({ ok }) => ok)).toHaveLength(1);
});

test("where a password is demanded, it cannot be removed", async () => {
  const strict = await createTestApp();
  const { browser } = await keyHolder(strict);
  expect(keysOf(await ask(removePassword, {}, browser))).toEqual({ "": "NOT_FOUND" });
  await strict.close();
});

test("who has lost the passkey gets back in by mail, after the wait; the passkey stays", async () => {
  const { who, key } = await passkeyAlone();
  given(await ask(requestReset, { email: who.email }, app.browser()));
  const token = await mailedToken(app, who.email, "reset_instructions");
  const mail = (await app.mails(who.email)).find(({ template }) => template === "reset_instructions");
  expect(mail?.text).toContain("starts to work in 3 days");
  const input = { token, password: newPassword, password_confirm: newPassword };
  app.clock.pass(minutes(90));
  expect(await ask(inspectReset, { token }, app.browser())).toMatchObject({
    code: "RESET_TOO_EARLY",
    complaints: { "": [{ params: { within: { milliseconds: days(2) + hours(23) } } }] },
  });
  expect(keysOf(await ask(reset, input, app.browser()))).toEqual({ "": "RESET_TOO_EARLY" });
  app.clock.pass(days(3));
  expect(keysOf(await ask(reset, input, app.browser()))).toBe("ok");
  expect(await canSignIn(app, who.email, newPassword)).toBe(true);
  expect(keysOf(await signInByKey(app.browser(), key))).toBe("ok");
});

test("asking again does not begin the wait anew", async () => {
  const { who } = await passkeyAlone();
  given(await ask(requestReset, { email: who.email }, app.browser()));
  app.clock.pass(days(2));
  given(await ask(requestReset, { email: who.email }, app.browser()));
  const token = await mailedToken(app, who.email, "reset_instructions");
  app.clock.pass(days(1) + hours(1));
  expect(keysOf(await ask(inspectReset, { token }, app.browser()))).toBe("ok");
});

test("a sign-in by the passkey in the meantime voids the link", async () => {
  const { who, key } = await passkeyAlone();
  given(await ask(requestReset, { email: who.email }, app.browser()));
  const token = await mailedToken(app, who.email, "reset_instructions");
  given(await signInByKey(app.browser(), key));
  app.clock.pass(days(3));
  expect(keysOf(await ask(inspectReset, { token }, app.browser()))).toEqual({ "": "INVALID_RESET_PASSWORD_TOKEN" });
});

test("somebody with a password does not wait", async () => {
  const who = await person(app);
  given(await ask(requestReset, { email: who.email }, app.browser()));
  const token = await mailedToken(app, who.email, "reset_instructions");
  expect(keysOf(await ask(inspectReset, { token }, app.browser()))).toBe("ok");
});
