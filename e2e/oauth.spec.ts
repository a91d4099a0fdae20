import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import pg from "pg";
import { findDatabaseUrl } from "../scripts/database.mjs";
import { freePort } from "../scripts/processes.mjs";
import { startGithub } from "../tests/support/github-server";
import { startOpenId } from "../tests/support/openid-server";
import { expectAccessible, expectToFitNarrowScreen } from "./accessible";
import { jsonClient, postWithCsrf } from "./json-client";
import { type OwnServer, startOwnServer } from "./own-server";

/* Another site in the browser's eyes than the application, so that cookies go as they would in the world. */
const site = "127.0.0.1";
const client = { id: "gatehouse", secret: "a-secret-of-thirty-two-characters" };
const password = "Gatehouse-demo-1";
const longName = "Association of Municipal Waterworks of Upper Franconia";

let github: Awaited<ReturnType<typeof startGithub>>;
let openId: Awaited<ReturnType<typeof startOpenId>>;
let server: OwnServer;

test.describe.configure({ mode: "default" });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  [github, openId] = await Promise.all([startGithub(client, site), startOpenId(client, site)]);
  server = await startOwnServer("oauth", {
    AUTH_GITHUB_ID: client.id,
    AUTH_GITHUB_SECRET: client.secret,
    AUTH_GITHUB_ISSUER: github.url,
    AUTH_OIDC_ID: client.id,
    AUTH_OIDC_SECRET: client.secret,
    AUTH_OIDC_ISSUER: openId.url,
    AUTH_OIDC_NAME: "Example",
    AUTH_AWAY_ID: client.id,
    AUTH_AWAY_SECRET: client.secret,
    AUTH_AWAY_ISSUER: `http://127.0.0.1:${await freePort()}`,
    AUTH_AWAY_NAME: longName,
    SECURITY_OAUTH_ALLOW_REGISTRATION: "true",
  });
  openId.answerFor(["oauthresponse", "oauth-verify-response"].map((one) => `${server.url}/login/${one}/oidc`));
});
test.afterAll(async () => {
  await server?.stop();
  await Promise.all([github?.stop(), openId?.stop()]);
});
test.beforeEach(() => {
  github.instead = null;
  github.signedIn = null;
  openId.state.signedIn = null;
});

const at = (path: string) => new URL(path, server.url).href;
const atGithub = (email: string, verified = true, id = 7) => ({ id, emails: [{ email, primary: true, verified }] });

async function signInBy(page: Page, name: string) {
  await page.goto(at("/login"));
  await page.getByRole("button", { name: `Continue with ${name}` }).click();
}

async function signInByPassword(page: Page, email: string) {
  await page.goto(at("/login"));
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(at("/account"));
}

test("a person connects a service, signs in by it, passes the second factor, proves themselves by it and disconnects", async ({
  page,
  context,
}) => {
  test.slow();
  openId.state.signedIn = { sub: "admin-elsewhere", email: "somebody.else@example.com", email_verified: true };
  await signInByPassword(page, "admin@example.com");
  await page.goto(at("/account/connections"));
  await page.getByRole("button", { name: "Connect Example" }).click();
  await expect(page.getByText("The service is connected.")).toBeVisible();
  await expect(page.getByText("Never")).toBeVisible();

  await context.clearCookies();
  await signInBy(page, "Example");
  await expect(page).toHaveURL(at("/account"));

  await query(
    `WITH chosen AS (UPDATE users SET tf_primary_method = 'email' WHERE email = 'admin@example.com' RETURNING id)
     INSERT INTO code_secrets (id, user_id, use, method, created_at) SELECT gen_random_uuid(), id, 'two_factor', 'email', now() FROM chosen`,
  );
  await context.clearCookies();
  await signInBy(page, "Example");
  await expect(page).toHaveURL(/\/two-factor/);
  expect(await sessionOf(context)).toBeUndefined();
  await expect.poll(() => mails("admin@example.com", "two_factor_instructions").length).toBe(1);
  const { csrf_token } = (await (await page.request.get(at("/api/security/login"))).json()).response;
  const answer = await page.request.post(at("/api/security/tf-validate"), {
    data: { code: mails("admin@example.com", "two_factor_instructions")[0]?.data.code },
    headers: { "x-csrf-token": csrf_token, origin: server.url },
  });
  expect(answer.status(), await answer.text()).toBe(200);

  await query("UPDATE sessions SET authenticated_at = now() - interval '2 days', grace_until = NULL");
  await page.goto(at("/account/connections"));
  await expect(page).toHaveURL(/\/verify/);
  await page.getByRole("button", { name: "Continue with Example" }).click();
  await expect(page).toHaveURL(/\/account\/connections/);
  // Before its scripts are there, the button would send the form at once.
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Disconnect Example" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Disconnect it" }).click();
  await expect(page.getByText("The service is disconnected.")).toBeVisible();
  for (const change of ["connected", "disconnected"])
    await expect.poll(() => mails("admin@example.com", `oauth_${change}_notice`).length).toBe(1);
});

test("AT-245: a verified address signs in, and nothing of the provider's tokens is to be seen anywhere", async ({
  page,
  context,
}) => {
  github.signedIn = atGithub("ALICE@example.com");
  await signInBy(page, "GitHub");
  await expect(page).toHaveURL(at("/account"));
  const me = await (await page.request.get(at("/api/me"))).text();
  expect(me).toContain("alice@example.com");
  const seen = [await page.content(), me, JSON.stringify(await context.cookies()), server.log()];
  await page.goto(at("/account/connections"));
  for (const one of [...seen, await page.content()]) expect(one).not.toMatch(/gho_|access_token|id_token/);
  expect((await sessionOf(context))?.sameSite).toBe("Lax");
});

test("AT-242: whoever said no, is disabled or not verified is sent back with a sentence of ours", async ({
  page,
  context,
}) => {
  await signInBy(page, "GitHub");
  await expect(page.getByRole("alert").filter({ hasText: "did not let you through" })).toBeVisible();
  expect(await page.content()).not.toContain("alert(1)");
  for (const account of [
    atGithub("stranger@example.com", false, 8),
    atGithub("dave@example.com", true, 9),
    atGithub("alice@example.com", false, 10),
  ]) {
    github.signedIn = account;
    await signInBy(page, "GitHub");
    await expect(page.getByRole("alert").filter({ hasText: "No account here can be opened that way" })).toBeVisible();
  }
  expect(await sessionOf(context)).toBeUndefined();
});

test("somebody new comes with a verified address, and has an account", async ({ page }) => {
  github.signedIn = atGithub("somebody.new@example.com", true, 11);
  await page.goto(at("/register"));
  await page.getByRole("button", { name: "Continue with GitHub" }).click();
  await expect(page).toHaveURL(at("/account"));
  await expect.poll(() => mails("somebody.new@example.com", "oauth_connected_notice").length).toBe(1);
  await page.goto(at("/account/connections"));
  await expect(page.getByRole("heading", { name: "GitHub" })).toBeVisible();
});

test("buttons for services and the page of connections are accessible, fit a narrow screen, and hold long names", async ({
  page,
}) => {
  test.slow();
  for (const path of ["/login", "/register"]) {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(at(path));
    await expect(page.getByRole("button", { name: longName })).toBeVisible();
    await expectAccessible(page);
    await expectToFitNarrowScreen(page);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  github.signedIn = atGithub("alice@example.com");
  await signInBy(page, "GitHub");
  await expect(page).toHaveURL(at("/account"));
  for (const path of ["/account/connections?refused=OAUTH_CONNECTED_ELSEWHERE", "/verify"]) {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(at(path));
    await expect(page.getByText("GitHub").first()).toBeVisible();
    await expectAccessible(page);
    await expectToFitNarrowScreen(page);
  }
});

test("a provider that is down is said to be so, on the way out and on the way back", async ({ page }) => {
  await page.goto(at("/login"));
  await page.getByRole("button", { name: longName }).click();
  await expect(page.getByText("does not answer just now")).toBeVisible();
  github.instead = (request, response) =>
    request.url?.startsWith("/login/oauth/authorize") ? false : Boolean(response.writeHead(502).end());
  github.signedIn = atGithub("alice@example.com");
  await signInBy(page, "GitHub");
  await expect(page.getByRole("alert").filter({ hasText: "does not answer just now" })).toBeVisible();
});

test("a sign-in by another service needs no scripts", async ({ browser }) => {
  github.signedIn = atGithub("alice@example.com");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signInBy(page, "GitHub");
  await expect(page).toHaveURL(at("/account"));
  await context.close();
});

test("AT-232: where to come back to is no matter of a request's headers", async () => {
  const forged = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", referer: "https://evil.example/" };
  const guest = await jsonClient(forged, server.url);
  for (const provider of ["github", "oidc"]) {
    const start = await postWithCsrf(guest, `/login/oauthstart/${provider}`, { redirect_uri: "https://evil.example/" });
    const uri = new URL(start.headers().location ?? "").searchParams.get("redirect_uri");
    expect(uri).toBe(`${server.url}/login/oauthresponse/${provider}`);
  }
  await guest.dispose();
});

test("AT-244: the way back takes one of each parameter, by GET alone", async () => {
  const guest = await jsonClient({}, server.url);
  const form = { state: "x", code: "y" };
  for (const path of ["/login/oauthresponse/github", "/login/oauth-verify-response/github"]) {
    expect((await guest.post(path, { form })).status()).toBe(405);
    expect((await guest.head(`${path}?state=x&code=y`)).status()).toBe(405);
  }
  for (const query of ["state=x&state=y&code=z", "state=x&code=y&code=z", "state=x&error=a&error=b"])
    expect((await guest.get(`/login/oauthresponse/github?${query}`)).status(), query).toBe(400);
  const odd = await guest.get("/login/oauthresponse/github?state[]=x&code[]=y&state[a]=b");
  expect(odd.headers().location).toBe("/login?refused=OAUTH_HANDSHAKE_ERROR");
  await guest.dispose();
});

test("AT-242: an answer of 10 kB or with a script in it is refused without a word of it", async () => {
  const guest = await jsonClient({ accept: "text/html" }, server.url);
  const script = encodeURIComponent("<script>alert(1)</script>\u00fc");
  for (const query of [
    `error=access_denied&error_description=${script}`,
    `error=${script}&state=x`,
    `error=access_denied&error_description=${"x".repeat(8_000)}`,
    `error=${"x".repeat(8_193)}`,
  ]) {
    const answer = await guest.get(`/login/oauthresponse/github?${query}`);
    expect([303, 400], query.slice(0, 60)).toContain(answer.status());
    expect((await answer.text()) + (answer.headers().location ?? "")).not.toMatch(/script|xxx/);
  }
  await guest.dispose();
});

test("the JSON door sends there, and refuses what does not fit", async () => {
  const guest = await jsonClient({}, server.url);
  const start = await postWithCsrf(guest, "/login/oauthstart/github", { next: "/account/email" });
  expect(start.status()).toBe(303);
  expect(start.headers().location).toContain(`${github.url}/login/oauth/authorize?`);
  const told = await postWithCsrf(guest, "/login/oauthstart/oidc", { redirect: false });
  expect((await told.json()).response.authorization_url).toContain(`${openId.url}/auth?`);
  expect((await guest.post("/login/oauthstart/github")).status()).toBe(400);
  expect((await postWithCsrf(guest, "/login/oauthstart/google")).status()).toBe(404);
  expect((await guest.get("/login/oauthresponse/google?state=x&code=y")).status()).toBe(404);
  const away = await postWithCsrf(guest, "/login/oauthstart/away");
  expect(away.status()).toBe(503);
  const wrong = await guest.get("/login/oauthresponse/github?state=x&code=y");
  expect(wrong.headers().location).toBe("/login?refused=OAUTH_HANDSHAKE_ERROR");
  expect((await guest.get("/login/oauth-verify-response/github?state=x&code=y")).headers().location).toBe("/login");

  await postWithCsrf(guest, "/login", { email: "alice@example.com", password });
  expect((await postWithCsrf(guest, "/login/oauthstart/github")).status()).toBe(400);
  const form = { headers: { accept: "text/html", origin: server.url }, form: {} };
  const home = await guest.post("/login/oauthstart/github", form);
  expect([home.status(), home.headers().location]).toEqual([303, "/account"]);
  await guest.dispose();
});

test("next-auth's own addresses are shut", async () => {
  const guest = await jsonClient({}, server.url);
  for (const path of [
    ...["signin", "signin/github", "signin/ticket", "callback/github?state=x&code=y", "callback/ticket"],
    ...["callback/credentials", "providers", "session", "csrf", "signout", "error", "verify-request", "_log"],
  ])
    for (const method of ["GET", "POST"]) {
      const answer = await guest.fetch(`/api/auth/${path}`, { method, headers: { origin: server.url } });
      expect(answer.status(), `${method} ${path}`).toBe(404);
      expect(answer.headers()["set-cookie"], path).toBeUndefined();
      expect(answer.headers()["cache-control"], path).toContain("no-store");
    }
  await guest.dispose();
});

const sessionOf = async (context: BrowserContext) => (await context.cookies()).find(({ name }) => name === "gatehouse");

/** One statement in the database of this file's own server. */
async function query(statement: string): Promise<void> {
  const { DATABASE_URL, DATA_DIR = "" } = server.environment;
  const database = new pg.Client(DATABASE_URL || (await findDatabaseUrl(DATA_DIR)));
  await database.connect();
  await database.query(statement);
  await database.end();
}

type Mail = { template: string; to: string; data: Record<string, string> };

/** The mails of this file's own server. */
function mails(to: string, template: string): Mail[] {
  const file = path.join(server.environment.DATA_DIR ?? "", "outbox", "mail.jsonl");
  if (!existsSync(file)) return [];
  const all: Mail[] = readFileSync(file, "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  return all.filter((mail) => mail.to === to && mail.template === template);
}

test("AT-139: nobody is sent out to a service by a link or by another site", async () => {
  const client = await jsonClient({}, server.url);
  for (const path of ["oauthstart", "oauth-verify-start", "oauth-connect-start"].map((one) => `/login/${one}/oidc`)) {
    expect((await client.get(path)).status(), path).toBe(405);
    const foreign: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: server.url, "sec-fetch-site": "cross-site" },
    ];
    for (const headers of foreign) {
      const answer = await client.post(path, { form: { next: "/account" }, headers });
      expect(answer.status(), `${path} ${JSON.stringify(headers)}`).toBe(403);
      expect(answer.headers().location).toBeUndefined();
    }
  }
  await client.dispose();
});
