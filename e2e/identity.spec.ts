import type { Page } from "@playwright/test";
import { expectAccessible, expectToFitNarrowScreen } from "./accessible";
import { expect, test } from "./fixtures";
import { lastMail } from "./mails";
import { freshAddress, person, signIn } from "./people";

const press = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true }).click();

async function expectGood(page: Page) {
  await expectAccessible(page);
  await expectToFitNarrowScreen(page);
  await page.setViewportSize({ width: 1280, height: 720 });
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an address is changed by the link in the new mailbox, and the old one can take it back", async ({
      page,
      otherBrowser,
    }) => {
      const who = await person();
      const email = freshAddress();
      await signIn(page, who);
      await page.goto("/account/email");
      await page.getByLabel("New e-mail address").fill("incomplete@");
      await press(page, "Send the link");
      await expect(page.getByText("Enter a complete e-mail address")).toBeVisible();
      await page.getByLabel("New e-mail address").fill(email);
      await press(page, "Send the link");
      await expect(page.getByText(`Open the link that we sent to ${email}.`)).toBeVisible();
      if (javaScriptEnabled) await expectGood(page);

      await page.goto((await lastMail(email, "change_email_instructions")).data.link ?? "");
      if (javaScriptEnabled) await expectGood(page);
      await press(page, "Use this address");
      await expect(page.getByText("Your e-mail address was changed.")).toBeVisible();
      await expect(page.getByRole("main").getByText(email)).toBeVisible();

      await otherBrowser.goto((await lastMail(who.email, "change_email_notice")).data.link ?? "");
      if (javaScriptEnabled) await expectGood(otherBrowser);
      await press(otherBrowser, "Take the change back");
      await expect(otherBrowser.getByText("Your former address is back, and everybody is signed out.")).toBeVisible();
      await page.goto("/account");
      await expect(page).toHaveURL(/\/login\?/);
      await signIn(page, who);
      await expect(page.getByRole("main").getByText(who.email)).toBeVisible();
    });

    test("a username is chosen, mailed when it is forgotten, and given up", async ({ page }) => {
      const who = await person();
      const username = `moss${process.pid}${Date.now().toString(36)}`;
      await signIn(page, who);
      await page.goto("/account/username");
      await page.getByLabel("Username").fill("a b");
      await press(page, "Save the username");
      await expect(page.getByText("Use letters and digits only.")).toBeVisible();
      await page.getByLabel("Username").fill(username);
      await press(page, "Save the username");
      await expect(page.getByText("Your username was changed.")).toBeVisible();
      await expect(page.getByLabel("Username")).toHaveValue(username);
      if (javaScriptEnabled) await expectGood(page);
      await page.goto("/logout");
      await press(page, "Sign out");
      await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();

      await page.goto("/recover-username");
      if (javaScriptEnabled) await expectGood(page);
      await page.getByLabel("E-mail address").fill(who.email);
      await press(page, "Send my username");
      await expect(page.getByText("its username is on its way")).toBeVisible();
      expect((await lastMail(who.email, "username_recovery")).text).toContain(username);

      await signIn(page, who);
      await page.goto("/account/username");
      await page.getByLabel("Username").fill("");
      await press(page, "Save the username");
      await expect(page.getByLabel("Username")).toHaveValue("");
    });
  });

test("a link that was used, or made up, is told to be none", async ({ page }) => {
  for (const path of ["/change-email/made-up", "/change-email/undo/made-up", "/unified-sign-in/link/made-up"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
    await expectGood(page);
  }
});
