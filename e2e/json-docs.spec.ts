import { expectAccessible, expectToFitNarrowScreen } from "./accessible";
import { expect, test } from "./fixtures";
import { person } from "./people";

test("the page of the API lists every operation and takes a request under the page's own content policy", async ({
  page,
}) => {
  test.slow();
  const who = await person();
  await page.goto("/docs/api");
  await page.locator("#operations-tag-login button").click();
  const login = page.locator("#operations-login-postSecurityLogin");
  await login.locator(".opblock-summary-control").click();
  await login.getByRole("button", { name: "Try it out" }).click();
  await login.locator("textarea").first().fill(JSON.stringify(who));
  await login.getByRole("button", { name: "Execute" }).click();
  await expect(login.locator(".live-responses-table")).toContainText('"tf_required": false');
  await page.goto("/account");
  await expect(page.getByRole("main").getByText(who.email)).toBeVisible();
});

test("the page of the API is accessible and fits a narrow screen", async ({ page }) => {
  test.slow();
  await page.goto("/docs/api");
  await page.locator("#operations-tag-login button").click();
  await page.locator(".opblock-summary-control").nth(1).click();
  await expectAccessible(page);
  await expectToFitNarrowScreen(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the page of the API lists every operation", async ({ page }) => {
    await page.goto("/docs/api");
    await expect(page.getByRole("row", { name: /^POST \/api\/security\/login Sign in/ })).toBeVisible();
  });
});
