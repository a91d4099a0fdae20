import { expectAccessible } from "./accessible";
import { makeAdministrator } from "./administration";
import { expect, test } from "./fixtures";
import { errorKeys, jsonClient, postWithCsrf, signInForToken } from "./json-client";
import { lastMail } from "./mails";
import { person, signIn } from "./people";
import { query } from "./server";

const bearing = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

/** Gives somebody a role of their own with these permissions. */
async function permit(who: { email: string }, permissions: string[]): Promise<void> {
  await query(
    `WITH made AS (INSERT INTO roles (id, name, permissions, updated_at) VALUES (gen_random_uuid(), $1, $2, now()) RETURNING id)
     INSERT INTO user_roles (user_id, role_id) SELECT u.id, made.id FROM users u, made WHERE u.email = $3`,
    [`role of ${who.email}`.slice(0, 80), `{${permissions.join(",")}}`, who.email],
  );
}

test("somebody makes a token for one permission; a program uses it until it is revoked", async ({ page }) => {
  const who = await person();
  await permit(who, ["reports:read", "users:read"]);
  await signIn(page, who);
  await page.getByRole("link", { name: "Personal tokens" }).click();
  await expect(page.getByText("You have no tokens yet.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Name").fill("backup job");
  await page.getByLabel("reports:read").check();
  await page.getByLabel("It ends").selectOption({ label: "After 7 days" });
  await page.getByRole("button", { name: "Make the token" }).click();
  const token = (await page.getByLabel("New token").textContent()) ?? "";
  expect(token).toMatch(/^gatehouse_pat_[0-9A-Za-z]{36}$/);
  await expectAccessible(page);
  expect((await lastMail(who.email, "personal_token_notice")).text).toContain("backup job");

  const machine = await jsonClient();
  const me = await (await machine.get("/api/me", bearing(token))).json();
  expect(me.response).toMatchObject({ email: who.email, permissions: ["reports:read"], roles: [], via: "token" });
  expect((await machine.get("/api/me", { headers: { "authentication-token": token } })).status()).toBe(200);
  expect((await machine.get("/api/reports", bearing(token))).status()).toBe(200);

  await expect(page.getByRole("list", { name: "Your tokens" })).toContainText("backup job");
  await page.reload();
  await expect(page.getByLabel("New token")).toHaveCount(0);
  await expect(page.getByRole("list", { name: "Your tokens" })).toContainText("Last used");
  await page.getByRole("button", { name: "Revoke backup job" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke it" }).click();
  await expect(page.getByText("The token was revoked.")).toBeVisible();
  expect((await machine.get("/api/me", bearing(token))).status()).toBe(401);
});

test("a token changes nothing of the account, makes no tokens and counts for nothing in an address", async () => {
  const who = await person();
  const client = await jsonClient();
  await signInForToken(client, who);
  const made = await (await postWithCsrf(client, "/personal-tokens", { name: "job" })).json();
  const token: string = made.response.personal_token;
  const machine = await jsonClient();
  const asking = { data: { name: "another" }, ...bearing(token) };
  expect((await machine.post("/api/security/personal-tokens", asking)).status()).toBe(403);
  expect((await machine.get("/api/security/sessions", bearing(token))).status()).toBe(403);
  expect((await machine.get("/api/security/tf-setup", bearing(token))).status()).toBe(400);
  const change = {
    password: who.password,
    new_password: "brass lantern over water",
    new_password_confirm: "brass lantern over water",
  };
  expect((await machine.post("/api/security/change", { data: change, ...bearing(token) })).status()).toBe(403);
  expect((await machine.get(`/api/me?auth_token=${token}`)).status()).toBe(401);
  expect((await machine.get("/api/reports", bearing(token))).status()).toBe(403);
  expect((await machine.get("/api/me", bearing(`${token.slice(0, -1)}!`))).status()).toBe(401);

  const refused = await postWithCsrf(client, "/personal-tokens", { name: "job", permissions: ["users:write"] });
  expect(await errorKeys(refused)).toEqual({ permissions: ["TOKEN_PERMISSION_NOT_HELD"] });
  expect((await client.delete(`/personal-tokens/${crypto.randomUUID()}`)).status()).toBeGreaterThanOrEqual(400);
});

test("an administrator sees the tokens of somebody, and takes one away", async ({ page }) => {
  const [boss, who] = [await person(), await person()];
  await makeAdministrator(boss);
  const client = await jsonClient();
  await signInForToken(client, who);
  const made = await (await postWithCsrf(client, "/personal-tokens", { name: "laptop" })).json();
  await signIn(page, boss);
  await page.goto("/admin/users");
  await page.getByLabel("Search").fill(who.email);
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("link", { name: who.email }).click();
  await page.getByRole("button", { name: "Revoke laptop" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke it" }).click();
  await expect(page.getByText("The token was revoked.")).toBeVisible();
  await expectAccessible(page);
  expect((await client.get("/api/me", bearing(made.response.personal_token))).status()).toBe(200);
  expect((await (await jsonClient()).get("/api/me", bearing(made.response.personal_token))).status()).toBe(401);
});

test("a program administers by a token as far as its person may, and no further", async () => {
  const [boss, who] = [await person(), await person()];
  await permit(boss, ["users:read", "users:write", "audit:read"]);
  const client = await jsonClient();
  await signInForToken(client, boss);
  const make = async (permissions: string[]): Promise<string> => {
    const made = await (
      await postWithCsrf(client, "/personal-tokens", { name: permissions.join(), permissions })
    ).json();
    return made.response.personal_token;
  };
  const [reading, writing] = [await make(["users:read"]), await make(["users:write"])];
  const machine = await jsonClient();
  const found = await (await machine.get(`/api/security/admin/users?search=${who.email}`, bearing(reading))).json();
  expect(found.response.users).toMatchObject([{ email: who.email, active: true }]);
  const active = `/api/security/admin/users/${found.response.users[0].id}/active`;
  const shut = { data: { active: false } };
  expect((await machine.put(active, { ...shut, ...bearing(reading) })).status()).toBe(403);
  expect((await machine.put(active, { ...shut, ...bearing(writing) })).status()).toBe(200);
  expect((await machine.get("/api/security/admin/audit", bearing(writing))).status()).toBe(403);
  expect((await machine.get("/api/security/admin/roles", bearing(reading))).status()).toBe(200);
  expect((await machine.post("/api/security/admin/roles", { data: { name: "x" }, ...bearing(writing) })).status()).toBe(
    403,
  );
  await makeAdministrator(who);
  expect((await machine.put(active, { data: { active: true }, ...bearing(writing) })).status()).toBe(403);
});
