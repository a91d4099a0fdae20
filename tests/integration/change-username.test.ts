import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hours } from "@/lib/security/core/durations";
import { changeUsername } from "@/lib/security/features/identity/change-username";
import { usernameStatus } from "@/lib/security/features/identity/username-status";
import { login } from "@/lib/security/features/login/login";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, keysOf, parallel } from "@/tests/support/journeys";
import { PASSWORD, person, signedIn } from "@/tests/support/people";

/** `strict` demands a username of everybody. */
let app: TestApp;
let strict: TestApp;
beforeAll(async () => {
  [app, strict] = await Promise.all([
    createTestApp({ RETURN_GENERIC_RESPONSES: "false", FRESHNESS: "1 hour", FRESHNESS_GRACE_PERIOD: "0" }),
    createTestApp({ RETURN_GENERIC_RESPONSES: "false", USERNAME_REQUIRED: "true" }),
  ]);
});
afterAll(() => Promise.all([app.close(), strict.close()]));

let count = 0;
const name = () => `name${++count}x`;
const byName = async (username: string, at: TestApp = app) =>
  keysOf(await ask(login, { username, password: PASSWORD }, at.browser()));

describe("change of username", () => {
  test("FS-248: only the new one signs in; the person is told; sessions live on", async () => {
    const [first, second] = [name(), name()];
    const alice = await person(app, { username: first });
    const browser = await signedIn(app, alice);
    expect(keysOf(await ask(changeUsername, { username: "abc" }, browser))).toEqual({
      username: "USERNAME_INVALID_LENGTH",
    });
    expect(keysOf(await ask(changeUsername, { username: second }, browser))).toBe("ok");
    expect([await byName(second), await byName(first)]).toEqual(["ok", { username: "USER_DOES_NOT_EXIST" }]);
    expect((await app.mails(alice.email)).map(({ template }) => template)).toEqual(["change_username_notice"]);
    expect(await browser.who()).toBe(alice.email);
    expect(await app.db.auditEntry.findFirst({ where: { userId: alice.id, event: "username_changed" } })).toMatchObject(
      {
        data: { oldUsername: first },
      },
    );
  });

  test("FS-252: tells the present one, to a person who was there a short while ago", async () => {
    const username = name();
    const browser = await signedIn(app, await person(app, { username }));
    expect(await ask(usernameStatus, {}, browser)).toMatchObject({ value: { username } });
    expect(keysOf(await ask(usernameStatus, {}, app.browser()))).toEqual({ "": "UNAUTHENTICATED" });
    app.clock.pass(hours(2));
    const stale = { "": "REAUTHENTICATION_REQUIRED" };
    expect(keysOf(await ask(usernameStatus, {}, browser))).toEqual(stale);
    expect(keysOf(await ask(changeUsername, { username: name() }, browser))).toEqual(stale);
  });

  test("FS-253: what is compared is the normalised spelling", async () => {
    const username = name();
    const browser = await signedIn(app, await person(app));
    expect(keysOf(await ask(changeUsername, { username: `${username}\u2160` }, browser))).toBe("ok");
    expect(await byName(`${username}I`)).toBe("ok");
  });

  test("one's own, and anybody else's in any spelling, is taken; another case of one's own is not", async () => {
    const [mine, theirs] = [name(), name()];
    await person(app, { username: theirs });
    const browser = await signedIn(app, await person(app, { username: mine }));
    for (const username of [mine, theirs, theirs.toUpperCase()])
      expect(keysOf(await ask(changeUsername, { username }, browser))).toEqual({
        username: "USERNAME_ALREADY_ASSOCIATED",
      });
    expect(keysOf(await ask(changeUsername, { username: mine.toUpperCase() }, browser))).toBe("ok");
  });

  test("of ten people who want one name at the same moment, one gets it", async () => {
    const username = name();
    const browsers = await Promise.all(
      Array.from({ length: 10 }, async () => signedIn(app, await person(app, { username: name() }))),
    );
    const results = await parallel(10, async (index) => {
      const browser = browsers[index];
      return browser && keysOf(await ask(changeUsername, { username }, browser));
    });
    expect(results.filter((result) => result === "ok")).toHaveLength(1);
    expect(await app.db.user.count({ where: { username } })).toBe(1);
  });

  test("AT-265: one that was left out takes nothing away", async () => {
    const username = name();
    const alice = await person(app, { username });
    const browser = await signedIn(app, alice);
    for (const slip of [{}, { username: undefined }, { Username: "" }, { user: username }])
      expect(keysOf(await ask(changeUsername, slip, browser))).toEqual({ username: "USERNAME_NOT_PROVIDED" });
    expect(await app.db.user.count({ where: { username } })).toBe(1);
  });

  test("FS-251: an empty one takes it away, unless everybody needs one", async () => {
    const username = name();
    const alice = await person(app, { username });
    expect(keysOf(await ask(changeUsername, { username: "" }, await signedIn(app, alice)))).toBe("ok");
    expect(await byName(username)).toEqual({ username: "USER_DOES_NOT_EXIST" });
    expect(await app.db.identityKey.count({ where: { userId: alice.id } })).toBe(1);
    const bound = await signedIn(strict, await person(strict, { username: name() }));
    expect(keysOf(await ask(changeUsername, { username: "" }, bound))).toEqual({ username: "USERNAME_NOT_PROVIDED" });
  });
});
