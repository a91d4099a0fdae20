import { expect, test } from "./fixtures";
import { lastMail } from "./mails";
import { fillIn, freshAddress, newPassword, sessionCookie } from "./people";

test.use({ javaScriptEnabled: false });

test("without JavaScript: register, confirm, sign in, change the password, reset it, sign out", async ({ page }) => {
  const email = freshAddress();
  const first = "three green parrots on a wire";
  await page.goto("/register");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(first);
  await page.getByLabel("Repeat the password").fill("something else entirely");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("The two passwords differ.")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(email);
  await page.getByLabel("Password", { exact: true }).fill(first);
  await page.getByLabel("Repeat the password").fill(first);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText(`open the link that we sent to ${email}`)).toBeVisible();

  await page.goto((await lastMail(email, "welcome")).data.link ?? "");
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByText("Your e-mail address is confirmed.")).toBeVisible();

  await page.goto("/account");
  await fillIn(page, { email, password: "not the right one" });
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Signing in did not work")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(email);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  await fillIn(page, { email, password: first });
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/account");
  await expect(page.getByRole("main").getByText(email)).toBeVisible();

  await page.goto("/account/password");
  await page.getByLabel("Present password").fill(first);
  await page.getByLabel("New password", { exact: true }).fill(newPassword);
  await page.getByLabel("Repeat the new password").fill(newPassword);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password was changed. Other devices are signed out.")).toBeVisible();

  await page.goto("/reset");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.goto((await lastMail(email, "reset_instructions")).data.link ?? "");
  await page.getByLabel("New password", { exact: true }).fill(first);
  await page.getByLabel("Repeat the new password").fill(first);
  await page.getByRole("button", { name: "Save the new password" }).click();
  await expect(page.getByText("Your password was changed. Sign in with the new one.")).toBeVisible();

  await fillIn(page, { email, password: first });
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/account");
  await page.getByRole("button", { name: `Your account, ${email}` }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  expect(await sessionCookie(page.context())).toBeNull();
});
