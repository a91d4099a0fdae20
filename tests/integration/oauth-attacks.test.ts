import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { execute } from "@/lib/security/execute";
import { finish } from "@/lib/security/features/oauth/finish";
import { createTestApp, type TestApp, type TestBrowser } from "../support/context";
import { startForger } from "../support/forging-openid-server";
import { startGithub } from "../support/github-server";
import {
  arriveIn,
  begun,
  codeOf,
  connectIn,
  proveIn,
  registerAt,
  signInBy,
  toConnect,
  toSignIn,
  toVerify,
  visit,
} from "../support/oauth-journeys";
import { person, signedIn } from "../support/people";

/* Attack family J, one test or more for each case. The forger is an OpenID provider that lies on demand. */

const client = { id: "gatehouse", secret: "a-secret-of-thirty-two-characters" };
const here = "http://localhost:3000";
const refused = "OAUTH_HANDSHAKE_ERROR";
const unknown = "IDENTITY_NOT_REGISTERED";

let github: Awaited<ReturnType<typeof startGithub>>;
let forger: Awaited<ReturnType<typeof startForger>>;
let app: TestApp;

beforeAll(async () => {
  [github, forger] = await Promise.all([startGithub(client), startForger(client)]);
  registerAt({ GITHUB: github.url, FORGER: forger.url }, client);
  app = await createTestApp({ RETURN_GENERIC_RESPONSES: "false" });
});
afterAll(async () => {
  await Promise.all([app.close(), github.stop(), forger.stop()]);
});

let count = 0;
/** Whoever is signed in at both providers from now on: somebody new there, with this address. */
function be(email: string, verified = true): void {
  github.signedIn = { id: ++count, emails: [{ email, primary: true, verified }] };
  forger.lies.signedIn = `subject-${count}`;
  forger.lies.userinfo = { email, email_verified: verified };
}
beforeEach(() => {
  forger.repent();
  github.instead = null;
  be(`nobody${count}@example.com`);
});

const rows = async () => ({
  users: await app.db.user.count(),
  accounts: await app.db.account.count(),
  sessions: await app.db.session.count(),
});
const accountsOf = (who: { id: string }) => app.db.account.count({ where: { userId: who.id } });

/** Nobody got in, and nothing was written. */
async function expectNothing(browser: TestBrowser, code: string, attempt: () => Promise<string>, about?: string) {
  const before = await rows();
  expect(await attempt(), about).toBe(code);
  expect(await browser.who(), about).toBeNull();
  expect(await rows(), about).toEqual(before);
}

describe.each(["github", "forger"])("%s", (provider) => {
  test("AT-227: an answer without state, with a wrong, used or old one, or of another browser opens nothing", async () => {
    const who = await person(app);
    be(who.email);
    const browser = app.browser();
    const came = await visit(browser, provider);
    const { state: _, ...stateless } = came;
    const opensNothing = (answer: object, about: string, at = browser) =>
      expectNothing(at, refused, async () => codeOf(await arriveIn(at, answer)), about);
    await opensNothing(stateless, "no state");
    await opensNothing({ ...came, state: "" }, "empty state");
    await opensNothing({ ...came, state: `${came.state}x` }, "wrong state");
    await opensNothing(came, "another browser", app.browser());
    expect(codeOf(await arriveIn(browser, came))).toBe("ok");

    const thief = app.browser();
    for (const [name, value] of browser.keepsakes) thief.keepsakes.set(name, value);
    await opensNothing(came, "used", thief);

    const slow = app.browser();
    const late = await visit(slow, provider);
    app.clock.pass(15 * 60_000 + 1);
    await opensNothing(late, "late", slow);
  });

  test("AT-227: of one answer that comes twenty times at once, from two browsers, one counts", async () => {
    const who = await person(app);
    be(who.email);
    const browser = app.browser();
    const came = await visit(browser, provider);
    const twin = browser.copy();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, nth) => arriveIn(nth % 2 === 0 ? browser : twin, came)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await app.db.session.count({ where: { userId: who.id } })).toBe(1);
    expect(await accountsOf(who)).toBe(1);
  });

  test("AT-229: what was begun at one provider is worth nothing at the door of another", async () => {
    const who = await person(app);
    be(who.email);
    const other = provider === "github" ? "forger" : "github";
    const browser = app.browser();
    const came = await visit(browser, provider);
    const there = await visit(browser, other);
    const fails = (answer: object, about: string) =>
      expectNothing(browser, refused, async () => codeOf(await arriveIn(browser, answer)), about);
    await fails({ ...came, provider: other }, "the whole answer at another door");
    await fails({ ...came, code: there.code }, "another provider's code under this state");
  });

  test("AT-230: an answer that names another issuer is refused", async () => {
    const who = await person(app);
    be(who.email);
    const browser = app.browser();
    for (const iss of ["https://evil.example", `${provider === "github" ? github.url : forger.url}/evil`]) {
      const came = await visit(browser, provider);
      await expectNothing(browser, refused, async () => codeOf(await arriveIn(browser, { ...came, iss })), iss);
    }
    const came = await visit(browser, provider);
    expect(codeOf(await arriveIn(browser, { ...came, iss: "" }))).toBe("API_ERROR");
  });

  test("AT-232: each start has its own state and challenge, the least scope, and our address from the configuration", async () => {
    const browser = app.browser();
    const starts = await Promise.all([1, 2].map(async () => new URL(await begun(browser, provider, toSignIn))));
    const [first, second] = starts.map(({ searchParams }) => searchParams);
    for (const name of ["state", "code_challenge", ...(provider === "forger" ? ["nonce"] : [])]) {
      expect(first?.get(name)?.length, name).toBeGreaterThanOrEqual(40);
      expect(first?.get(name), name).not.toBe(second?.get(name));
    }
    const redirectUri = `${here}/login/oauthresponse/${provider}`;
    expect(first?.get("code_challenge_method")).toBe("S256");
    expect(first?.get("scope")).toBe(provider === "github" ? "user:email" : "openid email");
    expect(first?.get("response_type")).toBe("code");
    expect(first?.get("redirect_uri")).toBe(redirectUri);

    await signInBy(browser, provider);
    const { asked } = provider === "github" ? github : forger;
    const traded = asked.filter(({ path }) => /token$/.test(path)).at(-1)?.query;
    expect(traded?.get("redirect_uri")).toBe(redirectUri);
    expect(traded?.get("code_verifier")?.length).toBeGreaterThanOrEqual(43);
    const who = await signedIn(app, await person(app));
    const proof = new URL(await begun(who, provider, toVerify)).searchParams;
    expect(proof.get("redirect_uri")).toBe(`${here}/login/oauth-verify-response/${provider}`);
  });

  test("AT-235: an address that is none matches nobody, and breaks nothing", async () => {
    const who = await person(app, { email: `odd-${provider}@example.com` });
    const odd = [
      undefined,
      null,
      "",
      42,
      {},
      [who.email],
      `${"a".repeat(10_000)}@example.com`,
      who.email.replace("@", "\uff20"),
      `${who.email}, mallory@example.com`,
      `${who.email}\n`,
      `<${who.email}>`,
    ];
    for (const email of odd) {
      be("unused@example.com");
      forger.lies.userinfo = { email, email_verified: true };
      github.instead = (request, response) =>
        request.url?.endsWith("/user/emails")
          ? Boolean(response.end(JSON.stringify([{ email, primary: true, verified: true }])))
          : false;
      const browser = app.browser();
      const result = codeOf(await signInBy(browser, provider));
      expect([unknown, refused], `${JSON.stringify(email)}`.slice(0, 60)).toContain(result);
      expect(await browser.who()).toBeNull();
    }
    for (const list of [null, {}, [], [null], "text"]) {
      github.instead = (request, response) =>
        request.url?.endsWith("/user/emails") ? Boolean(response.end(JSON.stringify(list))) : false;
      if (provider === "github") expect([unknown, refused]).toContain(codeOf(await signInBy(app.browser(), provider)));
    }
    expect(await accountsOf(who)).toBe(0);
  });

  test("AT-235: an address is verified by a plain yes alone", async () => {
    const who = await person(app);
    for (const verified of [undefined, null, false, "false", 1, "yes", [true]]) {
      be(who.email, false);
      forger.lies.userinfo = { email: who.email, email_verified: verified };
      expect(codeOf(await signInBy(app.browser(), provider)), `${verified}`).toBe(unknown);
    }
  });

  test("AT-236: another case is the same address, a look-alike is not", async () => {
    const who = await person(app, { email: `alice.${provider}@example.com` });
    for (const alike of [
      who.email.replace("a", "\u0430"),
      who.email.replace("a", "\uff41"),
      who.email.replace("example", "ex\u0430mple"),
      who.email.replace("@", "+more@"),
      who.email.replace("alice.", "alice"),
      `${who.email}.`,
      ` ${who.email}`,
    ]) {
      be(alike);
      expect(codeOf(await signInBy(app.browser(), provider)), alike).toBe(unknown);
    }
    be(who.email.toUpperCase());
    const browser = app.browser();
    expect(codeOf(await signInBy(browser, provider))).toBe("ok");
    expect(await browser.who()).toBe(who.email);
  });

  test("AT-238: a verified address that nobody has here is refused, and leaves no row", async () => {
    be("stranger@example.com");
    const browser = app.browser();
    await expectNothing(browser, unknown, async () => codeOf(await signInBy(browser, provider)));
  });

  test("AT-239: bob is asked for his second factor, and dave stays out, whether connected or known by address", async () => {
    const [bob, dave] = [await person(app), await person(app, { active: false })];
    await app.db.webauthnCredential.create({
      data: {
        userId: bob.id,
        credentialId: new Uint8Array(Buffer.from(`key-${provider}`)),
        publicKey: new Uint8Array([1]),
        backupState: false,
        deviceType: "singleDevice",
        name: "key",
        usage: "secondary",
        createdAt: app.clock.now(),
      },
    });
    for (const [who, expected] of [
      [bob, "second-factor-required"],
      [dave, "DISABLED_ACCOUNT"],
    ] as const) {
      be(who.email);
      const subject = provider === "github" ? `${count}` : `subject-${count}`;
      for (const isConnected of [false, true]) {
        if (isConnected)
          await app.db.account.create({
            data: { userId: who.id, type: "oauth", provider, providerAccountId: subject },
          });
        const browser = app.browser();
        const result = await signInBy(browser, provider);
        const told = result.ok ? ("status" in result.value ? result.value.status : "") : result.code;
        expect(told).toBe(expected);
        expect(await browser.who()).toBeNull();
      }
    }
    expect(await app.db.session.count({ where: { userId: { in: [bob.id, dave.id] } } })).toBe(0);
  });

  test("AT-241: mallory's answer in alice's browser neither connects nor signs anybody in", async () => {
    const [alice, mallory] = [await person(app), await person(app)];
    const hers = await signedIn(app, alice);
    be(mallory.email);
    const connecting = await visit(await signedIn(app, mallory), provider, toConnect);
    const signingIn = await visit(app.browser(), provider);
    for (const came of [connecting, signingIn]) {
      expect(codeOf(await arriveIn(hers, came))).toBe(refused);
      expect(codeOf(await proveIn(hers, came))).toBe(refused);
      // She is under way herself, so that her browser has a mark of its own.
      await visit(hers, provider, toConnect);
      expect(codeOf(await arriveIn(hers, came))).toBe(refused);
    }
    expect(await accountsOf(alice)).toBe(0);
    expect(await hers.who()).toBe(alice.email);

    const stranger = app.browser();
    await visit(stranger, provider);
    await expectNothing(stranger, refused, async () => codeOf(await arriveIn(stranger, signingIn)));
  });

  test("AT-241: what was begun in one session or for one purpose counts in no other", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    be(alice.email);
    const connecting = await visit(browser, provider, toConnect);
    const again = await signedIn(app, alice);
    // The browser is the same, even by its mark.
    for (const [name, value] of browser.keepsakes) again.keepsakes.set(name, value);
    expect(codeOf(await arriveIn(again, connecting))).toBe(refused);
    expect(codeOf(await connectIn(again, provider))).toBe("ok");
    const proving = await visit(again, provider, toVerify);
    expect(codeOf(await arriveIn(again, proving))).toBe(refused);
    const more = await visit(again, provider, toConnect);
    expect(codeOf(await proveIn(again, more))).toBe(refused);
  });

  test("AT-242: whatever a provider says no with, the sentence is ours", async () => {
    for (const error of ["access_denied", "<script>alert(1)</script>", "\u00fcn\u00efc\u00f6de \u{1f4a5}", ""]) {
      const browser = app.browser();
      const { state } = await visit(browser, provider);
      const came = { provider, state, error, error_description: "<script>".repeat(1_250) };
      const result = await arriveIn(browser, came);
      expect(codeOf(result), error).toBe(refused);
      expect(JSON.stringify(result)).not.toMatch(/script|n\u00efc/);
    }
    const long = await arriveIn(app.browser(), { provider, state: "x", error: "e".repeat(10_000) });
    expect(codeOf(long)).toBe("API_ERROR");
  });

  test("AT-244: a parameter that comes twice is not understood", async () => {
    const browser = app.browser();
    const came = await visit(browser, provider);
    for (const name of ["state", "code", "iss", "error"])
      expect(codeOf(await arriveIn(browser, { ...came, [name]: ["a", "b"] })), name).toBe("API_ERROR");
    expect(await browser.who()).toBeNull();
  });

  test("AT-245: no token of a provider is kept", async () => {
    const who = await person(app);
    be(who.email);
    expect(codeOf(await signInBy(app.browser(), provider))).toBe("ok");
    const all = await app.db.$queryRaw<{ row: string }[]>`
      SELECT to_jsonb(a)::text AS row FROM accounts a UNION ALL SELECT to_jsonb(f)::text FROM oauth_flows f
      UNION ALL SELECT to_jsonb(s)::text FROM sessions s UNION ALL SELECT to_jsonb(e)::text FROM audit_entries e`;
    expect(all.length).toBeGreaterThan(0);
    for (const { row } of all) expect(row).not.toMatch(/gho_|forger-(?:access|refresh)|eyJhbGciOiJSUzI1NiJ9/);
  });
});

describe("AT-233: an ID token", () => {
  const now = Math.floor(Date.now() / 1000);
  test("that is as it should be opens the account", async () => {
    be((await person(app)).email);
    expect(codeOf(await signInBy(app.browser(), "forger"))).toBe("ok");
  });

  test.each<[string, Partial<typeof forger.lies>]>([
    ["another nonce", { claims: { nonce: "another" } }],
    ["no nonce", { claims: { nonce: undefined } }],
    ["another audience", { claims: { aud: "somebody else" } }],
    ["no audience", { claims: { aud: undefined } }],
    ["an audience of two, and the other one's", { claims: { aud: ["gatehouse", "other"], azp: "other" } }],
    ["another issuer", { claims: { iss: "https://evil.example" } }],
    ["no issuer", { claims: { iss: undefined } }],
    ["the past", { claims: { exp: now - 3600, iat: now - 7200 } }],
    ["no end", { claims: { exp: undefined } }],
    ["no subject", { claims: { sub: undefined } }],
    ["an empty subject", { claims: { sub: "" } }],
    ["a subject that no database takes", { signedIn: "some\u0000body" }],
    ["a subject longer than any", { signedIn: "s".repeat(256) }],
    ["a subject that is a number", { claims: { sub: 7 } }],
    ["somebody else than its userinfo", { claims: { sub: "another" } }],
    ["nobody's signature", { signer: "none" }],
    ["another key", { signer: "foreign" }],
    ["the shared secret", { signer: "secret" }],
    ["a provider whose metadata name another issuer", { metadata: { issuer: "https://evil.example" } }],
  ])("of %s is refused", async (_, lie) => {
    const who = await person(app);
    be(who.email);
    Object.assign(forger.lies, lie);
    const browser = app.browser();
    await expectNothing(browser, lie.metadata ? "OAUTH_UNAVAILABLE" : refused, async () => {
      const set = await toSignIn(browser, { provider: "forger" });
      return set.ok ? codeOf(await signInBy(browser, "forger")) : set.code;
    });
  });

  test("of another subject than the one connected opens another account or none, whatever its address", async () => {
    const who = await person(app);
    be(who.email);
    expect(codeOf(await signInBy(app.browser(), "forger"))).toBe("ok");
    be(who.email);
    const browser = app.browser();
    await expectNothing(browser, unknown, async () => codeOf(await signInBy(browser, "forger")));
  });
});

test("a provider cannot send the browser anywhere but to a protected address", async () => {
  for (const authorization_endpoint of ["javascript:alert(1)//", "http://evil.example/authorize", "data:text/html,x"]) {
    forger.lies.metadata = { authorization_endpoint };
    expect(codeOf(await toSignIn(app.browser(), { provider: "forger" })), authorization_endpoint).toBe(
      "OAUTH_UNAVAILABLE",
    );
  }
});

test("no target but our own is taken along", async () => {
  const who = await person(app);
  be(who.email);
  for (const next of ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
    expect(codeOf(await toSignIn(app.browser(), { provider: "github", next })), next).toBe("INVALID_REDIRECT");
  const browser = app.browser();
  const came = await visit(browser, "github");
  // Even if it had got in some other way.
  await app.db.oAuthFlow.updateMany({ where: { usedAt: null }, data: { next: "https://evil.example/" } });
  expect(await arriveIn(browser, came)).toMatchObject({ ok: true, value: { target: "/account" } });
});

test("of two people who connect one account elsewhere at the same moment, one has it", async () => {
  for (let round = 0; round < 3; round++) {
    const two = await Promise.all([person(app), person(app)]);
    const browsers = await Promise.all(two.map((who) => signedIn(app, who)));
    be("elsewhere@example.com");
    const came = await Promise.all(browsers.map((browser) => visit(browser, "forger", toConnect)));
    const codes = await Promise.all(browsers.map(async (one, nth) => codeOf(await arriveIn(one, came[nth] ?? {}))));
    expect(codes.sort()).toEqual(["OAUTH_CONNECTED_ELSEWHERE", "ok"]);
    expect((await Promise.all(two.map(accountsOf))).sort()).toEqual([0, 1]);
  }
});

test("one person gets one account of a provider, however many come at the same moment with that address", async () => {
  const who = await person(app);
  const browsers = [1, 2, 3, 4].map(() => app.browser());
  const came: object[] = [];
  for (const browser of browsers) {
    be(who.email);
    came.push(await visit(browser, "github"));
  }
  await Promise.all(browsers.map((browser, nth) => arriveIn(browser, came[nth] ?? {})));
  expect(await accountsOf(who)).toBe(1);
});

test("nothing is connected in the name of somebody who has just been let out everywhere", async () => {
  const who = await person(app);
  const browser = await signedIn(app, who);
  const came = await visit(browser, "forger", toConnect);
  const ctx = await browser.context();
  await app.db.user.update({ where: { id: who.id }, data: { uniquifier: "another".padEnd(64, "0") } });
  expect(codeOf(await execute(finish, came, ctx))).toBe("UNAUTHENTICATED");
  expect(await accountsOf(who)).toBe(0);
});
