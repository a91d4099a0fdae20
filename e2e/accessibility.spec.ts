import type { Page } from "@playwright/test";
import { expectAccessible, expectToFitNarrowScreen } from "./accessible";
import { makeAdministrator } from "./administration";
import { expect, test } from "./fixtures";
import { lastMail } from "./mails";
import { fillIn, newPassword, person, signIn } from "./people";

test.use({ expectedComplaints: /status of 404/ });

async function expectGood(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectToFitNarrowScreen(page);
  await page.setViewportSize({ width: 1280, height: 720 });
}

for (const path of [
  "/",
  "/login",
  "/register",
  "/confirm",
  "/reset",
  "/logout",
  "/forbidden",
  "/reset/made-up",
  "/nowhere",
])
  test(`${path} is accessible to strangers and fits a narrow screen`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectGood(page);
  });

test("the pages of a mailed confirmation are accessible", async ({ page }) => {
  const who = await person({ confirmed: false });
  const { link = "" } = (await lastMail(who.email, "welcome")).data;
  await page.goto(link);
  await expectGood(page);
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByText("Your e-mail address is confirmed.")).toBeVisible();
  await expectGood(page);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "All done" })).toBeVisible();
  await expectGood(page);
});

test("the pages of a mailed reset are accessible", async ({ page }) => {
  const who = await person();
  await page.goto("/reset");
  await page.getByLabel("E-mail address").fill(who.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { name: "Check your mailbox" })).toBeVisible();
  await expectGood(page);
  await page.goto((await lastMail(who.email, "reset_instructions")).data.link ?? "");
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await expectGood(page);
});

test("forms that complain are accessible", async ({ page }) => {
  await page.goto("/login");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expectGood(page);
  await fillIn(page, { email: "nobody@example.com", password: "not the right one" });
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Signing in did not work")).toBeVisible();
  await expectGood(page);
  await page.goto("/register");
  await page.getByLabel("E-mail address").fill("incomplete@");
  await page.getByLabel("Password", { exact: true }).fill(newPassword);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("Repeat the password")).toHaveAttribute("aria-invalid", "true");
  await expectGood(page);
});

test("the pages of an account are accessible", async ({ page }) => {
  await signIn(page, await person());
  for (const path of ["/account", "/account/password", "/account/connections", "/verify", "/logout"]) {
    await page.goto(path);
    await expect(page).toHaveURL(path);
    await expectGood(page);
  }
});

test("the administration is accessible", async ({ page }) => {
  const who = await person();
  await makeAdministrator(who);
  await signIn(page, who);
  await page.goto("/admin");
  await expect(page.getByRole("heading", { name: "Newest people" })).toBeVisible();
  await expectGood(page);
});

test("the menus are accessible when they are open", async ({ page }) => {
  const who = await person();
  await signIn(page, who);
  await page.getByRole("button", { name: `Your account, ${who.email}` }).click();
  await expect(page.getByRole("navigation").getByRole("button", { name: "Sign out" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Theme" }).click();
  await expect(page.getByRole("group", { name: "Theme" })).toBeVisible();
  await expectAccessible(page);
});

test("the keyboard alone signs in, opens the menu and signs out", async ({ page }) => {
  const who = await person();
  await page.goto("/login");
  await expect(page.getByLabel("E-mail address")).toBeFocused();
  await page.keyboard.type(who.email);
  for (const [target, act] of [
    [page.getByLabel("Password", { exact: true }), () => page.keyboard.type(who.password)],
    [page.getByLabel("Stay signed in on this device"), () => page.keyboard.press("Space")],
    [page.getByRole("button", { name: "Sign in" }), () => page.keyboard.press("Enter")],
  ] as const) {
    for (let steps = 0; steps < 5 && !(await target.evaluate((one) => one === document.activeElement)); steps++)
      await page.keyboard.press("Tab");
    await expect(target).toBeFocused();
    await act();
  }
  await expect(page).toHaveURL("/account");
  await page.getByRole("button", { name: `Your account, ${who.email}` }).press("Enter");
  await page.getByRole("button", { name: "Sign out" }).press("Enter");
  await expect(page).toHaveURL("/");
});

test("the first stop of the keyboard skips to the content", async ({ page }) => {
  await page.goto("/account");
  await page.goto("/");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await skip.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});
