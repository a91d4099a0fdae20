import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Result } from "@/lib/security/core/result";
import { execute } from "@/lib/security/execute";
import { beginConnection, beginSignIn, beginVerification, type Departure } from "@/lib/security/features/oauth/begin";
import { disconnect } from "@/lib/security/features/oauth/disconnect";
import { finish } from "@/lib/security/features/oauth/finish";
import { signInProviders } from "@/lib/security/features/oauth/status";
import { finishVerification } from "@/lib/security/features/oauth/verify";
import { createTestApp, type TestApp, type TestBrowser } from "../support/context";
import { startGithub } from "../support/github-server";
import { startOpenId, walkThrough } from "../support/openid-server";
import { person, signedIn } from "../support/people";

const client = { id: "gatehouse", secret: "a-secret-of-thirty-two-characters" };
const here = "http://localhost:3000";
const uris = ["oauthresponse", "oauth-verify-response"].map((one) => `${here}/login/${one}/oidc`);

let github: Awaited<ReturnType<typeof startGithub>>;
let openId: Awaited<ReturnType<typeof startOpenId>>;
let app: TestApp;
let strict: TestApp;
let open: TestApp;

beforeAll(async () => {
  [github, openId] = await Promise.all([startGithub(client), startOpenId(client)]);
  openId.answerFor(uris);
  const set = (name: string, issuer: string) =>
    Object.assign(process.env, {
      [`AUTH_${name}_ID`]: client.id,
      [`AUTH_${name}_SECRET`]: client.secret,
      [`AUTH_${name}_ISSUER`]: issuer,
    });
  set("GITHUB", github.url);
  set("OIDC", openId.url);
  app = await createTestApp({ RETURN_GENERIC_RESPONSES: "false" });
  strict = await createTestApp();
  open = await createTestApp({ RETURN_GENERIC_RESPONSES: "false", OAUTH_ALLOW_REGISTRATION: "true" });
});
afterAll(async () => {
  await Promise.all([app.close(), strict.close(), open.close(), github.stop(), openId.stop()]);
});
beforeEach(() => {
  github.instead = null;
  github.signedIn = null;
  openId.state.signedIn = null;
});

let count = 100;
const github1 = (email: string, verified = true) => ({ id: ++count, emails: [{ email, primary: true, verified }] });
const oidc1 = (email?: string, email_verified?: boolean) => ({ sub: `subject-${++count}`, email, email_verified });

type Begin = (browser: TestBrowser, input: object) => Promise<Result<Departure>>;
const toSignIn: Begin = async (browser, input) => execute(beginSignIn, input, await browser.context());
const toConnect: Begin = async (browser, input) => execute(beginConnection, input, await browser.context());
const toVerify: Begin = async (browser, input) => execute(beginVerification, input, await browser.context());

const begun = async (browser: TestBrowser, provider: string, begin: Begin) => {
  const result = await begin(browser, { provider, next: "/account/password" });
  if (!result.ok) throw new Error(result.code);
  return result.value.address;
};
const queryOf = (url: URL) => Object.fromEntries(url.searchParams);

/** There and back: what the provider sent the browser back with. */
const visit = async (browser: TestBrowser, provider: string, begin: Begin = toSignIn) => {
  const back = await walkThrough(await begun(browser, provider, begin));
  return { provider, ...queryOf(back) };
};
const arriveIn = async (browser: TestBrowser, came: object) => execute(finish, came, await browser.context());
const signInBy = async (browser: TestBrowser, provider: string) => arriveIn(browser, await visit(browser, provider));
const connectIn = async (browser: TestBrowser, provider: string) =>
  arriveIn(browser, await visit(browser, provider, toConnect));
const codeOf = (result: Result<unknown>) => (result.ok ? "ok" : result.code);

describe.each(["github", "oidc"])("%s", (provider) => {
  const be = (email: string, verified = true) => {
    github.signedIn = github1(email, verified);
    openId.state.signedIn = oidc1(email, verified);
  };

  test("signs in whoever has confirmed that address, tells them by mail, and knows them by subject from then on", async () => {
    const who = await person(app);
    const browser = app.browser();
    be(who.email.toUpperCase());
    const result = await signInBy(browser, provider);
    expect(result).toMatchObject({ ok: true, value: { status: "signed-in", target: "/account/password" } });
    expect(await browser.who()).toBe(who.email);
    expect((await app.mails(who.email)).map(({ template }) => template)).toEqual(["oauth_connected_notice"]);

    if (github.signedIn) github.signedIn.emails = [];
    if (openId.state.signedIn) openId.state.signedIn.email = "another@example.com";
    const later = app.browser();
    expect(codeOf(await signInBy(later, provider))).toBe("ok");
    expect(await later.who()).toBe(who.email);
  });

  test("stores no token of the provider", async () => {
    const who = await person(app);
    be(who.email);
    await signInBy(app.browser(), provider);
    const [account] = await app.db.account.findMany({ where: { userId: who.id } });
    expect(account).toMatchObject({ provider, access_token: null, refresh_token: null, id_token: null, scope: null });
  });

  test("lets nobody in by an address that the provider has not verified", async () => {
    const who = await person(app);
    be(who.email, false);
    expect(codeOf(await signInBy(app.browser(), provider))).toBe("IDENTITY_NOT_REGISTERED");
  });

  test("parks a login that needs a second factor, and begins no session", async () => {
    const who = await person(app);
    await app.db.webauthnCredential.create({
      data: {
        userId: who.id,
        credentialId: new Uint8Array(Buffer.from(`key-${provider}`)),
        publicKey: new Uint8Array([1]),
        backupState: false,
        deviceType: "singleDevice",
        name: "key",
        usage: "secondary",
        createdAt: app.clock.now(),
      },
    });
    be(who.email);
    const browser = app.browser();
    expect(await signInBy(browser, provider)).toMatchObject({ ok: true, value: { status: "second-factor-required" } });
    expect(await browser.who()).toBeNull();
    expect(browser.keepsakes.has("parked")).toBe(true);
    expect(await app.db.account.count({ where: { userId: who.id } })).toBe(0);
  });

  test("refuses disabled and unconfirmed people, and those it does not know, and says less where that is configured", async () => {
    const off = await person(app, { active: false });
    be(off.email);
    expect(codeOf(await signInBy(app.browser(), provider))).toBe("DISABLED_ACCOUNT");
    const unconfirmed = await person(app, { confirmed: false });
    be(unconfirmed.email);
    expect(codeOf(await signInBy(app.browser(), provider))).toBe("IDENTITY_NOT_REGISTERED");
    const gone = await person(strict, { active: false });
    be(gone.email);
    const told = await signInBy(strict.browser(), provider);
    be("stranger@example.com");
    expect(await signInBy(strict.browser(), provider)).toEqual(told);
    expect(codeOf(told)).toBe("OAUTH_SIGN_IN_REFUSED");
    expect(await strict.db.user.count({ where: { email: "stranger@example.com" } })).toBe(0);
  });

  test("makes an account where that is configured, from a verified address alone", async () => {
    const email = `new-${provider}@example.com`;
    be(email, false);
    expect(codeOf(await signInBy(open.browser(), provider))).toBe("IDENTITY_NOT_REGISTERED");
    be(email);
    const browser = open.browser();
    expect(codeOf(await signInBy(browser, provider))).toBe("ok");
    expect(await browser.who()).toBe(email);
  });

  test("takes a refusal, a reused answer, another browser's and one without state for what they are", async () => {
    const who = await person(app);
    const browser = app.browser();
    expect(codeOf(await signInBy(browser, provider))).toBe("OAUTH_HANDSHAKE_ERROR");

    be(who.email);
    const came = await visit(browser, provider);
    expect(codeOf(await arriveIn(app.browser(), came))).toBe("OAUTH_HANDSHAKE_ERROR");
    expect(codeOf(await arriveIn(browser, { ...came, state: undefined }))).toBe("OAUTH_HANDSHAKE_ERROR");
    expect(codeOf(await arriveIn(browser, { ...came, state: ["a", "b"] }))).toBe("API_ERROR");
    expect(codeOf(await arriveIn(browser, came))).toBe("ok");
    const thief = app.browser();
    for (const [name, value] of browser.keepsakes) thief.keepsakes.set(name, value);
    expect(codeOf(await arriveIn(thief, came))).toBe("OAUTH_HANDSHAKE_ERROR");
  });

  test("refuses an answer that comes too late, names another issuer, or comes in at another provider's door", async () => {
    const who = await person(app);
    be(who.email);
    const browser = app.browser();
    const mixed = await visit(browser, provider);
    const other = provider === "oidc" ? "github" : "oidc";
    expect(codeOf(await arriveIn(browser, { ...mixed, provider: other }))).toBe("OAUTH_HANDSHAKE_ERROR");
    const foreign = await visit(browser, provider);
    expect(codeOf(await arriveIn(browser, { ...foreign, iss: "https://evil.example" }))).toBe("OAUTH_HANDSHAKE_ERROR");
    const late = await visit(browser, provider);
    app.clock.pass(15 * 60_000 + 1);
    expect(codeOf(await arriveIn(browser, late))).toBe("OAUTH_HANDSHAKE_ERROR");
    expect(await browser.who()).toBeNull();
  });

  test("connects, makes fresh by that account alone, and disconnects", async () => {
    const who = await person(app);
    const browser = await signedIn(app, who);
    be("elsewhere@example.com", false);
    expect(codeOf(await connectIn(browser, provider))).toBe("ok");
    const verify = async () => {
      const back = await walkThrough(await begun(browser, provider, toVerify));
      expect(back.pathname).toBe(`/login/oauth-verify-response/${provider}`);
      return execute(finishVerification, { provider, ...queryOf(back) }, await browser.context());
    };
    const mine = [github.signedIn, openId.state.signedIn] as const;
    be(who.email);
    expect(codeOf(await verify())).toBe("OAUTH_WRONG_ACCOUNT");
    [github.signedIn, openId.state.signedIn] = mine;
    expect(codeOf(await verify())).toBe("ok");
    expect(codeOf(await connectIn(await signedIn(app, await person(app)), provider))).toBe("OAUTH_CONNECTED_ELSEWHERE");
    expect(codeOf(await execute(disconnect, { provider }, await browser.context()))).toBe("ok");
    expect(codeOf(await signInBy(app.browser(), provider))).toBe("IDENTITY_NOT_REGISTERED");
    expect((await app.mails(who.email)).map(({ template }) => template)).toEqual([
      "oauth_connected_notice",
      "oauth_disconnected_notice",
    ]);
  });

  test("does not connect an answer that was begun by somebody else's session", async () => {
    const mallory = await signedIn(app, await person(app));
    be("mallory@example.com");
    const came = await visit(mallory, provider, toConnect);
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    expect(codeOf(await arriveIn(browser, came))).toBe("OAUTH_HANDSHAKE_ERROR");
    expect(await app.db.account.count({ where: { userId: alice.id } })).toBe(0);
  });
});

test("nobody disconnects their last means of signing in", async () => {
  const who = await person(app, { password: null });
  await app.db.account.create({ data: { userId: who.id, type: "oauth", provider: "github", providerAccountId: "1" } });
  app.config.unifiedSignIn.methods = [];
  github.signedIn = { id: 1, emails: [] };
  const browser = app.browser();
  expect(codeOf(await signInBy(browser, "github"))).toBe("ok");
  expect(codeOf(await execute(disconnect, { provider: "github" }, await browser.context()))).toBe("LAST_SIGN_IN_MEANS");
});

test("each start has a state and a challenge of its own, the least scope, and our address from the configuration", async () => {
  github.signedIn = github1("x@example.com");
  const browser = app.browser();
  const queries = await Promise.all(
    [1, 2].map(async () => new URL(await begun(browser, "github", toSignIn)).searchParams),
  );
  const nonce = new URL(await begun(browser, "oidc", toSignIn)).searchParams.get("nonce");
  for (const name of ["state", "code_challenge"]) expect(queries[0]?.get(name)).not.toBe(queries[1]?.get(name));
  expect(queries[0]?.get("code_challenge_method")).toBe("S256");
  expect(queries[0]?.get("scope")).toBe("user:email");
  expect(queries[0]?.get("redirect_uri")).toBe(`${here}/login/oauthresponse/github`);
  expect(nonce).toBeTruthy();
});

test("an odd address from a provider matches nobody", async () => {
  const who = await person(app, { email: "alice@example.com" });
  const odd = [
    "alice＠example.com",
    "ａlice@example.com",
    `${"a".repeat(10_000)}@example.com`,
    "",
    "alice@example.com, b@c.de",
  ];
  for (const email of odd) {
    github.signedIn = github1(email);
    expect(codeOf(await signInBy(app.browser(), "github")), email.slice(0, 40)).toBe("IDENTITY_NOT_REGISTERED");
  }
  expect(await app.db.account.count({ where: { userId: who.id } })).toBe(0);
});

test("a provider that is down or slow is said to be so, within seconds", async () => {
  const browser = app.browser();
  github.signedIn = github1("x@example.com");
  const came = await visit(browser, "github");
  github.instead = (_, response) => Boolean(response.writeHead(502).end());
  expect(codeOf(await arriveIn(browser, came))).toBe("OAUTH_UNAVAILABLE");
  github.instead = null;
  const again = await visit(browser, "github");
  github.instead = () => true;
  const startedAt = Date.now();
  expect(codeOf(await arriveIn(browser, again))).toBe("OAUTH_UNAVAILABLE");
  expect(Date.now() - startedAt).toBeLessThan(8000);
});

test("providers without credentials do not exist", async () => {
  const ctx = await app.browser().context();
  const shown = await execute(signInProviders, {}, ctx);
  expect(shown.ok && shown.value.providers.map(({ id }) => id)).toEqual(["github", "oidc"]);
  expect(codeOf(await execute(beginSignIn, { provider: "google" }, ctx))).toBe("NOT_FOUND");
  expect(codeOf(await execute(finish, { provider: "google", state: "x" }, ctx))).toBe("NOT_FOUND");
});
