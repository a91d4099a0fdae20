import { readFile } from "node:fs/promises";
import { unzipSync } from "fflate";
import { expectAccessible, expectToFitNarrowScreen } from "./accessible";
import { expect, test } from "./fixtures";
import { lastMail } from "./mails";
import { fillIn, freshAddress, person, signIn } from "./people";

test("somebody takes a copy of everything about themselves", async ({ page }) => {
  const who = await person({ email: `a.rather.long.name.of.${freshAddress()}` });
  await signIn(page, who);
  await page.getByRole("link", { name: "Your data" }).click();
  await expect(page.getByRole("heading", { name: "Your data" })).toBeVisible();
  await expectAccessible(page);
  const [archive] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download my data" }).click(),
  ]);
  expect(archive.suggestedFilename()).toMatch(/^my-data-\d{4}-\d\d-\d\d\.zip$/);
  const files = unzipSync(await readFile(await archive.path()));
  const profile = JSON.parse(new TextDecoder().decode(files["profile.json"]));
  expect(profile.email).toBe(who.email);
  await expectToFitNarrowScreen(page);
});

test("somebody deletes their account, thinks better of it, and keeps it by the link in the mail", async ({ page }) => {
  const who = await person();
  await signIn(page, who);
  await page.goto("/account/data");
  await page.getByRole("button", { name: "Delete account" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete it" }).click();
  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByText("Your account will be deleted.")).toBeVisible();
  const { token } = (await lastMail(who.email, "erasure_requested_notice")).data;
  await page.goto(`/keep-account/${token}`);
  await expect(page.getByRole("heading", { name: "Keep your account" })).toBeVisible();
  await expectAccessible(page);
  await expectToFitNarrowScreen(page);
  await page.getByRole("button", { name: "Keep my account" }).click();
  await expect(page.getByText("Your account stays.")).toBeVisible();
  await page.goto(`/keep-account/${token}`);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
});

test("signing in keeps an account that was to be deleted, also without JavaScript", async ({ browser }) => {
  const who = await person();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, who);
  await page.goto("/account/data");
  await page.getByRole("button", { name: "Delete account" }).click();
  await expect(page).toHaveURL(/\/login/);
  await fillIn(page, who);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/account");
  expect((await lastMail(who.email, "account_kept_notice")).subject).toBe("Your account stays");
  await context.close();
});
