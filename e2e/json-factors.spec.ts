import { type APIRequestContext, type APIResponse, expect, test } from "@playwright/test";
import { AuthenticatorApp } from "./authenticator-app";
import { cookieOf, errorKeys, jsonClient, postWithCsrf, signInForToken } from "./json-client";
import { type Person, person } from "./people";
import { query } from "./server";

/** Everything that adds, changes or removes a factor, with input that would be good. */
const changes: [path: string, body: object][] = [
  ["/tf-setup", { setup: "authenticator" }],
  ["/us-setup", { chosen_method: "authenticator" }],
  ["/wan-register", { name: "A key", usage: "first" }],
  ["/wan-delete", { name: "A key" }],
  ["/mf-recovery-codes", {}],
];

/** What the account holds: drafts and challenges count as well. */
async function held({ email }: Person): Promise<unknown> {
  const [row] = await query(
    `SELECT (SELECT count(*)::int FROM code_secrets WHERE user_id = u.id) AS secrets,
            (SELECT count(*)::int FROM recovery_codes WHERE user_id = u.id) AS codes,
            (SELECT count(*)::int FROM webauthn_challenges WHERE user_id = u.id) AS challenges,
            (SELECT count(*)::int FROM webauthn_credentials WHERE user_id = u.id) AS passkeys
     FROM users u WHERE email = $1`,
    [email],
  );
  return row;
}
const nothing = { secrets: 0, codes: 0, challenges: 0, passkeys: 0 };

const isRefusal = async (answer: APIResponse, status: number, key: string) => {
  expect(answer.status(), await answer.text()).toBe(status);
  expect(await errorKeys(answer)).toEqual({ "": [key] });
};

async function begun(): Promise<{ who: Person; client: APIRequestContext }> {
  const who = await person();
  const client = await jsonClient();
  await signInForToken(client, who);
  return { who, client };
}

test("AT-181, AT-221: a factor is changed by nobody whose sign-in is old", async () => {
  const { who, client } = await begun();
  await query(
    "UPDATE sessions SET authenticated_at = now() - interval '3 days', grace_until = NULL WHERE user_id = (SELECT id FROM users WHERE email = $1)",
    [who.email],
  );
  for (const [path, body] of changes) {
    const answer = await postWithCsrf(client, path, body);
    await isRefusal(answer, 401, "REAUTHENTICATION_REQUIRED");
    expect((await answer.json()).response.reauth_required, path).toBe(true);
  }
  expect(await held(who)).toEqual(nothing);
});

test("AT-181, AT-221: nor without a CSRF token", async () => {
  const { who, client } = await begun();
  for (const [path, body] of changes) await isRefusal(await client.post(path, { data: body }), 400, "CSRF_MISSING");
  expect(await held(who)).toEqual(nothing);
});

test("AT-185, AT-196: no token before the second factor; the key of an app is shown this once, and kept nowhere", async () => {
  const { who, client } = await begun();
  const asked = await postWithCsrf(client, "/tf-setup", { setup: "authenticator" });
  expect(asked.headers()["cache-control"]).toContain("no-store");
  const { tf_authr_uri: uri, tf_authr_b32key: key, tf_state_token: state } = (await asked.json()).response;
  const app = new AuthenticatorApp(uri);
  expect((await postWithCsrf(client, `/tf-setup/${state}`, { code: app.code() })).status()).toBe(200);
  const looked = await client.get("/tf-setup");
  expect(looked.status()).toBe(200);
  expect(await looked.text()).not.toContain(key);
  expect(await (await client.get("/us-setup")).text()).not.toContain(key);

  const guest = await jsonClient();
  const parked = await postWithCsrf(guest, "/login?include_auth_token", who);
  expect(parked.status()).toBe(200);
  const { response } = await parked.json();
  expect(response).toMatchObject({ tf_required: true, tf_state: "ready" });
  expect(response).not.toHaveProperty("user");
  expect(await parked.text()).not.toMatch(/authentication_token|refresh_token/);
  for (const cookie of ["gatehouse", "gatehouse_refresh"]) expect(await cookieOf(guest, cookie)).toBeNull();
  expect((await guest.get("/api/me")).status()).toBe(401);
  const passed = await postWithCsrf(guest, "/tf-validate?include_auth_token", { code: app.code() });
  expect((await passed.json()).response.user).toHaveProperty("authentication_token");
});
