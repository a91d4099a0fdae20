import { expectAccessible } from "./accessible";
import { makeAdministrator } from "./administration";
import { expect, test } from "./fixtures";
import { lastMail } from "./mails";
import { freshAddress, person, signIn } from "./people";

test("an administrator finds somebody, signs them out, and shuts them out", async ({ page, otherBrowser }) => {
  const [boss, who] = [await person(), await person()];
  await makeAdministrator(boss);
  await signIn(otherBrowser, who);
  await signIn(page, boss);
  await page.goto("/admin/users");
  await expectAccessible(page);
  await page.getByLabel("Search").fill(who.email.slice(0, -4));
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("link", { name: who.email }).click();
  await expect(page.getByRole("heading", { name: who.email })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByText("This person is signed out everywhere.")).toBeVisible();
  await otherBrowser.goto("/account");
  await expect(otherBrowser).toHaveURL("/login?next=%2Faccount");

  await page.getByRole("button", { name: "Deactivate" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByText("This person is shut out.")).toBeVisible();
  await page.getByRole("button", { name: "Activate" }).click();
  await expect(page.getByText("This person may sign in again.")).toBeVisible();
});

test("AT-268: a person that is added gets the link; roles and activity are there to see", async ({ page }) => {
  const boss = await person();
  await makeAdministrator(boss);
  await signIn(page, boss);
  const email = freshAddress();
  await page.goto("/admin/users/new");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Make the account and send the link" }).click();
  await expect(page.getByRole("heading", { name: email })).toBeVisible();
  expect((await lastMail(email, "reset_instructions")).data.token).toBeTruthy();

  const name = `role-${email.split("@")[0]}`;
  await page.getByRole("link", { name: "Roles" }).click();
  const card = page.getByRole("region", { name: "New role" });
  await card.getByLabel("Name").fill(name);
  await card.getByLabel("Permissions").fill("reports:read");
  await card.getByRole("button", { name: "Make the role" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Activity" }).click();
  await expect(page.getByText("role_created").first()).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  expect((await download).suggestedFilename()).toBe("activity.csv");
});
