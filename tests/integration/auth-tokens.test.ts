import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { hours, minutes, seconds } from "@/lib/security/core/durations";
import { issueAuthToken, openAuthToken } from "@/lib/security/domain/auth-tokens";
import { issueRefreshToken } from "@/lib/security/domain/refresh-tokens";
import { findTokenPrincipal } from "@/lib/security/domain/token-principal";
import { execute } from "@/lib/security/execute";
import { whoAmI } from "@/lib/security/features/account/who-am-i";
import { resetAccess } from "@/lib/security/features/administration/reset-access";
import { setActive } from "@/lib/security/features/administration/set-active";
import { setPassword } from "@/lib/security/features/administration/set-password";
import { logout } from "@/lib/security/features/login/logout";
import { freshness } from "@/lib/security/freshness";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, bearer, fromTerminal, tokenFor } from "@/tests/support/journeys";
import { person, signedIn } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** The context of a request that carries this token. */
async function carrying(token: string, of: TestApp = app) {
  const opened = openAuthToken(of.services.keyring, token, of.config, of.clock.now());
  const principal = opened && (await findTokenPrincipal(of.services.database.pool, opened, of.config));
  return { ...(await of.browser().context()), principal };
}

describe("an auth token", () => {
  test("stands for its person, with the roles of this moment, by one look-up", async () => {
    const alice = await person(app);
    const token = await tokenFor(app, alice);
    const queries = vi.spyOn(app.services.database.pool, "query");
    const ctx = await carrying(token);
    const result = await execute(whoAmI, {}, ctx);
    expect(queries).toHaveBeenCalledTimes(1);
    queries.mockRestore();
    expect(result).toEqual({ ok: true, value: { email: alice.email, roles: [], permissions: [], via: "token" } });
  });

  test("AT-248: is refused when edited, cut, of another purpose or under another secret", async () => {
    const alice = await person(app);
    const token = await tokenFor(app, alice);
    const [body = "", ...signature] = token.split(".");
    const content = JSON.parse(Buffer.from(body, "base64url").toString());
    const edited = Buffer.from(JSON.stringify({ ...content, iat: content.iat + 1 })).toString("base64url");
    const ctx = await app.browser().context();
    const other = [
      `${edited}.${signature.join(".")}`,
      `${body}.`,
      body,
      `.${signature.join(".")}`,
      `${token}x`,
      `${body}.${ctx.keyring.sign("refresh-token", body)}`,
      `${body}.${ctx.keyring.sign("csrf", body)}`,
      (await issueRefreshToken(ctx, alice)).token,
      "",
      "null",
      "x".repeat(5000),
    ];
    for (const one of other) expect(await bearer(app, one), one.slice(0, 80)).toBeNull();
    expect(await bearer(app, token)).toBe(alice.email);
  });

  test.each([
    ["another version", { ver: 4 }],
    ["no uid", { uid: undefined }],
    ["an empty uid", { uid: "" }],
    ["no exp", { exp: undefined }],
    ["no version", { ver: undefined }],
  ])("is not understood with %s, though it is signed", async (_, change) => {
    const alice = await person(app);
    const [body = ""] = (await tokenFor(app, alice)).split(".");
    const content = { ...JSON.parse(Buffer.from(body, "base64url").toString()), ...change };
    const changed = Buffer.from(JSON.stringify(content)).toString("base64url");
    expect(await bearer(app, `${changed}.${app.services.keyring.sign("auth-token", changed)}`)).toBeNull();
  });

  test("AT-248: dies with its person, and is refused as long as they are shut out", async () => {
    const [alice, bob] = [await person(app), await person(app)];
    const [hers, his] = [await tokenFor(app, alice), await tokenFor(app, bob)];
    await fromTerminal(app, setActive, { identity: alice.email, active: false });
    expect(await bearer(app, hers)).toBeNull();
    await fromTerminal(app, setActive, { identity: alice.email, active: true });
    expect(await bearer(app, hers)).toBe(alice.email);
    await app.db.user.delete({ where: { id: bob.id } });
    expect(await bearer(app, his)).toBeNull();
  });

  test("dies with a new password, not with the end of a session", async () => {
    const alice = await person(app);
    const token = await tokenFor(app, alice);
    const browser = await signedIn(app, alice);
    await ask(logout, {}, browser);
    expect(await bearer(app, token)).toBe(alice.email);
    await fromTerminal(app, setPassword, { identity: alice.email, password: "another-good-pass-1" });
    expect(await bearer(app, token)).toBeNull();
  });
});

describe("the life of an auth token", () => {
  test("AT-248: ends after TOKEN_MAX_AGE, or with its own end if that is earlier", async () => {
    const late = await createTestApp({ TOKEN_MAX_AGE: "15 minutes" });
    const alice = await person(late);
    const plain = await tokenFor(late, alice);
    const soon = new Date(late.clock.now().getTime() + minutes(5));
    const later = new Date(late.clock.now().getTime() + hours(5));
    const short = await issueAuthToken(late.system(), alice, { expiresAt: soon });
    const long = await issueAuthToken(late.system(), alice, { expiresAt: later });
    late.clock.pass(minutes(4));
    expect([await bearer(late, plain), await bearer(late, short)]).toEqual([alice.email, alice.email]);
    late.clock.pass(minutes(2));
    expect([await bearer(late, plain), await bearer(late, short)]).toEqual([alice.email, null]);
    late.clock.pass(minutes(10));
    expect([await bearer(late, plain), await bearer(late, long)]).toEqual([null, null]);
    await late.close();
  });

  test("of 0 is over after the second in which it was made; null is for ever", async () => {
    for (const [setting, after] of [
      ["0", false],
      ["null", true],
    ] as const) {
      const other = await createTestApp({ TOKEN_MAX_AGE: setting });
      const alice = await person(other);
      const token = await tokenFor(other, alice);
      const at = other.clock.now();
      const opens = (ahead: number) =>
        openAuthToken(other.services.keyring, token, other.config, new Date(at.getTime() + ahead)) !== null;
      expect([setting, opens(seconds(2)), opens(hours(24 * 400))]).toEqual([setting, after, after]);
      await other.close();
    }
  });
});

describe("with a uniquifier of its own (TOKEN_OWN_UNIQUIFIER)", () => {
  test("it survives a change of password, not a reset of access; the first request makes one, even ten at once", async () => {
    const own = await createTestApp({ TOKEN_OWN_UNIQUIFIER: "true" });
    const alice = await person(own);
    const tokens = await Promise.all(Array.from({ length: 10 }, () => tokenFor(own, alice)));
    await fromTerminal(own, setPassword, { identity: alice.email, password: "another-good-pass-1" });
    for (const token of tokens) expect(await bearer(own, token)).toBe(alice.email);
    await fromTerminal(own, resetAccess, { identity: alice.email });
    for (const token of tokens) expect(await bearer(own, token)).toBeNull();
    const again = await own.db.user.findUniqueOrThrow({ where: { id: alice.id } });
    expect(await bearer(own, await tokenFor(own, again))).toBe(alice.email);
    await own.close();
  });

  test("tokens from before it was introduced go on; switched off, it counts for nothing", async () => {
    const own = await createTestApp({ TOKEN_OWN_UNIQUIFIER: "true" });
    const alice = await person(own);
    const off = { ...own, config: { ...own.config, tokens: { ...own.config.tokens, ownUniquifier: false } } };
    const before = await issueAuthToken({ ...own.system(), config: off.config }, alice);
    const token = await tokenFor(own, alice);
    expect([await bearer(own, before), await bearer(own, token)]).toEqual([alice.email, alice.email]);
    expect(await bearer(off, token)).toBeNull();
    await own.close();
  });
});

describe("AT-251: freshness", () => {
  test("comes from the time inside the token, has no grace, and a setting denies it to all tokens", async () => {
    const alice = await person(app);
    const now = app.clock.now().getTime();
    const at = (ago: number) => issueAuthToken(app.system(), alice, { authenticatedAt: new Date(now - ago) });
    expect(await freshness(await carrying(await at(0)))).toBe(true);
    expect(await freshness(await carrying(await at(hours(23))))).toBe(true);
    expect(await freshness(await carrying(await at(hours(25))))).toBe(false);
    const strict = await createTestApp({ FRESHNESS_ALLOW_AUTH_TOKEN: "false" });
    const bob = await person(strict);
    expect(await freshness(await carrying(await tokenFor(strict, bob), strict))).toBe(false);
    await strict.close();
  });
});
