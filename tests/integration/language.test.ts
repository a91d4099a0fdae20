import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chooseLanguage } from "@/lib/security/features/language/choose-language";
import { login } from "@/lib/security/features/login/login";
import { requestReset } from "@/lib/security/features/passwords/request-reset";
import { register } from "@/lib/security/features/registration/register";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, keysOf } from "@/tests/support/journeys";
import { PASSWORD, person, signedIn } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ LANGUAGES: "en,de,fr,ar" });
});
afterAll(() => app.close());

const localeOf = async ({ id }: { id: string }) => (await app.db.user.findUniqueOrThrow({ where: { id } })).locale;
const speaks = async (browser: ReturnType<TestApp["browser"]>) => (await browser.context()).language.locale;

describe("whoever chooses a language", () => {
  test("is spoken to in it by this browser, and by mail when they are signed in", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    const result = await ask(chooseLanguage, { locale: "de", next: "/account?notice=PASSWORD_CHANGE" }, browser);
    expect(result).toMatchObject({ ok: true, value: { target: "/account?notice=PASSWORD_CHANGE" } });
    expect(browser.keepsakes.get("language")).toBe("de");
    expect(await speaks(browser)).toBe("de");
    expect(await localeOf(alice)).toBe("de");
  });

  test("need not be signed in, and overrides what the browser asks for", async () => {
    const browser = app.browser({ accepts: "fr" });
    expect(await speaks(browser)).toBe("fr");
    expect(await ask(chooseLanguage, { locale: "ar" }, browser)).toMatchObject({ value: { target: "/" } });
    expect(await speaks(browser)).toBe("ar");
  });

  test.each(["it", "xx", "", "DE", "de\r\nset-cookie: a=b", "x".repeat(36), ["de"], null, 7])(
    "gets none but those that are offered: %j",
    async (locale) => {
      const alice = await person(app);
      const browser = await signedIn(app, alice);
      const result = await ask(chooseLanguage, { locale }, browser);
      expect(Object.keys(keysOf(result))).toEqual(["locale"]);
      expect(browser.keepsakes.has("language")).toBe(false);
      expect(await localeOf(alice)).toBeNull();
    },
  );

  test("a language that is not offered is no valid choice", async () => {
    expect(keysOf(await ask(chooseLanguage, { locale: "it" }, app.browser()))).toEqual({
      locale: "NOT_A_VALID_CHOICE",
    });
  });

  test.each(["https://evil.example/", "//evil.example", "/api/me"])("is never sent elsewhere: %s", async (next) => {
    expect(await ask(chooseLanguage, { locale: "de", next }, app.browser())).toMatchObject({ value: { target: "/" } });
  });
});

describe("the language of a person", () => {
  test("is the one in which they register, also before they have confirmed their address", async () => {
    const email = "registers@example.com";
    const browser = app.browser({ accepts: "de-AT, en;q=0.5" });
    const input = { email, password: PASSWORD, password_confirm: PASSWORD };
    expect(await ask(register, input, browser)).toMatchObject({ value: { status: "confirmation-sent" } });
    expect((await app.db.user.findFirstOrThrow({ where: { email } })).locale).toBe("de");
  });

  test("follows their sign-ins", async () => {
    const alice = await person(app);
    await signedIn(app, alice, { browser: app.browser({ accepts: "fr" }) });
    expect(await localeOf(alice)).toBe("fr");
    await signedIn(app, alice, { browser: app.browser({ accepts: "de" }) });
    expect(await localeOf(alice)).toBe("de");
  });

  test.each([undefined, "*", "sv"])("stays when a sign-in names none that is offered: %j", async (accepts) => {
    const alice = await person(app);
    await signedIn(app, alice, { browser: app.browser({ accepts: "fr" }) });
    await signedIn(app, alice, { browser: app.browser({ accepts }) });
    expect(await localeOf(alice)).toBe("fr");
  });

  test("is not changed by a sign-in that fails", async () => {
    const alice = await person(app);
    await ask(login, { email: alice.email, password: "wrong-password-1" }, app.browser({ accepts: "de" }));
    expect(await localeOf(alice)).toBeNull();
  });

  test("is that of their mails, whoever asks for them", async () => {
    const alice = await person(app);
    await signedIn(app, alice, { browser: app.browser({ accepts: "ar" }) });
    await ask(requestReset, { email: alice.email }, app.browser({ accepts: "fr" }));
    expect((await app.mails(alice.email)).at(-1)?.html).toMatch(/<html[^>]* lang="ar"/);
  });

  test("where none is known, mails are in that of whoever asks for them", async () => {
    const alice = await person(app);
    await ask(requestReset, { email: alice.email }, app.browser({ accepts: "fr" }));
    expect((await app.mails(alice.email)).at(-1)?.html).toMatch(/<html[^>]* lang="fr"/);
  });

  test("that is no longer offered counts as none", async () => {
    const alice = await person(app);
    await app.db.user.update({ where: { id: alice.id }, data: { locale: "it" } });
    await ask(requestReset, { email: alice.email }, app.browser({ accepts: "fr" }));
    expect((await app.mails(alice.email)).at(-1)?.html).toMatch(/<html[^>]* lang="fr"/);
  });
});
