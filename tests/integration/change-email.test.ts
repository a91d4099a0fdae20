import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hours, minutes } from "@/lib/security/core/durations";
import { confirm } from "@/lib/security/features/confirmation/confirm";
import { changeEmail } from "@/lib/security/features/identity/change-email";
import { confirmEmailChange } from "@/lib/security/features/identity/confirm-email-change";
import { inspectEmailChange } from "@/lib/security/features/identity/inspect-email-change";
import { undoEmailChange } from "@/lib/security/features/identity/undo-email-change";
import { changePassword } from "@/lib/security/features/passwords/change";
import { reset } from "@/lib/security/features/passwords/reset";
import { register } from "@/lib/security/features/registration/register";
import { createTestApp, type TestApp, type TestBrowser } from "@/tests/support/context";
import {
  ask,
  bearer,
  canSignIn,
  everything,
  keysOf,
  linkFor,
  mailedToken,
  parallel,
  tokenFor,
} from "@/tests/support/journeys";
import { PASSWORD, person, signedIn } from "@/tests/support/people";

/** `quiet` tells nobody which addresses have accounts. */
let app: TestApp;
let quiet: TestApp;
beforeAll(async () => {
  [app, quiet] = await Promise.all([
    createTestApp({ RETURN_GENERIC_RESPONSES: "false", FRESHNESS: "1 hour", FRESHNESS_GRACE_PERIOD: "0" }),
    createTestApp(),
  ]);
});
afterAll(() => Promise.all([app.close(), quiet.close()]));

let count = 0;
const fresh = () => `new${++count}@example.com`;

async function asked(browser: TestBrowser, email: string, at: TestApp = app): Promise<string> {
  expect(keysOf(await ask(changeEmail, { email }, browser))).toBe("ok");
  return mailedToken(at, email, "change_email_instructions");
}

async function changed() {
  const alice = await person(app);
  const browser = await signedIn(app, alice);
  const email = fresh();
  expect(keysOf(await ask(confirmEmailChange, { token: await asked(browser, email) }, app.browser()))).toBe("ok");
  return { alice, email, browser, undo: await mailedToken(app, alice.email, "change_email_notice") };
}

describe("a new address", () => {
  test("AT-088, FS-241: counts only from its link on; then the old one is told and signs nobody in", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    const email = fresh();
    expect(await ask(changeEmail, { email }, browser)).toMatchObject({ value: { currentEmail: alice.email } });
    expect(await app.mails(alice.email)).toEqual([]);
    expect([await canSignIn(app, alice.email, PASSWORD), await canSignIn(app, email, PASSWORD)]).toEqual([true, false]);

    const token = await mailedToken(app, email, "change_email_instructions");
    const before = await everything(app);
    expect(keysOf(await ask(inspectEmailChange, { token }, app.browser()))).toBe("ok");
    expect(await everything(app)).toBe(before);

    const stranger = app.browser();
    expect(keysOf(await ask(confirmEmailChange, { token }, stranger))).toBe("ok");
    expect(await stranger.who()).toBeNull();
    expect([await canSignIn(app, alice.email, PASSWORD), await canSignIn(app, email, PASSWORD)]).toEqual([false, true]);
    expect((await app.mails(alice.email)).map(({ template }) => template)).toEqual(["change_email_notice"]);
    expect(await app.db.identityKey.findMany({ where: { userId: alice.id } })).toMatchObject([{ key: email }]);
    expect(
      await app.db.auditEntry.findMany({ where: { userId: alice.id, event: "change_email_confirmed" } }),
    ).toHaveLength(1);
  });

  test("C-39: sessions and tokens live on", async () => {
    const alice = await person(app);
    const [here, there] = [await signedIn(app, alice), await signedIn(app, alice)];
    const token = await tokenFor(app, alice);
    const email = fresh();
    await ask(confirmEmailChange, { token: await asked(here, email) }, app.browser());
    expect([await here.who(), await there.who(), await bearer(app, token)]).toEqual([email, email, email]);
  });

  test("AT-079: voids links that were mailed to the old one", async () => {
    const alice = await person(app, { confirmed: false });
    const links = { confirm: await linkFor(app, alice, "confirm"), reset: await linkFor(app, alice, "reset") };
    await app.db.user.update({ where: { id: alice.id }, data: { confirmedAt: new Date() } });
    await ask(confirmEmailChange, { token: await asked(await signedIn(app, alice), fresh()) }, app.browser());
    const password = { password: "some-other-secret", password_confirm: "some-other-secret" };
    expect(keysOf(await ask(reset, { token: links.reset, ...password }, app.browser()))).not.toBe("ok");
    expect(keysOf(await ask(confirm, { token: links.confirm }, app.browser()))).not.toBe("ok");
  });

  test("FS-243, FS-245: its link works once, for its time, and only the newest", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    const [first, second, third] = [fresh(), fresh(), fresh()];
    const [old, used] = [await asked(browser, first), await asked(browser, second)];
    expect(keysOf(await ask(confirmEmailChange, { token: old }, browser))).toEqual({ "": "API_ERROR" });
    const results = await parallel(10, () => ask(confirmEmailChange, { token: used }, app.browser()));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(keysOf(await ask(confirmEmailChange, { token: used }, browser))).toEqual({ "": "API_ERROR" });
    const late = await asked(browser, third);
    app.clock.pass(hours(2) + 1);
    const refusal = await ask(confirmEmailChange, { token: late }, app.browser());
    expect(refusal).toMatchObject({
      complaints: { "": [{ key: "CHANGE_EMAIL_EXPIRED", params: { within: { milliseconds: hours(2) } } }] },
    });
    for (const token of ["", null, undefined, [], { startsWith: "a" }, "%", "x".repeat(3000)])
      expect(keysOf(await ask(confirmEmailChange, { token }, app.browser()))).toEqual({ "": "API_ERROR" });
  });

  test("AT-091: a pending change dies with the password", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    const token = await asked(browser, fresh());
    await ask(
      changePassword,
      { password: PASSWORD, new_password: "brand-new-secret-31", new_password_confirm: "brand-new-secret-31" },
      browser,
    );
    expect(keysOf(await ask(confirmEmailChange, { token }, app.browser()))).toEqual({ "": "API_ERROR" });
    expect(await canSignIn(app, alice.email, "brand-new-secret-31")).toBe(true);
  });

  test("needs somebody who was there a short while ago", async () => {
    expect(keysOf(await ask(changeEmail, { email: fresh() }, app.browser()))).toEqual({ "": "UNAUTHENTICATED" });
    const browser = await signedIn(app, await person(app));
    app.clock.pass(minutes(61));
    expect(keysOf(await ask(changeEmail, { email: fresh() }, browser))).toEqual({ "": "REAUTHENTICATION_REQUIRED" });
  });

  test("FS-247: malformed, one's own or taken, in any spelling: said at the field, nothing is mailed", async () => {
    const [alice, bob] = [await person(app), await person(app)];
    const browser = await signedIn(app, alice);
    for (const [email, key] of [
      ["no-address", "INVALID_EMAIL_ADDRESS"],
      ["", "EMAIL_NOT_PROVIDED"],
      [alice.email, "EMAIL_ALREADY_ASSOCIATED"],
      [bob.email.toUpperCase(), "EMAIL_ALREADY_ASSOCIATED"],
    ])
      expect(keysOf(await ask(changeEmail, { email }, browser))).toEqual({ email: key });
    expect(await app.mails(bob.email)).toEqual([]);
  });

  test("FS-209, AT-089: a taken one looks like success with generic responses, and mails nobody", async () => {
    const [alice, bob] = [await person(quiet), await person(quiet)];
    const browser = await signedIn(quiet, alice);
    const answers = await Promise.all([fresh(), bob.email].map((email) => ask(changeEmail, { email }, browser)));
    expect(answers.map((answer) => (answer.ok ? Object.keys(answer.value) : answer))).toEqual([
      ["email", "currentEmail"],
      ["email", "currentEmail"],
    ]);
    expect(await quiet.mails(bob.email)).toEqual([]);
    expect(keysOf(await ask(changeEmail, { email: "no-address" }, browser))).toEqual({
      email: "INVALID_EMAIL_ADDRESS",
    });
  });

  test("AT-089: one that was taken meanwhile is refused, and both accounts stay whole", async () => {
    const alice = await person(app);
    const email = fresh();
    const token = await asked(await signedIn(app, alice), email);
    const bob = await person(app, { email: email.toUpperCase() });
    expect(keysOf(await ask(inspectEmailChange, { token }, app.browser()))).toEqual({ "": "API_ERROR" });
    expect(keysOf(await ask(confirmEmailChange, { token }, app.browser()))).toEqual({ "": "API_ERROR" });
    expect([await canSignIn(app, alice.email, PASSWORD), await canSignIn(app, bob.email, PASSWORD)]).toEqual([
      true,
      true,
    ]);
  });
});

describe("taking a change of address back", () => {
  test("restores the former address and ends every session, though the thief has a new password", async () => {
    const { alice, email, browser, undo } = await changed();
    const thief = await signedIn(app, { email, password: PASSWORD });
    const secret = { password: PASSWORD, new_password: "thieves-secret-31", new_password_confirm: "thieves-secret-31" };
    expect(keysOf(await ask(changePassword, secret, thief))).toBe("ok");
    expect(keysOf(await ask(undoEmailChange, { token: undo }, app.browser()))).toBe("ok");
    expect([await thief.who(), await browser.who()]).toEqual([null, null]);
    expect(await app.db.identityKey.findMany({ where: { userId: alice.id } })).toMatchObject([{ key: alice.email }]);
    expect(keysOf(await ask(undoEmailChange, { token: undo }, app.browser()))).toEqual({ "": "API_ERROR" });
  });

  test("also takes back what was changed after it, and no other way round", async () => {
    const { alice, email, browser, undo } = await changed();
    const second = fresh();
    await ask(confirmEmailChange, { token: await asked(browser, second) }, app.browser());
    const later = await mailedToken(app, email, "change_email_notice");
    expect(keysOf(await ask(undoEmailChange, { token: undo }, app.browser()))).toBe("ok");
    expect(keysOf(await ask(undoEmailChange, { token: later }, app.browser()))).toEqual({ "": "API_ERROR" });
    expect(await canSignIn(app, alice.email, PASSWORD)).toBe(true);
  });

  test("works for 72 hours", async () => {
    const { undo } = await changed();
    app.clock.pass(hours(72) + 1);
    expect(keysOf(await ask(undoEmailChange, { token: undo }, app.browser()))).toEqual({ "": "CHANGE_EMAIL_EXPIRED" });
  });

  test("is not barred by an account that was registered with the address and never proved it", async () => {
    const { alice, undo } = await changed();
    await ask(
      register,
      { email: alice.email, password: "squatters-secret-1", password_confirm: "squatters-secret-1" },
      app.browser(),
    );
    expect(await app.db.user.count({ where: { email: alice.email } })).toBe(1);
    expect(keysOf(await ask(undoEmailChange, { token: undo }, app.browser()))).toBe("ok");
    expect(await canSignIn(app, alice.email, PASSWORD)).toBe(true);
  });

  test("leaves an address to somebody who has proved it since", async () => {
    const { alice, email, undo } = await changed();
    await person(app, { email: alice.email, password: "owners-own-secret-1" });
    expect(keysOf(await ask(undoEmailChange, { token: undo }, app.browser()))).toEqual({ "": "API_ERROR" });
    expect([await canSignIn(app, alice.email, "owners-own-secret-1"), await canSignIn(app, email, PASSWORD)]).toEqual([
      true,
      true,
    ]);
  });
});
