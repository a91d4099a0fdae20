import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { makeAdministrator } from "./administration";
import { expect, test } from "./fixtures";
import { lastMail } from "./mails";
import { type Person, person, signIn } from "./people";
import { query } from "./server";

/** The administrator opens the page of somebody, and acts as them. */
async function actAs(page: Page, who: Person): Promise<void> {
  await page.goto("/admin/users");
  await page.getByLabel("Search").fill(who.email);
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("link", { name: who.email }).click();
  await page.getByLabel("Reason").fill("ticket 4711");
  await page.getByRole("button", { name: "Act as this person" }).click();
  await expect(page.getByRole("complementary", { name: "Impersonation" })).toContainText(who.email);
}

test("an administrator acts as somebody, gets at nothing of their account, and is themselves again", async ({
  page,
}) => {
  const [boss, who] = [await person(), await person()];
  await makeAdministrator(boss);
  await signIn(page, boss);
  await actAs(page, who);
  await expect(page).toHaveURL("/account");
  await expect(page.getByRole("main")).toContainText(who.email);
  await expectAccessible(page);
  expect((await lastMail(who.email, "impersonation_notice")).text).toContain("ticket 4711");

  for (const path of ["password", "email", "two-factor", "recovery-codes", "passkeys", "tokens", "sessions"]) {
    await page.goto(`/account/${path}`);
    await expect(page, path).toHaveURL("/forbidden");
  }
  await expect(page.getByText("While you act as somebody else")).toBeVisible();
  await page.goto("/admin");
  await expect(page).toHaveURL("/forbidden");
  const answer = await page.request.get("/sessions", { headers: { accept: "application/json" } });
  expect(answer.status()).toBe(403);
  const me = await (await page.request.get("/api/me")).json();
  expect(me.response).toMatchObject({ email: who.email });

  await page.getByRole("complementary", { name: "Impersonation" }).getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("You are yourself again.")).toBeVisible();
  await expect(page.getByRole("heading", { name: who.email })).toBeVisible();
  await expect(page.getByText("impersonation started")).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Impersonation" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: `Your account, ${boss.email}` })).toBeVisible();
});

test("when its time is over, the administrator is back in their own session, on every page", async ({ page }) => {
  const [boss, who] = [await person(), await person()];
  await makeAdministrator(boss);
  await signIn(page, boss);
  await actAs(page, who);
  await query(
    `UPDATE sessions SET expires_at = now() - interval '1 second'
      WHERE actor_id IS NOT NULL AND user_id = (SELECT id FROM users WHERE email = $1)`,
    [who.email],
  );
  await page.goto("/account");
  await expect(page.getByRole("main")).toContainText(boss.email);
  await expect(page.getByRole("complementary", { name: "Impersonation" })).toHaveCount(0);
  await page.goto("/admin");
  await expect(page.getByRole("heading", { name: "Administration" })).toBeVisible();
});

test("signing out while acting as somebody leaves both", async ({ page }) => {
  const [boss, who] = [await person(), await person()];
  await makeAdministrator(boss);
  await signIn(page, boss);
  await actAs(page, who);
  await page.getByRole("button", { name: `Your account, ${who.email}` }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  await page.goto("/account");
  await expect(page).toHaveURL("/login?next=%2Faccount");
});
