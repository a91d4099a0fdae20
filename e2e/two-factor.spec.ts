import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectAccessible, expectToFitNarrowScreen } from "./accessible";
import { AuthenticatorApp } from "./authenticator-app";
import { expect, test } from "./fixtures";
import { lastMail, mailsTo } from "./mails";
import { type OwnServer, startSecondServer } from "./own-server";
import { fillIn, type Person, person, signIn } from "./people";

// Some of these journeys are long, and each password costs its time.
test.setTimeout(120_000);

const code = (page: Page) => page.getByLabel("Code", { exact: true });
const press = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true }).click();

/** Chooses a method on the page that offers them. */
async function choose(page: Page, method: "Authenticator app" | "Mail" | "Text message") {
  await page.getByLabel(method).check();
  await press(page, "Continue");
}

/** The app that was set up by the page's QR code. */
async function scan(page: Page): Promise<AuthenticatorApp> {
  const link = page.getByRole("link", { name: "open the app on this device" });
  return new AuthenticatorApp((await link.getAttribute("href")) ?? "");
}

async function setUpApp(page: Page): Promise<AuthenticatorApp> {
  await page.goto("/account/two-factor");
  await choose(page, "Authenticator app");
  await expect(page).toHaveURL("/account/two-factor/setup");
  const app = await scan(page);
  await code(page).fill(app.code());
  await press(page, "Turn on");
  await expect(page.getByText("Two-factor sign-in is set up.")).toBeVisible();
  return app;
}

/** The recovery codes that are shown this once. */
async function madeCodes(page: Page): Promise<string[]> {
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(5);
  return codes.allInnerTexts();
}

async function signOut(page: Page) {
  await page.goto("/logout");
  await press(page, "Sign out");
  await expect(page).toHaveURL("/");
}

/** Gives the password, and stops at the second step. */
async function begin(page: Page, who: Person, next = "/account") {
  await page.goto(`/login?next=${next}`);
  await fillIn(page, who);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/two-factor\?/);
}

async function expectGood(page: Page) {
  await expectAccessible(page);
  await expectToFitNarrowScreen(page);
  await page.setViewportSize({ width: 1280, height: 720 });
}

test("an app is set up, asked for, lost, replaced by a recovery code, and turned off", async ({ page }) => {
  const who = await person();
  await signIn(page, who);
  await page.goto("/account/two-factor");
  await expect(page.getByText("Off", { exact: true })).toBeVisible();
  await expectGood(page);
  await choose(page, "Authenticator app");
  await expect(page).toHaveURL("/account/two-factor/setup");
  const menu = page.getByRole("navigation", { name: "Your account" });
  await expect(menu.getByRole("link", { name: "Two-factor sign-in" })).toHaveAttribute("aria-current", "true");
  const app = await scan(page);
  const image = page.getByRole("img", { name: /QR code for / });
  await expect(image).toHaveAccessibleName(/([A-Z2-7]{4} ){7}[A-Z2-7]{4}/);
  await expectGood(page);
  await code(page).fill("000000");
  await press(page, "Turn on");
  await expect(page.getByText("This code is not right.")).toBeVisible();
  await code(page).fill(app.code());
  await press(page, "Turn on");
  await expect(page.getByText("Codes of an authenticator app")).toBeVisible();
  expect((await lastMail(who.email, "two_factor_notice")).subject).toBe("Two-factor sign-in was turned on");
  await page.goto("/account/two-factor/setup");
  await expect(page).toHaveURL("/account/two-factor");
  await expectGood(page);

  await page.getByRole("link", { name: "Make some" }).click();
  await expectGood(page);
  await press(page, "Make 5 codes");
  const codes = await madeCodes(page);
  await expectGood(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  const file = await (await download).path();
  for (const one of codes) expect(readFileSync(file, "utf8")).toContain(one);
  await page.reload();
  await expect(page.getByText("5 of 5 left")).toBeVisible();
  await expectGood(page);

  await signOut(page);
  await begin(page, who, "/account/password");
  await expectGood(page);
  await code(page).fill("000000");
  await press(page, "Sign in");
  await expect(page.getByText("This code is not right.")).toBeVisible();
  await code(page).fill(app.code());
  await press(page, "Sign in");
  await expect(page).toHaveURL("/account/password");

  await signOut(page);
  await begin(page, who);
  await page.getByRole("link", { name: "Lost your device?" }).click();
  await expect(page).toHaveURL(/\/two-factor\/rescue/);
  await expectGood(page);
  await page.getByLabel("A recovery code").check();
  await press(page, "Continue");
  await expect(page).toHaveURL(/\/two-factor\/recovery-code/);
  await expectGood(page);
  await page.getByLabel("Recovery code").fill("0000-0000-0000-0000");
  await press(page, "Sign in");
  await expect(page.getByText("This recovery code is not right")).toBeVisible();
  await page.getByLabel("Recovery code").fill((codes[0] ?? "").toUpperCase());
  await press(page, "Sign in");
  await expect(page).toHaveURL("/account");
  expect((await lastMail(who.email, "recovery_code_used_notice")).text).toContain("4 codes are left");

  await page.goto("/account/two-factor");
  await expect(page.getByText("4 left")).toBeVisible();
  await press(page, "Turn off");
  await page.getByRole("alertdialog").getByRole("button", { name: "Turn it off" }).click();
  await expect(page.getByText("Two-factor sign-in is off.")).toBeVisible();
  await signOut(page);
  await signIn(page, who);
});

test("a mailed code says where it went, is sent again after a while, and signs in", async ({ page }) => {
  const who = await person();
  await signIn(page, who);
  await page.goto("/account/two-factor");
  await choose(page, "Mail");
  await expect(page.getByRole("button", { name: /Send another code in \d+ s/ })).toBeDisabled();
  await code(page).fill((await lastMail(who.email, "two_factor_instructions")).data.code ?? "");
  await press(page, "Turn on");
  await expect(page.getByText("Codes by mail")).toBeVisible();
  await signOut(page);
  const before = mailsTo(who.email, "two_factor_instructions").length;
  await begin(page, who);
  await expect(page.getByText("gu•••@example.com")).toBeVisible();
  await expectGood(page);
  await expect.poll(() => mailsTo(who.email, "two_factor_instructions").length).toBe(before + 1);
  await code(page).fill((await lastMail(who.email, "two_factor_instructions")).data.code ?? "");
  await press(page, "Sign in");
  await expect(page).toHaveURL("/account");
});

test("a number is asked for with text messages alone, and one that is none is refused", async ({ page }) => {
  await signIn(page, await person());
  await page.goto("/account/two-factor");
  await expect(page.getByLabel("Phone number")).toBeHidden();
  await page.getByLabel("Text message").check();
  await page.getByLabel("Phone number").fill("12345");
  await press(page, "Continue");
  await expect(page.getByText("Enter a complete phone number with its country code.")).toBeVisible();
  await expectGood(page);
  await page.getByLabel("Phone number").fill("+1 650 253 0000");
  await press(page, "Continue");
  await expect(page.getByText("We have sent a code to +1 650 253 0000.")).toBeVisible();
});

test("a lost device is helped by a mailed code, or by a person", async ({ page }) => {
  const who = await person();
  await signIn(page, who);
  await setUpApp(page);
  await signOut(page);
  await begin(page, who);
  await page.getByRole("link", { name: "Lost your device?" }).click();
  await page.getByLabel("Help by a person").check();
  await press(page, "Continue");
  await expect(page.getByText("Your message is on its way to those who can help.")).toBeVisible();
  await page.getByLabel("A code by mail").check();
  await press(page, "Continue");
  await expect(page.getByText("A code is on its way.")).toBeVisible();
  await code(page).fill((await lastMail(who.email, "two_factor_instructions")).data.code ?? "");
  await press(page, "Sign in");
  await expect(page).toHaveURL("/account");
});

test("a second tab and the Back button do no harm", async ({ page, context }) => {
  const who = await person();
  await signIn(page, who);
  const app = await setUpApp(page);
  await signOut(page);
  await begin(page, who);
  const second = await context.newPage();
  await second.goto("/two-factor");
  await expect(code(second)).toBeVisible();
  await code(page).fill(app.code());
  await press(page, "Sign in");
  await expect(page).toHaveURL("/account");
  await code(second).fill(app.code());
  await press(second, "Sign in");
  await expect(second).toHaveURL("/account");
  await second.goBack();
  await second.reload();
  await expect(second).toHaveURL("/account");
  await signOut(page);
  for (const path of ["/two-factor", "/two-factor/select", "/two-factor/rescue", "/two-factor/recovery-code"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/login/);
  }
  await expect(page.getByText("This sign-in was open too long")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an app is set up, asked for and turned off, and recovery codes are made and used", async ({ page }) => {
    const who = await person();
    await signIn(page, who);
    const app = await setUpApp(page);
    await page.goto("/account/recovery-codes");
    await press(page, "Make 5 codes");
    const [first = ""] = await madeCodes(page);
    await signOut(page);
    await begin(page, who);
    await code(page).fill("000000");
    await press(page, "Sign in");
    await expect(page.getByText("This code is not right.")).toBeVisible();
    await code(page).fill(app.code());
    await press(page, "Sign in");
    await expect(page).toHaveURL("/account");
    await signOut(page);
    await begin(page, who);
    await page.getByRole("link", { name: "Lost your device?" }).click();
    await page.getByLabel("A recovery code").check();
    await press(page, "Continue");
    await page.getByLabel("Recovery code").fill(first);
    await press(page, "Sign in");
    await expect(page).toHaveURL("/account");
    await page.goto("/account/two-factor");
    await press(page, "Turn off");
    await expect(page.getByText("Off", { exact: true })).toBeVisible();
  });
});

test.describe("where everybody needs a second factor, and browsers may be trusted", () => {
  let strict: OwnServer;
  test.beforeAll(async () => {
    strict = await startSecondServer({ TWO_FACTOR_REQUIRED: "true", TWO_FACTOR_ALWAYS_VALIDATE: "false" });
  });
  test.afterAll(() => strict.stop());

  test("one is set up on the way in, and a trusted browser is not asked again until that is ended", async ({
    page,
  }) => {
    const who = await person();
    const beginAt = async () => {
      await page.goto(`${strict.url}/login`);
      await fillIn(page, who);
      await page.getByLabel("Stay signed in on this device").check();
      await page.getByRole("button", { name: "Sign in" }).click();
    };
    const signOutAt = async () => {
      await page.goto(`${strict.url}/logout`);
      await press(page, "Sign out");
      await expect(page).toHaveURL(`${strict.url}/`);
    };
    await beginAt();
    await expect(page).toHaveURL(/\/two-factor\/setup/);
    await expectGood(page);
    await choose(page, "Mail");
    await page.getByRole("link", { name: "Use another way" }).click();
    await choose(page, "Authenticator app");
    await expectGood(page);
    const app = await scan(page);
    await code(page).fill(app.code());
    await press(page, "Turn on");
    await expect(page).toHaveURL(`${strict.url}/account`);
    await signOutAt();
    await beginAt();
    await expect(page).toHaveURL(`${strict.url}/account`);

    await page.goto(`${strict.url}/account/two-factor`);
    await expect(page.getByRole("button", { name: "Turn off" })).toHaveCount(0);
    const trusted = page.getByRole("list", { name: "Trusted browsers" });
    await expect(trusted).toContainText("Chrome");
    await expectGood(page);
    await trusted.getByRole("button", { name: /Ask again/ }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Ask again" }).click();
    await expect(page.getByText("This browser will be asked for the second step again.")).toBeVisible();
    await signOutAt();
    await beginAt();
    await code(page).fill(app.code());
    await press(page, "Sign in");
    await expect(page).toHaveURL(`${strict.url}/account`);
  });
});
