import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { lastMail } from "./mails";
import { fillIn, newPassword, person, signIn } from "./people";

test("somebody signs another browser out from the list, and it is out at once", async ({ page, otherBrowser }) => {
  const who = await person();
  await signIn(otherBrowser, who);
  await signIn(page, who);
  await page.getByRole("link", { name: "Sessions" }).click();
  await expect(page.getByRole("list", { name: "Your sessions" }).getByRole("listitem")).toHaveCount(2);
  await expect(page.getByText("This device")).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("Every other device is signed out.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Your sessions" }).getByRole("listitem")).toHaveCount(1);
  await otherBrowser.goto("/account");
  await expect(otherBrowser).toHaveURL("/login?next=%2Faccount");
});

test("the mail about a new browser shuts everybody out and leads to a new password", async ({ page, otherBrowser }) => {
  const who = await person();
  await signIn(page, who);
  await signIn(otherBrowser, who);
  const { token } = (await lastMail(who.email, "new_device_notice")).data;
  await page.goto(`/not-me/${token}`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign everybody out and lock the account" }).click();
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await otherBrowser.goto("/account");
  await expect(otherBrowser).toHaveURL("/login?next=%2Faccount");
  await page.getByLabel("New password", { exact: true }).fill(newPassword);
  await page.getByLabel("Repeat the new password").fill(newPassword);
  await page
    .getByRole("button", { name: /password/i })
    .last()
    .click();
  await expect(page).toHaveURL(/\/login/);
  await fillIn(page, { ...who, password: newPassword });
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/account");
});
