import type { Page } from "@playwright/test";
import { locales } from "@/lib/security/core/locales";
import { expectAccessible, expectToFitNarrowScreen } from "./accessible";
import { expect, test } from "./fixtures";
import { person, signIn } from "./people";

const spoken = (page: Page) => page.locator("html");
const choice = (page: Page) => page.getByRole("contentinfo").getByRole("combobox");

test("the page speaks the language that is chosen, where it stands, with what was typed", async ({ page }) => {
  await page.goto("/register?next=%2Faccount");
  await expect(spoken(page)).toHaveAttribute("lang", "en");
  await page.locator("input[type=email]").fill("kept@example.com");
  await choice(page).selectOption("ar");
  await expect(spoken(page)).toHaveAttribute("lang", "ar");
  await expect(spoken(page)).toHaveAttribute("dir", "rtl");
  await expect(choice(page)).toHaveValue("ar");
  await expect(page).toHaveURL("/register?next=%2Faccount");
  await expect(page.locator("input[type=email]")).toHaveValue("kept@example.com");
  await expectAccessible(page);
  await page.reload();
  await expect(spoken(page)).toHaveAttribute("lang", "ar");
});

test("it stays through a sign-in, and so does what the browser is known by", async ({ page }) => {
  const who = await person();
  const marks = async () =>
    (await page.context().cookies()).filter(({ name }) => /\.(?:known|language)$/.test(name)).map(({ value }) => value);
  await signIn(page, who);
  await choice(page).selectOption("de");
  await expect(spoken(page)).toHaveAttribute("lang", "de");
  await choice(page).selectOption("en");
  await expect(spoken(page)).toHaveAttribute("lang", "en");
  const before = await marks();
  expect(before).toHaveLength(2);
  await page.context().clearCookies({ name: "gatehouse" });
  await signIn(page, who);
  expect((await marks()).sort()).toEqual(before.sort());
});

test.describe("a browser that asks for a language", () => {
  test.use({ locale: "de-AT" });
  test("is spoken to in it", async ({ page }) => {
    await page.goto("/login");
    await expect(spoken(page)).toHaveAttribute("lang", "de");
    await expect(choice(page)).toHaveValue("de");
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("a button sends the choice, and leads back to the page", async ({ page }) => {
    await page.goto("/login?next=%2Faccount");
    await choice(page).selectOption("ar");
    await page.getByRole("contentinfo").getByRole("button").click();
    await expect(spoken(page)).toHaveAttribute("lang", "ar");
    await expect(page).toHaveURL("/login?next=%2Faccount");
  });
});

const accountPages = ["/account", "/account/two-factor", "/account/passkeys", "/account/sessions"];

for (const locale of locales) {
  test(`what strangers see is accessible and fits a narrow screen in ${locale}`, async ({ browser }) => {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    for (const path of ["/", "/login", "/register", "/reset"]) {
      await page.goto(path);
      await expect(spoken(page)).toHaveAttribute("lang", locale);
      await expectAccessible(page);
      await expectToFitNarrowScreen(page);
    }
    await context.close();
  });

  test(`an account is accessible and fits a narrow screen in ${locale}`, async ({ page }) => {
    await signIn(page, await person());
    if (locale !== "en") await choice(page).selectOption(locale);
    await expect(spoken(page)).toHaveAttribute("lang", locale);
    for (const path of accountPages) {
      await page.goto(path);
      await expectAccessible(page);
      await expectToFitNarrowScreen(page);
    }
  });
}
