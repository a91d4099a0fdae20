import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { days, hours } from "@/lib/security/core/durations";
import { setActive } from "@/lib/security/features/administration/set-active";
import { confirm } from "@/lib/security/features/confirmation/confirm";
import { inspectConfirmation } from "@/lib/security/features/confirmation/inspect";
import { sendConfirmation } from "@/lib/security/features/confirmation/send";
import { inspectReset } from "@/lib/security/features/passwords/inspect-reset";
import { reset } from "@/lib/security/features/passwords/reset";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, everything, fromTerminal, keysOf, linkFor, mailedToken, parallel } from "@/tests/support/journeys";
import { PASSWORD, person, signedIn } from "@/tests/support/people";

/** `eager` signs people in when they confirm. */
let app: TestApp;
let eager: TestApp;
beforeAll(async () => {
  [app, eager] = await Promise.all([
    createTestApp({ RETURN_GENERIC_RESPONSES: "false" }),
    createTestApp({ AUTO_LOGIN_AFTER_CONFIRM: "true" }),
  ]);
});
afterAll(() => Promise.all([app.close(), eager.close()]));

const pending = (at: TestApp = app, about: Parameters<typeof person>[1] = {}) =>
  person(at, { confirmed: false, ...about });
const confirmedAt = async (at: TestApp, { id }: { id: string }) =>
  (await at.db.user.findUniqueOrThrow({ where: { id } })).confirmedAt;

describe("confirmation", () => {
  test("a new link is mailed to whoever still needs one; others are told why not", async () => {
    const nora = await pending();
    const done = await person(app);
    expect(keysOf(await ask(sendConfirmation, { email: nora.email.toUpperCase() }, app.browser()))).toBe("ok");
    expect(keysOf(await ask(sendConfirmation, { email: done.email }, app.browser()))).toEqual({
      email: "ALREADY_CONFIRMED",
    });
    expect(keysOf(await ask(sendConfirmation, { email: "nobody@example.com" }, app.browser()))).toEqual({
      email: "USER_DOES_NOT_EXIST",
    });
    const token = await mailedToken(app, nora.email, "confirmation_instructions");
    expect(keysOf(await ask(confirm, { token }, app.browser()))).toBe("ok");
    expect(await confirmedAt(app, nora)).not.toBeNull();
    expect(await app.mails(done.email)).toEqual([]);
  });

  test("somebody disabled gets the usual answer and no mail", async () => {
    const off = await pending(app, { active: false });
    expect(keysOf(await ask(sendConfirmation, { email: off.email }, app.browser()))).toBe("ok");
    expect(await app.mails(off.email)).toEqual([]);
  });

  test("AT-070: looking at a link confirms nobody and signs nobody in, however often", async () => {
    const nora = await pending(eager);
    const token = await linkFor(eager, nora, "confirm");
    const browser = eager.browser();
    const before = await everything(eager);
    for (let look = 0; look < 3; look++) expect(keysOf(await ask(inspectConfirmation, { token }, browser))).toBe("ok");
    expect(await everything(eager)).toBe(before);
    expect(await browser.who()).toBeNull();
  });

  test("signs nobody in, unless that is configured", async () => {
    for (const [at, who] of [
      [app, null],
      [eager, "signed-in"],
    ] as const) {
      const nora = await pending(at);
      const browser = at.browser();
      await ask(confirm, { token: await linkFor(at, nora, "confirm") }, browser);
      expect(await browser.who()).toBe(who && nora.email);
    }
  });

  test("AT-092: a second click is told so, and signs nobody in", async () => {
    const nora = await pending(eager);
    const token = await linkFor(eager, nora, "confirm");
    await ask(confirm, { token }, eager.browser());
    const first = await confirmedAt(eager, nora);
    const browser = eager.browser();
    for (const useCase of [inspectConfirmation, confirm])
      expect(keysOf(await ask<{ token: string }, unknown, { kind: "anyone" }>(useCase, { token }, browser))).toEqual({
        "": "ALREADY_CONFIRMED",
      });
    expect(await browser.who()).toBeNull();
    expect(await confirmedAt(eager, nora)).toEqual(first);
  });

  test("of 20 clicks at the same moment one confirms", async () => {
    const token = await linkFor(app, await pending(), "confirm");
    const results = await parallel(20, () => ask(confirm, { token }, app.browser()));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("a link is not lost when the confirmation cannot be written", async () => {
    const nora = await pending();
    const token = await linkFor(app, nora, "confirm");
    await app.db.$executeRawUnsafe(
      "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$",
    );
    await app.db.$executeRawUnsafe(
      "CREATE TRIGGER none BEFORE UPDATE OF confirmed_at ON users FOR EACH ROW EXECUTE FUNCTION refuse()",
    );
    await expect(ask(confirm, { token }, app.browser())).rejects.toThrow();
    await app.db.$executeRawUnsafe("DROP TRIGGER none ON users");
    expect(keysOf(await ask(confirm, { token }, app.browser()))).toBe("ok");
  });

  test("a link that is too old says for how long it was good, and mails nothing by itself", async () => {
    const nora = await pending();
    const token = await linkFor(app, nora, "confirm");
    const before = app.clock.now();
    app.clock.pass(days(1) - hours(1));
    expect(keysOf(await ask(inspectConfirmation, { token }, app.browser()))).toBe("ok");
    app.clock.pass(hours(1));
    expect(app.clock.now().getTime() - before.getTime()).toBeGreaterThanOrEqual(days(1));
    const result = await ask(confirm, { token }, app.browser());
    expect(result).toMatchObject({
      code: "CONFIRMATION_EXPIRED",
      complaints: { "": [{ params: { within: { milliseconds: days(2) } } }] },
    });
    expect(await app.mails(nora.email)).toEqual([]);
  });

  test("a link dies with a newer one, with the password, and with the address", async () => {
    const nora = await pending();
    const older = await linkFor(app, nora, "confirm");
    const newer = await linkFor(app, nora, "confirm");
    expect(keysOf(await ask(confirm, { token: older }, app.browser()))).toEqual({ "": "INVALID_CONFIRMATION_TOKEN" });
    const password = await linkFor(app, nora, "reset");
    await ask(reset, { token: password, password: `${PASSWORD}!`, password_confirm: `${PASSWORD}!` }, app.browser());
    expect(keysOf(await ask(confirm, { token: newer }, app.browser()))).toEqual({ "": "INVALID_CONFIRMATION_TOKEN" });

    const moved = await pending();
    const token = await linkFor(app, moved, "confirm");
    await app.db.user.update({ where: { id: moved.id }, data: { email: "moved@example.com" } });
    expect(keysOf(await ask(confirm, { token }, app.browser()))).toEqual({ "": "INVALID_CONFIRMATION_TOKEN" });
    expect(await confirmedAt(app, moved)).toBeNull();
  });

  test("AT-107: the link of an account that was disabled since does nothing", async () => {
    const nora = await pending();
    const token = await linkFor(app, nora, "confirm");
    await fromTerminal(app, setActive, { identity: nora.email, active: false });
    for (const useCase of [inspectConfirmation, confirm])
      expect(
        keysOf(await ask<{ token: string }, unknown, { kind: "anyone" }>(useCase, { token }, app.browser())),
      ).toEqual({ "": "INVALID_CONFIRMATION_TOKEN" });
    expect(await confirmedAt(app, nora)).toBeNull();
  });

  test("AT-073: a link serves its own purpose only", async () => {
    const nora = await pending();
    const tokens = { confirm: await linkFor(app, nora, "confirm"), reset: await linkFor(app, nora, "reset") };
    const passwords = { password: `${PASSWORD}!`, password_confirm: `${PASSWORD}!` };
    const before = await everything(app);
    expect(keysOf(await ask(confirm, { token: tokens.reset }, app.browser()))).toEqual({
      "": "INVALID_CONFIRMATION_TOKEN",
    });
    expect(keysOf(await ask(inspectConfirmation, { token: tokens.reset }, app.browser()))).toEqual({
      "": "INVALID_CONFIRMATION_TOKEN",
    });
    expect(keysOf(await ask(reset, { token: tokens.confirm, ...passwords }, app.browser()))).toEqual({
      "": "INVALID_RESET_PASSWORD_TOKEN",
    });
    expect(keysOf(await ask(inspectReset, { token: tokens.confirm }, app.browser()))).toEqual({
      "": "INVALID_RESET_PASSWORD_TOKEN",
    });
    expect(await everything(app)).toBe(before);
  });

  test("somebody else who is signed in here is signed out; the person themself stays", async () => {
    const [nora, other] = [await pending(), await person(app)];
    const browser = await signedIn(app, other);
    await ask(confirm, { token: await linkFor(app, nora, "confirm") }, browser);
    expect(await browser.who()).toBeNull();

    const own = await pending(app);
    const here = app.browser();
    await app.db.user.update({ where: { id: own.id }, data: { confirmedAt: app.clock.now() } });
    await signedIn(app, own, { browser: here });
    await app.db.user.update({ where: { id: own.id }, data: { confirmedAt: null } });
    await ask(confirm, { token: await linkFor(app, own, "confirm") }, here);
    expect(await here.who()).toBe(own.email);
  });
});
