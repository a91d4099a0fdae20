import { expect, test } from "./fixtures";
import { clientWith, person, sessionCookie, signIn } from "./people";
import { captureChangeOfPassword, replay, targetOf } from "./replay";

test("the menu signs out: pages ask for a sign-in again and the cookie is gone", async ({ page }) => {
  const who = await person();
  await signIn(page, who);
  await page.getByRole("button", { name: `Your account, ${who.email}` }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  expect(await sessionCookie(page.context())).toBeNull();
  await page.goto("/account");
  await expect(page).toHaveURL("/login?next=%2Faccount");
});

test("a link to the sign-out page signs nobody out; its button does", async ({ page }) => {
  await signIn(page, await person());
  await page.goto("/logout");
  await page.goto("/account");
  await expect(page).toHaveURL("/account");
  await page.goto("/logout?next=/login");
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/login");
  await page.goto("/logout");
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
});

test("the way back in the browser shows no page of the ended session", async ({ page }) => {
  const who = await person();
  await signIn(page, who);
  await page.goto("/logout");
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  await page.goBack();
  await page.goBack();
  // The page that comes back may be on its way to the sign-in by itself; a reload that meets this is aborted.
  await expect(() => page.reload()).toPass();
  await expect(page.getByText(who.email)).toHaveCount(0);
});

test("AT-098: a copy of the cookie is worth nothing after the sign-out, on a page, in JSON, as a page part, in an action", async ({
  page,
  otherBrowser,
}) => {
  const who = await person();
  await signIn(page, who);
  const copy = (await sessionCookie(page.context()))?.value ?? "";
  const thief = await clientWith(copy);
  expect((await thief.get("/account")).status()).toBe(200);
  expect((await thief.get("/api/me")).status()).toBe(200);

  const call = await captureChangeOfPassword(page, who.password);

  await page.goto("/logout");
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");

  const answer = await thief.get("/account");
  expect(answer.status()).toBe(307);
  expect(answer.headers().location).toBe("/login?next=%2Faccount");
  expect(await answer.text()).not.toContain(who.email);
  expect((await thief.get("/api/me")).status()).toBe(401);
  expect((await thief.get("/change", { headers: { accept: "application/json" } })).status()).toBe(401);
  const part = await thief.get("/account?_rsc=1", { headers: { rsc: "1" } });
  expect(await part.text()).not.toContain(who.email);
  expect(targetOf(await replay(thief, call))).toMatch(/^\/login/);
  await thief.dispose();

  await signIn(otherBrowser, who);
});
