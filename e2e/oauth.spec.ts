import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import pg from "pg";
import { findDatabaseUrl } from "../scripts/database.mjs";
import { startGithub } from "../tests/support/github-server";
import { startOpenId } from "../tests/support/openid-server";
import { jsonClient, postWithCsrf } from "./json-client";
import { type OwnServer, startOwnServer } from "./own-server";

/* Another site in the browser's eyes than the application, so that cookies go as they would in the world. */
const site = "127.0.0.1";
const client = { id: "gatehouse", secret: "a-secret-of-thirty-two-characters" };
const password = "Gatehouse-demo-1";

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

test("a verified address signs in, and nothing of the provider's tokens reaches the browser", async ({
  page,
  context,
}) => {
  github.signedIn = atGithub("ALICE@example.com");
  await signInBy(page, "GitHub");
  await expect(page).toHaveURL(at("/account"));
  expect(JSON.stringify(await context.cookies()) + (await page.content())).not.toContain("gho_");
  expect((await sessionOf(context))?.sameSite).toBe("Lax");
});

test("whoever said no, is unknown, disabled or not verified is sent back with a sentence", async ({
  page,
  context,
}) => {
  await signInBy(page, "GitHub");
  await expect(page.getByRole("alert").filter({ hasText: "did not let you through" })).toBeVisible();
  expect(await page.content()).not.toContain("alert(1)");
  for (const account of [
    atGithub("stranger@example.com", true, 8),
    atGithub("dave@example.com", true, 9),
    atGithub("alice@example.com", false, 10),
  ]) {
    github.signedIn = account;
    await signInBy(page, "GitHub");
    await expect(page.getByRole("alert").filter({ hasText: "No account here can be opened that way" })).toBeVisible();
  }
  expect(await sessionOf(context)).toBeUndefined();
});

test("a provider that is down is said to be so", async ({ page }) => {
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
  expect((await guest.get("/login/oauthresponse/github?state=x&state=y&code=z")).status()).toBe(400);
  expect((await guest.head("/login/oauthresponse/github?state=x&code=y")).status()).toBe(405);
  expect((await guest.post("/login/oauthresponse/github")).status()).toBe(405);
  const wrong = await guest.get("/login/oauthresponse/github?state=x&code=y");
  expect(wrong.headers().location).toBe("/login?refused=OAUTH_HANDSHAKE_ERROR");
  expect((await guest.get("/login/oauth-verify-response/github?state=x&code=y")).headers().location).toBe("/login");
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
