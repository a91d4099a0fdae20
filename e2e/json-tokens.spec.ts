import { expect, test } from "@playwright/test";
import {
  cookieOf,
  errorKeys,
  jsonClient,
  postWithCookie,
  postWithCsrf,
  setCookieLine,
  signInForToken,
} from "./json-client";
import { person } from "./people";

const carrying = (token: string) => ({ headers: { "authentication-token": token } });
const refreshCookie = "fs_refresh";

test.describe("an auth token", () => {
  test("is given when asked for, and opens what takes tokens, without cookies", async () => {
    const who = await person();
    const { authentication_token: token } = await signInForToken(await jsonClient(), who);
    const machine = await jsonClient();
    const me = await (await machine.get("/api/me", carrying(token))).json();
    expect(me.response).toMatchObject({ email: who.email, via: "token" });
    expect((await machine.post("/api/me", { data: {}, ...carrying(token) })).status()).toBe(200);
    expect((await machine.get("/api/me")).status()).toBe(401);
  });

  test("is not given to those who do not ask, nor on a GET", async () => {
    const who = await person();
    const client = await jsonClient();
    expect(await (await postWithCsrf(client, "/login", who)).text()).not.toContain('_token":"ey');
    expect(await (await client.get("/login?include_auth_token")).text()).not.toContain("authentication_token");
    expect(await cookieOf(client, refreshCookie)).toBeNull();
  });

  test("AT-250: decides alone who calls, beside the session of somebody else; a bad one leaves the session", async () => {
    const [alice, bob] = [await person(), await person()];
    const client = await jsonClient();
    await signInForToken(client, alice);
    const { authentication_token: token } = await signInForToken(await jsonClient(), bob);
    const asBob = await (await client.get("/api/me", carrying(token))).json();
    expect(asBob.response).toMatchObject({ email: bob.email, via: "token" });
    const asAlice = await (await client.get("/api/me", carrying("bogus"))).json();
    expect(asAlice.response).toMatchObject({ email: alice.email, via: "session" });
  });

  test("AT-247: in the address or the body it counts for nothing, unless that is configured", async () => {
    const { authentication_token: token } = await signInForToken(await jsonClient(), await person());
    const machine = await jsonClient();
    expect((await machine.get(`/api/me?auth_token=${token}`)).status()).toBe(401);
    expect((await machine.post("/api/me", { data: { auth_token: token } })).status()).toBe(401);
  });

  test("changes the password of a client that has nothing else, and gets the next token", async () => {
    const who = await person();
    const { authentication_token: token } = await signInForToken(await jsonClient(), who);
    const machine = await jsonClient();
    const data = {
      password: who.password,
      new_password: "brass lantern over water",
      new_password_confirm: "brass lantern over water",
    };
    const answer = await machine.post("/change?include_auth_token", { data, ...carrying(token) });
    const next = (await answer.json()).response.user.authentication_token;
    expect((await machine.get("/api/me", carrying(token))).status()).toBe(401);
    expect((await machine.get("/api/me", carrying(next))).status()).toBe(200);
  });
});

test.describe("a refresh token in its cookie", () => {
  test("FS-383: is out of reach of scripts and other sites, and not in the body", async () => {
    const client = await jsonClient();
    const user = await signInForToken(client, await person());
    expect(Object.keys(user)).toEqual(["authentication_token"]);
    expect(await cookieOf(client, refreshCookie)).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/" });
    const days = ((await cookieOf(client, refreshCookie))?.expires ?? 0) / 86_400 - Date.now() / 86_400_000;
    expect(Math.round(days)).toBe(90);
  });

  test("FS-384: is traded with a CSRF token only, for a new auth token and a new cookie, and nothing else is told", async () => {
    const who = await person();
    const client = await jsonClient();
    await signInForToken(client, who);
    const first = (await cookieOf(client, refreshCookie))?.value;
    expect(await errorKeys(await client.post("/refresh-token", { data: {} }))).toEqual({ "": ["CSRF_MISSING"] });
    const answer = await postWithCsrf(client, "/refresh-token");
    const { response } = await answer.json();
    expect(Object.keys(response)).toEqual(["user"]);
    expect(Object.keys(response.user)).toEqual(["authentication_token"]);
    expect((await cookieOf(client, refreshCookie))?.value).not.toBe(first);
    const me = await (await (await jsonClient()).get("/api/me", carrying(response.user.authentication_token))).json();
    expect(me.response.email).toBe(who.email);
  });

  test("AT-256: copied and used twice, it ends for both", async () => {
    const client = await jsonClient();
    await signInForToken(client, await person());
    const copied = (await cookieOf(client, refreshCookie))?.value ?? "";
    expect((await postWithCsrf(client, "/refresh-token")).status()).toBe(200);
    const stolen = await postWithCookie(`${refreshCookie}=${copied}`, "/refresh-token");
    expect(await errorKeys(stolen)).toEqual({ refresh_token: ["REFRESH_TOKEN_INVALID"] });
    expect(await errorKeys(await postWithCsrf(client, "/refresh-token"))).toEqual({
      refresh_token: ["REFRESH_TOKEN_INVALID"],
    });
  });

  test("a field of the body counts for nothing, a form is not understood", async () => {
    const client = await jsonClient();
    const { authentication_token: token } = await signInForToken(client, await person());
    const cookie = (await cookieOf(client, refreshCookie))?.value ?? "";
    const machine = await jsonClient();
    const inBody = await machine.post("/refresh-token", { data: { refresh_token: cookie }, ...carrying(token) });
    expect(await errorKeys(inBody)).toEqual({ refresh_token: ["FIELD_REQUIRED"] });
    const form = await machine.post("/api/security/refresh-token", {
      form: { refresh_token: cookie },
      headers: { accept: "text/html" },
    });
    expect(form.status()).toBe(400);
  });

  test("signing out ends it and takes the cookie, also without a session, at both doors", async ({ page }) => {
    const client = await jsonClient();
    for (const leave of [
      (_: string) => client.post("/logout", { data: {} }),
      (c: string) => postWithCookie(c, "/logout"),
    ]) {
      await signInForToken(client, await person());
      const cookie = `${refreshCookie}=${(await cookieOf(client, refreshCookie))?.value}`;
      const answer = await leave(cookie);
      expect((await answer.json()).response).toEqual({});
      expect(setCookieLine(answer, refreshCookie)).toMatch(/^fs_refresh=;.*(Max-Age=0|1970)/i);
      await expectOver(cookie);
      await client.post("/logout", { data: {} });
    }
    await page.goto("/login");
    const who = await person();
    await signInForToken(page.request, who);
    const cookie = `${refreshCookie}=${(await cookieOf(page.request, refreshCookie))?.value}`;
    await page.goto("/logout");
    await page
      .getByRole("main")
      .getByRole("button", { name: /sign out/i })
      .click();
    await expect(page).toHaveURL(/\/(?:\?.*)?$/);
    expect(await cookieOf(page.request, refreshCookie)).toBeNull();
    await expectOver(cookie);
  });

  test("somebody else's sign-in in the same browser takes it", async () => {
    const client = await jsonClient();
    await signInForToken(client, await person());
    const cookie = `${refreshCookie}=${(await cookieOf(client, refreshCookie))?.value}`;
    const answer = await postWithCookie(cookie, "/login", await person());
    expect(answer.status()).toBe(200);
    expect(setCookieLine(answer, refreshCookie)).toMatch(/^fs_refresh=;/);
  });
});

async function expectOver(cookie: string): Promise<void> {
  const answer = await postWithCookie(cookie, "/refresh-token");
  expect(await errorKeys(answer)).toEqual({ refresh_token: ["REFRESH_TOKEN_INVALID"] });
}
