import { expect, test } from "@playwright/test";
import { errorKeys, jsonClient } from "./json-client";
import { lastMail } from "./mails";
import { type OwnServer, startSecondServer } from "./own-server";
import { freshAddress, type Person, person } from "./people";

/** A single-page application on another origin that keeps its tokens itself. */
const spa = "http://localhost:41999";
const listed = { origin: spa, "sec-fetch-site": "same-site" };
const stranger = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };

let server: OwnServer;
test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  test.setTimeout(90_000);
  server = await startSecondServer({
    CORS_ORIGINS: `https://other.example,${spa}`,
    CSRF_IGNORE_UNAUTH_ENDPOINTS: "true",
    REFRESH_TOKEN_COOKIE_NAME: "null",
    TOKEN_AUTHENTICATION_QUERY: "true",
    CACHE_CONTROL: "null",
    REDIRECT_BEHAVIOR: "spa",
    REDIRECT_HOST: "localhost:41999",
    RESET_VIEW: "/reset-password?lang=en",
    RESET_ERROR_VIEW: "/oops",
    POST_CONFIRM_VIEW: "/confirm-address",
    CONFIRM_ERROR_VIEW: "/oops#top",
  });
});
test.afterAll(() => server?.stop());

const client = (headers: Record<string, string> = {}) => jsonClient(headers, server.url);

async function tokensOf(who: Person, headers: Record<string, string> = listed) {
  const answer = await (await client(headers)).post("/login?include_auth_token", { data: who });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()).response.user;
}

test("a listed page learns before its call what it may send; others learn nothing", async () => {
  const ask = { method: "OPTIONS", headers: { "access-control-request-method": "POST", accept: "*/*" } };
  for (const path of ["/login", "/api/security/login", "/api/security/reset/some-token", "/api/me"]) {
    const told = await (await client(listed)).fetch(path, ask);
    expect(told.status(), path).toBe(204);
    expect(told.headers()["access-control-allow-origin"]).toBe(spa);
    expect(told.headers()["access-control-allow-methods"]).toContain("POST");
    expect(told.headers()["access-control-allow-headers"]).toMatch(/content-type.*authentication-token.*x-csrf-token/);
    expect(told.headers()["access-control-allow-credentials"]).toBeUndefined();
    expect(told.headers().vary).toMatch(/origin/i);
    const refused = await (await client(stranger)).fetch(path, ask);
    expect(refused.headers()["access-control-allow-origin"]).toBeUndefined();
    expect(refused.ok()).toBe(false);
  }
});

test("a listed page signs in, calls, refreshes and signs out, with tokens and no cookie", async () => {
  const who = await person();
  const { authentication_token: token, refresh_token: first } = await tokensOf(who);
  const page = await client({ ...listed, "authentication-token": token });
  for (const answer of [await page.get("/api/me"), await page.post("/api/me", { data: {} })]) {
    expect((await answer.json()).response).toMatchObject({ email: who.email, via: "token" });
    expect(answer.headers()["access-control-allow-origin"]).toBe(spa);
  }
  const { response } = await (await page.post("/refresh-token", { data: { refresh_token: first } })).json();
  expect(Object.keys(response.user).sort()).toEqual(["authentication_token", "refresh_token"]);
  await page.post("/logout", { data: { refresh_token: response.user.refresh_token } });
  const over = await page.post("/refresh-token", { data: { refresh_token: response.user.refresh_token } });
  expect(await errorKeys(over)).toEqual({ refresh_token: ["REFRESH_TOKEN_INVALID"] });
  expect(over.headers()["access-control-allow-origin"]).toBe(spa);
});

test("AT-131: what a browser adds by itself does not serve a listed page; nothing serves any other", async () => {
  const who = await person();
  const browser = await client();
  const { csrf_token: csrf } = (await (await browser.post("/login", { data: who })).json()).response;
  const post = (headers: Record<string, string>) =>
    browser.post("/api/me", { data: {}, headers: { ...headers, "x-csrf-token": csrf } });
  expect((await post({})).status()).toBe(200);
  for (const headers of [listed, stranger]) {
    const answer = await post(headers);
    expect(answer.status()).toBe(403);
    expect(await errorKeys(answer)).toEqual({ "": ["ORIGIN_REFUSED"] });
  }
  const basic = `Basic ${Buffer.from(`${who.email}:${who.password}`).toString("base64")}`;
  const withPassword = await (await client(listed)).post("/api/me", { data: {}, headers: { authorization: basic } });
  expect(withPassword.status()).toBe(403);
  const { authentication_token: token } = await tokensOf(who);
  const elsewhere = await client({ ...stranger, "authentication-token": token });
  expect((await elsewhere.post("/api/me", { data: {} })).status()).toBe(403);
  expect((await elsewhere.get("/api/me")).headers()["access-control-allow-origin"]).toBeUndefined();
});

test("AT-247: a token in the address shows, does nothing, and its answer is kept nowhere", async () => {
  const who = await person();
  const { authentication_token: token } = await tokensOf(who);
  const machine = await client();
  const shown = await machine.get(`/api/me?auth_token=${token}`);
  expect((await shown.json()).response).toMatchObject({ email: who.email, via: "token" });
  expect(shown.headers()["cache-control"]).toBe("no-store");
  expect(shown.headers()["referrer-policy"]).toBe("no-referrer");
  expect((await machine.post(`/api/me?auth_token=${token}`, { data: {} })).status()).toBe(401);
  expect((await machine.post("/api/me", { data: { auth_token: token } })).status()).toBe(200);
  expect((await machine.post("/api/me", { form: { auth_token: token } })).status()).toBe(401);
  const worse = { data: { auth_token: "bogus" }, headers: { "authentication-token": token } };
  expect((await machine.post("/api/me", worse)).status()).toBe(401);
});

test("a link for a new password leads to the application, with its secret and nothing about the person", async () => {
  const who = await person();
  const page = await client(listed);
  expect((await page.post("/reset", { data: { email: who.email } })).status()).toBe(200);
  const { token } = (await lastMail(who.email, "reset_instructions")).data;
  expect(await opened(`/reset/${token}`)).toBe(`${spa}/reset-password?lang=en&token=${token}`);
  expect(await opened(`/reset/${token}`)).toBe(`${spa}/reset-password?lang=en&token=${token}`);
  const data = { password: "brass lantern over water", password_confirm: "brass lantern over water" };
  expect((await page.post(`/reset/${token}`, { data })).status()).toBe(200);
  const bad = new URL(await opened(`/reset/${token}`));
  expect(bad.origin + bad.pathname).toBe(`${spa}/oops`);
  expect([...bad.searchParams.keys()]).toEqual(["error"]);
  expect(bad.searchParams.get("error")).toContain("link");
});

test("a confirmation link leads to the application, which confirms; afterwards it says so", async () => {
  const page = await client(listed);
  const email = freshAddress();
  const password = "seven wooden spoons in a row";
  await page.post("/register", { data: { email, password, password_confirm: password } });
  const { token } = (await lastMail(email, "welcome")).data;
  expect(await opened(`/confirm/${token}`)).toBe(`${spa}/confirm-address?token=${token}`);
  expect((await page.post(`/confirm/${token}`, { data: {} })).status()).toBe(200);
  const again = new URL(await opened(`/confirm/${token}`));
  expect([again.origin + again.pathname, again.hash]).toEqual([`${spa}/oops`, "#top"]);
  expect([...again.searchParams.keys()]).toEqual(["info"]);
  expect([...new URL(await opened("/confirm/no-such-link")).searchParams.keys()]).toEqual(["error"]);
});

/** Where a browser is sent that opens this page. */
async function opened(path: string): Promise<string> {
  const answer = await (await client({ accept: "text/html" })).get(path);
  expect([302, 303, 307]).toContain(answer.status());
  return answer.headers().location ?? "";
}
