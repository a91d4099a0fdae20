import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { days, hours } from "@/lib/security/core/durations";
import { changePassword } from "@/lib/security/features/passwords/change";
import { reset } from "@/lib/security/features/passwords/reset";
import { passwordStatus } from "@/lib/security/features/passwords/status";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, bearer, canSignIn, everything, keysOf, linkFor, parallel, tokenFor } from "@/tests/support/journeys";
import { PASSWORD, person, signedIn } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ RETURN_GENERIC_RESPONSES: "false", FRESHNESS: "1 hour", FRESHNESS_GRACE_PERIOD: "0" });
});
afterAll(() => app.close());

const NEW = "brand-new-secret-31";
const change = { password: PASSWORD, new_password: NEW, new_password_confirm: NEW };

describe("change of password", () => {
  test("AT-035: kills every session, token and link at once, and gives this browser a new session", async () => {
    const alice = await person(app);
    const [here, there, thirdly] = [
      await signedIn(app, alice),
      await signedIn(app, alice),
      await signedIn(app, alice, { remember: true }),
    ];
    const tokens = [await tokenFor(app, alice), await tokenFor(app, alice)];
    const link = await linkFor(app, alice, "reset");
    const stolen = here.copy();
    const before = here.sessionId;
    expect(keysOf(await ask(changePassword, change, here))).toBe("ok");

    expect(await here.who()).toBe(alice.email);
    expect(here.sessionId).not.toBe(before);
    expect(await app.db.session.findMany({ where: { userId: alice.id, endedAt: null } })).toMatchObject([
      { id: here.sessionId, via: "change" },
    ]);
    expect(
      await Promise.all([there.who(), thirdly.who(), stolen.who(), ...tokens.map((token) => bearer(app, token))]),
    ).toEqual([null, null, null, null, null]);
    expect(
      keysOf(
        await ask(
          reset,
          { token: link, password: "some-other-secret", password_confirm: "some-other-secret" },
          app.browser(),
        ),
      ),
    ).toEqual({ "": "INVALID_RESET_PASSWORD_TOKEN" });
    expect(await canSignIn(app, alice.email, PASSWORD)).toBe(false);
    expect(await canSignIn(app, alice.email, NEW)).toBe(true);
    expect((await app.mails(alice.email)).map(({ template }) => template)).toEqual(["change_notice"]);
    const events = await app.db.auditEntry.findMany({
      where: { userId: alice.id, event: { in: ["password_changed", "user_authenticated"] } },
      orderBy: { at: "asc" },
    });
    expect(events.map(({ event, data }) => [event, data])).toContainEqual(["user_authenticated", { via: ["change"] }]);
    expect(events.map(({ event }) => event)).toContain("password_changed");
  });

  test("AT-034: the same password is refused, whatever its spelling, and nothing ends", async () => {
    const alice = await person(app, { password: "caf\u00e9-au-lait-17" });
    const [here, there] = [await signedIn(app, alice), await signedIn(app, alice)];
    const token = await tokenFor(app, alice);
    const same = "cafe\u0301-au-lait-17";
    expect(
      keysOf(
        await ask(
          changePassword,
          { password: "caf\u00e9-au-lait-17", new_password: same, new_password_confirm: same },
          here,
        ),
      ),
    ).toEqual({ password: "PASSWORD_IS_THE_SAME" });
    expect(await Promise.all([here.who(), there.who(), bearer(app, token)])).toEqual([
      alice.email,
      alice.email,
      alice.email,
    ]);
  });

  test("AT-118: a remembered session dies with the old password; the new one is remembered as well", async () => {
    const alice = await person(app);
    const [here, there] = [
      await signedIn(app, alice, { remember: true }),
      await signedIn(app, alice, { remember: true }),
    ];
    await ask(changePassword, change, here);
    expect(await there.who()).toBeNull();
    app.clock.pass(days(2));
    expect(await here.who()).toBe(alice.email);
  });

  test("complains in a fixed order, and about the right field", async () => {
    const here = await signedIn(app, await person(app));
    const steps: [object, object][] = [
      [{ password: "", new_password: " ", new_password_confirm: "x" }, { new_password: "PASSWORD_NOT_PROVIDED" }],
      [
        { password: "", new_password: "short", new_password_confirm: "x" },
        { new_password_confirm: "RETYPE_PASSWORD_MISMATCH" },
      ],
      [{ password: " ", new_password: "short", new_password_confirm: "short" }, { password: "PASSWORD_NOT_PROVIDED" }],
      [{ password: "wrong", new_password: "short", new_password_confirm: "short" }, { password: "INVALID_PASSWORD" }],
      [
        { password: PASSWORD, new_password: PASSWORD, new_password_confirm: PASSWORD },
        { password: "PASSWORD_IS_THE_SAME" },
      ],
      [
        { password: PASSWORD, new_password: "short", new_password_confirm: "short" },
        { new_password: "PASSWORD_INVALID_LENGTH" },
      ],
    ];
    for (const [input, keys] of steps) expect(keysOf(await ask(changePassword, input, here))).toEqual(keys);
  });

  test("somebody without a password sets a first one, but only fresh from a proof of identity", async () => {
    const olga = await person(app);
    const here = await signedIn(app, olga, { remember: true });
    await app.db.user.update({ where: { id: olga.id }, data: { passwordHash: null } });
    const first = { new_password: NEW, new_password_confirm: NEW };
    app.clock.pass(hours(1));
    const before = await everything(app);
    expect(await ask(changePassword, first, here)).toMatchObject({
      ok: false,
      code: "REAUTHENTICATION_REQUIRED",
      extra: { reauth_required: true },
    });
    expect(keysOf(await ask(passwordStatus, {}, here))).toEqual({ "": "REAUTHENTICATION_REQUIRED" });
    expect(await everything(app)).toBe(before);
    await (await here.context()).session.reauthenticated();
    expect(keysOf(await ask(changePassword, first, here))).toBe("ok");
    expect(await canSignIn(app, olga.email, NEW)).toBe(true);
  });

  test("of 20 changes at the same moment one wins, and exactly its password works", async () => {
    const alice = await person(app);
    const browsers = await parallel(20, () => signedIn(app, alice));
    const results = await Promise.all(
      browsers.map((browser, index) =>
        ask(
          changePassword,
          { ...change, new_password: `${NEW}-${index}`, new_password_confirm: `${NEW}-${index}` },
          browser,
        ),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await parallel(20, (index) => canSignIn(app, alice.email, `${NEW}-${index}`))).toEqual(
      results.map(({ ok }) => ok),
    );
    expect((await Promise.all(browsers.map((browser) => browser.who()))).filter(Boolean)).toHaveLength(1);
  });

  test("AT-085: nobody changes a password without being signed in", async () => {
    const before = await everything(app);
    expect(keysOf(await ask(changePassword, change, app.browser()))).toEqual({ "": "UNAUTHENTICATED" });
    expect(await everything(app)).toBe(before);
  });
});
