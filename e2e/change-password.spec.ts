import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { lastMail } from "./mails";
import { clientWith, newPassword, person, sessionCookie, signIn } from "./people";

async function change(page: Page, present: string, wanted: string): Promise<void> {
  await page.goto("/account/password");
  await page.getByLabel("Present password").fill(present);
  await page.getByLabel("New password", { exact: true }).fill(wanted);
  await page.getByLabel("Repeat the new password").fill(wanted);
  await page.getByRole("button", { name: "Change password" }).click();
}

test("a change keeps this browser signed in, and ends its old cookie and every other browser", async ({
  page,
  otherBrowser,
}) => {
  const who = await person();
  await signIn(page, who);
  await signIn(otherBrowser, who);
  const before = (await sessionCookie(page.context()))?.value ?? "";

  await change(page, who.password, newPassword);
  await expect(page.getByText("Your password was changed. Other devices are signed out.")).toBeVisible();
  await expect(page).toHaveURL(/\/account\?/);
  await lastMail(who.email, "change_notice");

  expect((await sessionCookie(page.context()))?.value).not.toBe(before);
  const thief = await clientWith(before);
  expect((await thief.get("/account")).headers().location).toBe("/login?next=%2Faccount");
  expect((await thief.get("/api/me")).status()).toBe(401);
  await thief.dispose();

  await otherBrowser.reload();
  await expect(otherBrowser).toHaveURL(/\/login\?/);
  await signIn(otherBrowser, { ...who, password: newPassword });
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
});

test("without the present password nothing changes", async ({ page, otherBrowser }) => {
  const who = await person();
  await signIn(page, who);
  await change(page, "not the right one", newPassword);
  const present = page.getByLabel("Present password");
  await expect(present).toHaveAccessibleDescription(/This password is not right/);
  await expect(present).toBeFocused();
  await signIn(otherBrowser, who);
});

test("a remembered browser stays remembered", async ({ page }) => {
  const who = await person();
  await signIn(page, who, { remember: true });
  await change(page, who.password, newPassword);
  await expect(page.getByText("Your password was changed.")).toBeVisible();
  expect((await sessionCookie(page.context()))?.expires).toBeGreaterThan(Date.now() / 1000 + 86_400 * 80);
});
