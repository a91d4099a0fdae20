import { expect, test } from "@playwright/test";
import { makeAdministrator } from "./administration";
import { audienceOf, pages } from "./doors";
import { cookieOf, jsonClient, signInForToken } from "./json-client";
import { type Person, person } from "./people";
import { type RawAnswer, rawRequest } from "./raw-request";
import { query } from "./server";

async function cookieFor(who: Person): Promise<string> {
  const client = await jsonClient();
  await signInForToken(client, who);
  return `gatehouse=${(await cookieOf(client, "gatehouse"))?.value}`;
}

const filled = (path: string): string => path.replace(/\[\w+\]/g, "made-up");
const policyOf = ({ headers }: RawAnswer): string => `${headers["content-security-policy"]}`;

/** Addresses at which there is nothing, or that are no addresses. */
const nowhere = [
  "/nowhere",
  "/account/nowhere",
  "/login/nowhere/at/all",
  "/favicon.ico",
  "/robots.txt",
  "/_next/nowhere",
  "/_next/image?url=%2Ficon.svg&w=64&q=75",
  "/_next/data/x/login.json",
  "/_error",
  "/_global-error",
  "/_not-found",
  "/404",
  "/500",
  "/%00",
  "/<img src=x>".replaceAll(" ", "%20"),
];

test("AT-145: no page can be framed, neither those that are there nor what says that there is none", async () => {
  const cookie = await cookieFor(await person());
  for (const path of [...pages().map(filled), ...nowhere])
    for (const headers of [{}, { cookie }, { rsc: "1" }] as Record<string, string>[]) {
      const answer = await rawRequest(path, { accept: "text/html", ...headers });
      expect(answer.status, path).toBeLessThan(500);
      expect(answer.headers["x-frame-options"], path).toBe("DENY");
      expect(policyOf(answer), path).toContain("frame-ancestors 'none'");
    }
  // What answers programs is no document, and says that it is none.
  for (const path of ["/api/me", "/api/nowhere", "/api/security/nowhere", "/api/security/login"]) {
    const answer = await rawRequest(path, { accept: "text/html" });
    expect(answer.headers["content-type"], path).toContain("application/json");
    expect(policyOf(answer), path).toContain("frame-ancestors 'none'");
  }
});

const markup = [
  "<img src=x onerror=alert(1)>",
  "\"><script>alert('marker')</script>",
  "javascript:alert('marker')",
  "{{7*7}}#{7*7}",
  "\u00fc\u{1f600}\u202e",
];
const parameters = [
  "error",
  "message",
  "notice",
  "refused",
  "next",
  "error_description",
  "callbackUrl",
  "email",
  "code",
  "state",
  "token",
];

test("AT-149: nothing of an address is shown as markup, and nothing of it breaks a page", async () => {
  const cookie = await cookieFor(await person());
  const shown = pages().filter((page) => audienceOf(page) !== "nobody");
  for (const page of [...shown.map(filled), "/login/oauthresponse/github", "/nowhere"])
    for (const first of [0, 2]) {
      const values = parameters.map((_, index) => encodeURIComponent(markup[(index + first) % markup.length] ?? ""));
      const query = parameters.map((name, index) => `${name}=${values[index]}`).join("&");
      for (const headers of [{}, { cookie }] as Record<string, string>[]) {
        const answer = await rawRequest(`${page}?${query}`, { accept: "text/html", ...headers });
        expect(answer.status, page).toBeLessThan(500);
        expect(answer.body, page).not.toContain("<img src=x");
        expect(answer.body, page).not.toContain("<script>alert");
        expect(answer.body, page).not.toMatch(/(?:href|action|src)="javascript:/);
        expect(answer.body, page).not.toMatch(/49#|#49/);
        expect(`${answer.headers.location ?? ""}`, page).not.toMatch(/^(?:javascript|data):|[<>"]/);
      }
    }
});

test("AT-148: what people and things are called is shown as text, however it came into the database", async ({
  page,
}) => {
  const admin = await person();
  await makeAdministrator(admin);
  const hostile = "<img src=x onerror=\"document.title='taken'\">{{7*7}}";
  const [user] = await query("UPDATE users SET username = $1 WHERE email = $2 RETURNING id", [hostile, admin.email]);
  const client = await jsonClient({ "user-agent": hostile });
  await signInForToken(client, admin);
  await query(
    `INSERT INTO webauthn_credentials
       (id, user_id, credential_id, public_key, backup_state, device_type, name, usage, created_at)
     VALUES (gen_random_uuid(), $1, $2::text::bytea, '', false, 'singleDevice', $3, 'first', now())`,
    [`${user?.id}`, `key of ${user?.id}`, hostile],
  );
  await query("INSERT INTO roles (id, name, permissions, updated_at) VALUES (gen_random_uuid(), $1, '{}', now())", [
    `${hostile} ${Date.now()}`,
  ]);

  await page.context().addCookies((await client.storageState()).cookies);
  const shows: Record<string, boolean> = {
    "/account": true,
    "/account/sessions": false,
    "/account/passkeys": true,
    "/account/username": true,
    "/admin/roles": true,
    "/admin/activity": false,
    [`/admin/users/${user?.id}`]: true,
    [`/admin/users?search=${encodeURIComponent(hostile)}`]: true,
  };
  for (const [path, isShown] of Object.entries(shows)) {
    await page.goto(path);
    expect(new URL(page.url()).pathname).toBe(path.split("?")[0]);
    expect(await page.locator('img[src="x"]').count(), path).toBe(0);
    await expect(page).not.toHaveTitle("taken");
    if (isShown) expect(await page.content(), path).toContain("{{7*7}}");
  }
});

test("AT-271: a personal page is never anybody else's, asked for in any order, and no cache may keep it", async () => {
  const people = [await person(), await person()];
  const callers = [
    ...(await Promise.all(people.map(async (who) => ({ email: who.email, cookie: await cookieFor(who) })))),
    { email: "", cookie: "" },
  ];
  for (let round = 0; round < 50; round++)
    for (const path of ["/account", "/api/me"])
      await Promise.all(
        callers.map(async ({ email, cookie }) => {
          const answer = await rawRequest(path, { accept: "*/*", ...(cookie && { cookie }) });
          for (const other of people)
            if (other.email !== email) expect(answer.body, `${path} of ${email}`).not.toContain(other.email);
          if (email) expect(answer.body).toContain(email);
          else expect(answer.status).toBe(path === "/account" ? 307 : 401);
          expect(answer.headers["cache-control"]).toMatch(/private, .*no-store|no-store/);
          expect(answer.headers["cache-control"]).not.toContain("s-maxage");
        }),
      );
});
