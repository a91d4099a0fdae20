import type { Page } from "@playwright/test";
import { expectAccessible, expectToFitNarrowScreen } from "./accessible";
import { expect, test } from "./fixtures";
import { lastMail, mailsTo } from "./mails";
import { type OwnServer, startSecondServer } from "./own-server";
import { freshAddress, newPassword, person } from "./people";
import { VirtualAuthenticator } from "./virtual-authenticator";

test.setTimeout(120_000);

const code = (page: Page) => page.getByLabel("Code", { exact: true });
const press = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true }).click();

async function expectGood(page: Page) {
  await expectAccessible(page);
  await expectToFitNarrowScreen(page);
  await page.setViewportSize({ width: 1280, height: 720 });
}

test.describe("where nobody needs a password, and one form takes everything", () => {
  let server: OwnServer;
  test.beforeAll(async () => {
    server = await startSecondServer({
      PASSWORD_REQUIRED: "false",
      US_SIGNIN_REPLACES_LOGIN: "true",
      RESET_WAIT_WITHOUT_PASSWORD: "3 days",
    });
  });
  test.afterAll(() => server.stop());

  test("an account is made without one, gets in by a mailed code, and gets a password later", async ({ page }) => {
    const email = freshAddress();
    await page.goto(`${server.url}/register`);
    await expect(page.getByText("Without one, you sign in by codes that we mail you.")).toBeVisible();
    await expectGood(page);
    await page.getByLabel("E-mail address").fill(email);
    await press(page, "Create account");
    await expect(page.getByText(`open the link that we sent to ${email}`)).toBeVisible();
    await page.goto((await lastMail(email, "welcome")).data.link ?? "");
    await press(page, "Confirm my address");
    await expect(page.getByText("Your e-mail address is confirmed.")).toBeVisible();

    await page.goto(`${server.url}/account/sign-in-methods`);
    await expect(page).toHaveURL(/\/unified-sign-in\?next=/);
    await page.getByLabel("E-mail address, phone number or username").fill(email);
    await press(page, "E-mail me a code");
    await code(page).fill((await lastMail(email, "us_instructions")).data.code ?? "");
    await press(page, "Sign in");
    await expect(page).toHaveURL(`${server.url}/account/sign-in-methods`);
    await expect(page.getByText("You have none, and need none.")).toBeVisible();

    await press(page, "Remove codes by mail");
    await page.getByRole("button", { name: "Remove it" }).click();
    await expect(page.getByText("You could not sign in any more without this.")).toBeVisible();
    await expectGood(page);

    await page.getByRole("main").getByRole("link", { name: "Set one" }).click();
    await page.getByLabel("New password", { exact: true }).fill(newPassword);
    await page.getByLabel("Repeat the new password").fill(newPassword);
    await press(page, "Set password");
    await expect(page.getByText("Your password was changed.")).toBeVisible();
  });

  test("an account is made with a passkey alone, and signs in by it once its address is confirmed", async ({
    page,
  }) => {
    await VirtualAuthenticator.plugInto(page);
    const email = freshAddress();
    await page.goto(`${server.url}/register`);
    await expectGood(page);
    const create = page.getByRole("button", { name: "Create an account with a passkey" });
    await create.click();
    await expect(page.getByText("Enter your e-mail address.")).toBeVisible();
    await page.getByLabel("E-mail address").fill(email);
    await create.click();
    await expect(page.getByText(`open the link that we sent to ${email}`)).toBeVisible();
    await page.goto((await lastMail(email, "welcome")).data.link ?? "");
    await press(page, "Confirm my address");
    // Chromium takes the passkey of its made-up authenticator by itself where the page suggests passkeys.
    await expect(page).toHaveURL(/\/account/);
    await page.goto(`${server.url}/account/passkeys`);
    await expect(page.getByText("Signs you in")).toBeVisible();
    await page.goto(`${server.url}/account/sign-in-methods`);
    await expect(page.getByText("You have none, and need none.")).toBeVisible();
  });

  test("a password is taken away; who has lost the passkey waits for the link to work", async ({ page }) => {
    const who = await person();
    const key = await VirtualAuthenticator.plugInto(page);
    await page.goto(`${server.url}/unified-sign-in?next=/account/password`);
    await page.getByLabel("E-mail address, phone number or username").fill(who.email);
    await page.getByLabel("Password or code").fill(who.password);
    await press(page, "Sign in");
    await press(page, "Remove password");
    await page.getByRole("button", { name: "Remove it" }).click();
    await expect(page.getByText("You could not sign in any more without this.")).toBeVisible();
    await page.goto(`${server.url}/account/passkeys`);
    await press(page, "Add passkey");
    await expect(page.getByText("Your new passkey is ready.")).toBeVisible();
    await page.goto(`${server.url}/account/password`);
    await expectGood(page);
    await press(page, "Remove password");
    await expectGood(page);
    await page.getByRole("button", { name: "Remove it" }).click();
    await expect(page.getByText("Your password was removed.")).toBeVisible();

    await page.goto(`${server.url}/logout`);
    await press(page, "Sign out");
    await key.unplug();
    await page.goto(`${server.url}/reset`);
    await page.getByLabel("E-mail address").fill(who.email);
    await press(page, "Send the link");
    await page.goto((await lastMail(who.email, "reset_instructions")).data.link ?? "");
    await expect(page.getByRole("heading", { name: "A little later" })).toBeVisible();
    await expectGood(page);
  });
});

test.describe("where links replace the sign-in form", () => {
  let server: OwnServer;
  test.beforeAll(async () => {
    server = await startSecondServer({ PASSWORDLESS: "true" });
  });
  test.afterAll(() => server.stop());

  test("the link signs the browser in that asked; another one is asked for the address", async ({
    page,
    otherBrowser,
  }) => {
    const who = await person();
    const ask = async () => {
      const before = mailsTo(who.email, "login_instructions").length;
      await page.goto(`${server.url}/account`);
      await expect(page).toHaveURL(/\/login\/link\?next=/);
      await page.getByLabel("E-mail address").fill(who.email);
      await press(page, "Send the link");
      await expect(page.getByText(`If ${who.email} has an account`)).toBeVisible();
      await expect.poll(() => mailsTo(who.email, "login_instructions").length).toBeGreaterThan(before);
      return (await lastMail(who.email, "login_instructions")).data.link ?? "";
    };
    const first = await ask();
    await otherBrowser.goto(first);
    await expectGood(otherBrowser);
    await otherBrowser.getByLabel("E-mail address").fill("mallory@example.com");
    await press(otherBrowser, "Sign in");
    await expect(otherBrowser.getByText("There is no such account.")).toBeVisible();
    await otherBrowser.getByLabel("E-mail address").fill(who.email);
    await press(otherBrowser, "Sign in");
    await expect(otherBrowser).toHaveURL(/\/account\?/);

    await page.goto(await ask());
    await press(page, "Sign in");
    await expect(page.getByText("You are signed in.")).toBeVisible();
    await expect(page).toHaveURL(/\/account\?/);
  });
});
