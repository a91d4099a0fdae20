import { type APIRequestContext, expect, test } from "@playwright/test";
import { startGithub } from "../tests/support/github-server";
import { walkThrough } from "../tests/support/openid-server";
import { jsonClient, postWithCsrf } from "./json-client";
import { type OwnServer, startOwnServer } from "./own-server";

/* What a single-page application is told of sign-ins by other services. */

const client = { id: "gatehouse", secret: "a-secret-of-thirty-two-characters" };
const alice = { email: "alice@example.com", password: "Gatehouse-demo-1" };
const spa = "http://localhost:41999";

let github: Awaited<ReturnType<typeof startGithub>>;
let server: OwnServer;

test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  github = await startGithub(client);
  server = await startOwnServer("oauthspa", {
    AUTH_GITHUB_ID: client.id,
    AUTH_GITHUB_SECRET: client.secret,
    AUTH_GITHUB_ISSUER: github.url,
    SECURITY_REDIRECT_BEHAVIOR: "spa",
    SECURITY_REDIRECT_HOST: "localhost:41999",
    SECURITY_RESET_VIEW: "/reset-password",
    SECURITY_RESET_ERROR_VIEW: "/reset-failed",
    SECURITY_POST_OAUTH_LOGIN_VIEW: "/welcome?lang=en",
    SECURITY_POST_OAUTH_VERIFY_VIEW: "/proved",
    SECURITY_LOGIN_ERROR_VIEW: "/login-failed",
    SECURITY_VERIFY_ERROR_VIEW: "/proof-failed",
  });
});
test.afterAll(async () => {
  await server?.stop();
  await github?.stop();
});

const at = (email: string, id: number) => ({ id, emails: [{ email, primary: true, verified: true }] });

/** There and back: where the way back sends the browser. */
async function journey(caller: APIRequestContext, start: string): Promise<URL> {
  const { response } = await (await postWithCsrf(caller, start, { redirect: false })).json();
  const back = await walkThrough(response.authorization_url);
  const answer = await caller.get(back.pathname + back.search);
  expect(answer.status(), await answer.text()).toBe(303);
  return new URL(answer.headers().location ?? "", server.url);
}

const shown = ({ origin, pathname, searchParams }: URL) => ({
  view: origin + pathname,
  told: Object.fromEntries(searchParams),
});

test("a sign-in leads to its view with who it is; a failed one to the view for that, with the sentence alone", async () => {
  const caller = await jsonClient({}, server.url);
  github.signedIn = null;
  const denied = shown(await journey(caller, "/login/oauthstart/github"));
  expect(denied.view).toBe(`${spa}/login-failed`);
  expect(denied.told).toEqual({ error: expect.stringContaining("did not let you through") });
  github.signedIn = at("stranger@example.com", 1);
  const stranger = shown(await journey(caller, "/login/oauthstart/github"));
  expect(stranger).toEqual({ view: `${spa}/login-failed`, told: { error: expect.not.stringContaining("stranger") } });
  const wrong = await caller.get("/login/oauthresponse/github?state=made-up&code=x");
  expect(wrong.headers().location).toMatch(/^http:\/\/localhost:41999\/login-failed\?error=/);

  github.signedIn = at(alice.email, 2);
  const good = shown(await journey(caller, "/login/oauthstart/github"));
  expect(good.view).toBe(`${spa}/welcome`);
  expect(good.told).toEqual({ lang: "en", email: alice.email, identity: alice.email });
  expect((await caller.get("/api/me")).status()).toBe(200);
  await caller.dispose();
});

test("so do a new proof and a failed one", async () => {
  const caller = await jsonClient({}, server.url);
  github.signedIn = at(alice.email, 2);
  expect((await journey(caller, "/login/oauthstart/github")).pathname).toBe("/welcome");
  const proved = shown(await journey(caller, "/login/oauth-verify-start/github"));
  expect(proved).toEqual({ view: `${spa}/proved`, told: { email: alice.email, identity: alice.email } });
  github.signedIn = at(alice.email, 3);
  const failed = shown(await journey(caller, "/login/oauth-verify-start/github"));
  expect(failed.view).toBe(`${spa}/proof-failed`);
  expect(failed.told).toEqual({ error: expect.stringContaining("not the account") });
  await caller.dispose();
});
