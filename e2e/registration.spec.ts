import { expect, test } from "./fixtures";
import { lastMail, mailsTo } from "./mails";
import { fillIn, freshAddress, newPassword, person, signIn } from "./people";

test("a stranger registers, confirms by the button of the mailed page, signs in and sees the account", async ({
  page,
}) => {
  const email = freshAddress();
  await page.goto("/");
  await page.getByRole("link", { name: "Register" }).click();
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(newPassword);
  await page.getByLabel("Repeat the password").fill(newPassword);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Check your mailbox" })).toBeVisible();
  await expect(page.getByText(`open the link that we sent to ${email}`)).toBeVisible();

  await page.goto((await lastMail(email, "welcome")).data.link ?? "");
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page).toHaveURL(/\/login\?/);
  await expect(page.getByText("Your e-mail address is confirmed.")).toBeVisible();

  await fillIn(page, { email, password: newPassword });
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/account");
  await expect(page.getByRole("main").getByText(email)).toBeVisible();
  await expect(page.getByText("Confirmed", { exact: true })).toBeVisible();
});

test("what is wrong is said at its field, which gets the focus, and the rest of the form stays", async ({ page }) => {
  const email = freshAddress();
  await page.goto("/register");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(newPassword);
  await page.getByLabel("Repeat the password").fill("something else entirely");
  await page.getByRole("button", { name: "Create account" }).click();
  const repeated = page.getByLabel("Repeat the password");
  await expect(repeated).toHaveAccessibleDescription(/The two passwords differ/);
  await expect(repeated).toBeFocused();
  await expect(page.getByLabel("E-mail address")).toHaveValue(email);
  expect(mailsTo(email)).toEqual([]);
});

test("a taken address looks like a free one, and its owner is told by mail", async ({ page }) => {
  const owner = await person();
  await page.goto("/register");
  await page.getByLabel("E-mail address").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(newPassword);
  await page.getByLabel("Repeat the password").fill(newPassword);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText(`open the link that we sent to ${owner.email}`)).toBeVisible();
  expect((await lastMail(owner.email, "welcome_existing")).data.resetLink).toContain("/reset/");
  await signIn(page, owner);
});

test("the username that was chosen opens the account, too", async ({ page }) => {
  const email = freshAddress();
  const username = `u${email.replace(/@.*/, "").replace(/\W/g, "")}`.slice(0, 32);
  await page.goto("/register");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(newPassword);
  await page.getByLabel("Repeat the password").fill(newPassword);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.goto((await lastMail(email, "welcome")).data.link ?? "");
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await page.getByText("Use your username instead").click();
  await page.getByLabel("Username").fill(username.toUpperCase());
  await page.getByLabel("Password", { exact: true }).fill(newPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/account");
  await expect(page.getByText(username).first()).toBeVisible();
});

test("somebody who is signed in is sent on from the registration", async ({ page }) => {
  await signIn(page, await person());
  await page.goto("/register");
  await expect(page).toHaveURL("/account");
});
