import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadEnvironment } from "@/lib/env";
import { execute } from "@/lib/security/execute";
import { beginSignIn } from "@/lib/security/features/oauth/begin";
import { disconnect } from "@/lib/security/features/oauth/disconnect";
import { finish } from "@/lib/security/features/oauth/finish";
import { signInProviders } from "@/lib/security/features/oauth/status";
import { createTestApp, type TestApp } from "../support/context";
import { startGithub } from "../support/github-server";
import {
  arriveIn,
  begun,
  codeOf,
  connectIn,
  proveIn,
  registerAt,
  signInBy,
  toVerify,
  visit,
} from "../support/oauth-journeys";
import { startOpenId, walkThrough } from "../support/openid-server";
import { person, signedIn } from "../support/people";

const client = { id: "gatehouse", secret: "a-secret-of-thirty-two-characters" };
const here = "http://localhost:3000";
const uris = ["oidc", "keycloak"].flatMap((provider) =>
  ["oauthresponse", "oauth-verify-response"].map((one) => `${here}/login/${one}/${provider}`),
);

let github: Awaited<ReturnType<typeof startGithub>>;
let openId: Awaited<ReturnType<typeof startOpenId>>;
let app: TestApp;
let strict: TestApp;
let open: TestApp;

beforeAll(async () => {
  [github, openId] = await Promise.all([startGithub(client), startOpenId(client)]);
  openId.answerFor(uris);
  registerAt({ GITHUB: github.url, OIDC: openId.url, KEYCLOAK: openId.url }, client);
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

  test("lets nobody back in by address once its connection was taken away, until they connect it again", async () => {
    const who = await person(app);
    be(who.email);
    const browser = app.browser();
    expect(codeOf(await signInBy(browser, provider))).toBe("ok");
    expect(codeOf(await execute(disconnect, { provider }, await browser.context()))).toBe("ok");
    expect(codeOf(await signInBy(app.browser(), provider))).toBe("IDENTITY_NOT_REGISTERED");
    expect(codeOf(await connectIn(browser, provider))).toBe("ok");
    expect(codeOf(await signInBy(app.browser(), provider))).toBe("ok");
  });

  test("tells a single-page application by what the person is known here", async () => {
    const who = await person(app, { username: `known-${provider}` });
    be(who.email);
    const named = app.withConfig(({ identity }) => {
      identity.attributes = ["us_phone_number", "username", "email"];
    });
    const told = { ok: true, value: { email: who.email, identity: `known-${provider}` } };
    const browser = named.browser();
    expect(await signInBy(browser, provider)).toMatchObject(told);
    const proof = await proveIn(browser, await visit(browser, provider, toVerify));
    expect(proof).toMatchObject(told);
    await named.close();
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

  test("connects, makes fresh by that account alone, and disconnects", async () => {
    const who = await person(app);
    const browser = await signedIn(app, who);
    be("elsewhere@example.com", false);
    expect(codeOf(await connectIn(browser, provider))).toBe("ok");
    const verify = async () => {
      const back = await walkThrough(await begun(browser, provider, toVerify));
      expect(back.pathname).toBe(`/login/oauth-verify-response/${provider}`);
      return proveIn(browser, { provider, ...Object.fromEntries(back.searchParams) });
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

test("AT-335: a provider that is down or slow is said to be so, within seconds", async () => {
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

const shownIn = async (one: TestApp) => {
  const shown = await execute(signInProviders, {}, await one.browser().context());
  return shown.ok ? shown.value.providers : [];
};

test("providers without credentials do not exist", async () => {
  const ctx = await app.browser().context();
  expect((await shownIn(app)).map(({ id }) => id)).toEqual(["github", "oidc", "keycloak"]);
  expect(codeOf(await execute(beginSignIn, { provider: "google" }, ctx))).toBe("NOT_FOUND");
  expect(codeOf(await execute(finish, { provider: "google", state: "x" }, ctx))).toBe("NOT_FOUND");
});

test("a further OpenID Connect service needs three variables and no line of code", async () => {
  const who = await person(app);
  openId.state.signedIn = oidc1(who.email, true);
  expect(await shownIn(app)).toContainEqual({ id: "keycloak", name: "Keycloak" });
  expect(codeOf(await signInBy(app.browser(), "keycloak"))).toBe("ok");
  expect(await app.db.account.count({ where: { userId: who.id, provider: "keycloak" } })).toBe(1);
});

test("a subject is its provider's alone", async () => {
  const [alice, mallory] = [await person(app), await person(app)];
  openId.state.signedIn = oidc1(alice.email, true);
  expect(codeOf(await signInBy(app.browser(), "oidc"))).toBe("ok");
  openId.state.signedIn = { ...openId.state.signedIn, email: mallory.email };
  const browser = app.browser();
  expect(codeOf(await signInBy(browser, "keycloak"))).toBe("ok");
  expect(await browser.who()).toBe(mallory.email);
});

test("switched off, no service vouches for anybody", async () => {
  const none = app.withConfig(({ features }) => {
    features.oauth = false;
  });
  expect(await shownIn(none)).toEqual([]);
  const ctx = await none.browser().context();
  expect(codeOf(await execute(beginSignIn, { provider: "github" }, ctx))).toBe("NOT_FOUND");
  expect(codeOf(await execute(finish, { provider: "github", state: "x" }, ctx))).toBe("NOT_FOUND");
  await none.close();
});

test("a hand-shake that is under way outlives a change of the secret", async () => {
  const who = await person(app);
  github.signedIn = github1(who.email);
  const browser = app.browser();
  const came = await visit(browser, "github");
  const [old = ""] = loadEnvironment(process.env).authSecrets;
  const renewed = app.again({ authSecrets: ["another-secret-that-nobody-can-guess-0123456789", old] });
  const later = renewed.browser();
  for (const [name, value] of browser.keepsakes) later.keepsakes.set(name, value);
  expect(codeOf(await arriveIn(later, came))).toBe("ok");
  await renewed.close();
});
