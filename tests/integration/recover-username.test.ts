import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { days } from "@/lib/security/core/durations";
import { recoverUsername } from "@/lib/security/features/identity/recover-username";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, everything, keysOf } from "@/tests/support/journeys";
import { person, signedIn } from "@/tests/support/people";

/** `open` says what is wrong; `app`, as shipped, tells nobody who has an account. */
let app: TestApp;
let open: TestApp;
beforeAll(async () => {
  [app, open] = await Promise.all([createTestApp(), createTestApp({ RETURN_GENERIC_RESPONSES: "false" })]);
});
afterAll(() => Promise.all([app.close(), open.close()]));

async function cast(at: TestApp) {
  const locked = await person(at);
  await at.db.user.update({ where: { id: locked.id }, data: { lockedUntil: new Date(Date.now() + days(1)) } });
  return [
    ["nobody@example.com", "USER_DOES_NOT_EXIST"],
    ["malformed", "INVALID_EMAIL_ADDRESS"],
    ["", "EMAIL_NOT_PROVIDED"],
    [(await person(at, { active: false })).email, "DISABLED_ACCOUNT"],
    [(await person(at, { confirmed: false })).email, "CONFIRMATION_REQUIRED"],
    [locked.email, "ACCOUNT_LOCKED"],
  ] as const;
}

describe("a forgotten username", () => {
  test("FS-239: is mailed to the address of the account", async () => {
    const alice = await person(open, { username: "alicethegreat" });
    expect(keysOf(await ask(recoverUsername, { email: alice.email.toUpperCase() }, open.browser()))).toBe("ok");
    const [mail] = await open.mails(alice.email);
    expect(mail).toMatchObject({ template: "username_recovery" });
    expect(mail?.text).toContain("alicethegreat");
  });

  test("AT-148: stands in the mail as text, whatever it looks like", async () => {
    const username = '<img src=x onerror="alert(1)">{{7*7}}';
    const alice = await person(open, { username });
    await ask(recoverUsername, { email: alice.email }, open.browser());
    const [mail] = await open.mails(alice.email);
    expect(mail?.html).not.toMatch(/<img src=x|49/);
    expect(mail?.html).toContain("&lt;img src=x");
    expect(mail?.text).toContain(username);
  });

  test("FS-240: is mailed to nobody else, and the form says why", async () => {
    for (const [email, key] of await cast(open)) {
      expect(keysOf(await ask(recoverUsername, { email }, open.browser()))).toEqual({ email: key });
      expect(await open.mails(email)).toEqual([]);
    }
  });

  test("FS-205: with generic responses the answer and the time are those of everybody, and nothing is written", async () => {
    const alice = await person(app, { username: "alicethegreat" });
    const others = await cast(app);
    const sent = await ask(recoverUsername, { email: alice.email }, app.browser());
    const before = await everything(app);
    for (const [email] of others) {
      const began = performance.now();
      expect(await ask(recoverUsername, { email }, app.browser())).toEqual(sent);
      expect(performance.now() - began).toBeGreaterThan(100);
    }
    expect(await everything(app)).toBe(before);
  });

  test("is for people who are not signed in", async () => {
    const alice = await person(open);
    expect(keysOf(await ask(recoverUsername, { email: alice.email }, await signedIn(open, alice)))).toEqual({
      "": "ANONYMOUS_USER_REQUIRED",
    });
  });
});
