import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { lastMail, mailsTo } from "./mails";
import { fillIn, freshAddress, newPassword, person, signIn } from "./people";

async function askForLink(page: Page, email: string): Promise<void> {
  await page.goto("/reset");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(
    page.getByText(`If ${email} has an account, a link to choose a new password is on its way.`),
  ).toBeVisible();
}

async function choose(page: Page, password: string): Promise<void> {
  await page.getByLabel("New password", { exact: true }).fill(password);
  await page.getByLabel("Repeat the new password").fill(password);
  await page.getByRole("button", { name: "Save the new password" }).click();
}

test("a forgotten password is chosen anew, and the other browser is signed out", async ({ page, otherBrowser }) => {
  const who = await person();
  await signIn(otherBrowser, who);
  await page.goto("/login");
  await page.getByRole("link", { name: "Forgotten?" }).click();
  await expect(page).toHaveURL("/reset");
  await askForLink(page, who.email);

  const { link = "" } = (await lastMail(who.email, "reset_instructions")).data;
  await page.goto(link);
  await choose(page, newPassword);
  await expect(page.getByText("Your password was changed. Sign in with the new one.")).toBeVisible();
  await lastMail(who.email, "reset_notice");

  await otherBrowser.reload();
  await expect(otherBrowser).toHaveURL(/\/login\?next=%2Faccount$/);

  await fillIn(page, who);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Signing in did not work")).toBeVisible();
  await fillIn(page, { ...who, password: newPassword });
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/account");
});

test("the link works once", async ({ page, otherBrowser }) => {
  const who = await person();
  await askForLink(page, who.email);
  const { link = "" } = (await lastMail(who.email, "reset_instructions")).data;
  await page.goto(link);
  await otherBrowser.goto(link);
  await choose(page, newPassword);
  await expect(page).toHaveURL(/\/login\?/);
  await choose(otherBrowser, "another password altogether");
  await expect(
    otherBrowser.getByText("This link does not work, or was used already. Ask for a new one."),
  ).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await signIn(page, { ...who, password: newPassword });
});

test("a password that will not do leaves the link as good as it was", async ({ page }) => {
  const who = await person();
  await askForLink(page, who.email);
  await page.goto((await lastMail(who.email, "reset_instructions")).data.link ?? "");
  await choose(page, "short");
  await expect(page.getByText("Use 8 to 128 characters.")).toBeVisible();
  await choose(page, newPassword);
  await expect(page.getByText("Your password was changed. Sign in with the new one.")).toBeVisible();
});

test("an address without an account is answered like any other and gets no mail", async ({ page }) => {
  const [stranger, who] = [freshAddress(), await person()];
  await askForLink(page, stranger);
  await askForLink(page, who.email);
  await lastMail(who.email, "reset_instructions");
  expect(mailsTo(stranger)).toEqual([]);
});

test("AT-086: the page of a link tells its token to nobody", async ({ page }) => {
  const who = await person();
  await askForLink(page, who.email);
  const { link = "", token = "" } = (await lastMail(who.email, "reset_instructions")).data;
  const told: string[] = [];
  page.on("request", (request) => {
    const { referer = "", ...headers } = request.headers();
    const isOwnAddress = new URL(request.url()).pathname === new URL(link).pathname;
    if (referer.includes(token)) told.push(`referer of ${request.url()}`);
    if (request.url().includes(token) && !isOwnAddress) told.push(request.url());
    if (new URL(request.url()).origin !== new URL(link).origin) told.push(`elsewhere: ${request.url()}`);
    if (request.isNavigationRequest() && !isOwnAddress && JSON.stringify(headers).includes(token))
      told.push(`headers of ${request.url()}`);
  });
  page.on("response", async (response) => {
    if (response.headers().location?.includes(token)) told.push(`location of ${response.url()}`);
  });
  const answer = await page.goto(link);
  expect(answer?.headers()).toMatchObject({
    // No more than the site is told. Without any, plain forms would come with the origin null.
    "referrer-policy": "same-origin, strict-origin",
    "cache-control": expect.stringContaining("no-store"),
  });
  // Every link of the page is followed from it, as somebody would who is lost.
  const count = await page.getByRole("link").count();
  for (let index = 0; index < count; index++) {
    await page.goto(link);
    const target = page.getByRole("link").nth(index);
    const href = (await target.getAttribute("href")) ?? "";
    expect(href).not.toContain(token);
    if (!(await target.isVisible()) || href.startsWith("#")) continue;
    await target.click();
    await page.waitForURL((url) => url.pathname !== new URL(link).pathname);
  }
  await page.goto(link);
  await choose(page, newPassword);
  await expect(page).toHaveURL(/\/login\?/);
  expect(told).toEqual([]);
});
