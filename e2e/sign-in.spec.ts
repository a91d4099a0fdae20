import { expect, test } from "./fixtures";
import { fillIn, freshAddress, person, sessionCookie, signIn } from "./people";

test("a wrong password keeps the address, moves the focus to the complaint and tells no more than for a stranger", async ({
  page,
}) => {
  const who = await person();
  const answers: (string | null)[] = [];
  for (const email of [who.email, freshAddress()]) {
    await page.goto("/login");
    await fillIn(page, { email, password: "not the right one" });
    await page.getByRole("button", { name: "Sign in" }).click();
    const complaint = page.getByRole("status").filter({ hasText: "Signing in did not work" });
    await expect(complaint).toBeFocused();
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);
    answers.push(await complaint.textContent());
  }
  expect(answers[0]).toBe(answers[1]);
  expect(await sessionCookie(page.context())).toBeNull();
});

test("after a wrong password the right one signs in without a reload", async ({ page }) => {
  const who = await person();
  await page.goto("/login");
  await fillIn(page, { ...who, password: "not the right one" });
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Signing in did not work")).toBeVisible();
  await fillIn(page, who);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/account");
});

test("without “stay signed in” the cookie ends with the browser, with it after ninety days", async ({
  page,
  otherBrowser,
}) => {
  const who = await person();
  await signIn(page, who);
  expect((await sessionCookie(page.context()))?.expires).toBe(-1);
  await signIn(otherBrowser, who, { remember: true });
  const days = ((await sessionCookie(otherBrowser.context()))?.expires ?? 0) / 86_400 - Date.now() / 86_400_000;
  expect(days).toBeGreaterThan(89.9);
  expect(days).toBeLessThan(90.1);
});

test("a stranger at a protected page signs in and gets where they wanted to go", async ({ page }) => {
  const who = await person();
  await page.goto("/account/password?from=mail");
  await expect(page).toHaveURL(`/login?next=${encodeURIComponent("/account/password?from=mail")}`);
  await fillIn(page, who);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/account/password?from=mail");
  await expect(page.getByRole("heading", { name: "Password" })).toBeVisible();
});

for (const foreign of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
  test(`a target that is not ours is not followed: ${foreign}`, async ({ page, baseURL }) => {
    const who = await person();
    await page.goto(`/login?next=${encodeURIComponent(foreign)}`);
    await fillIn(page, who);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`${baseURL}/account`);
  });

test("the sign-in page sends on whoever is signed in", async ({ page }) => {
  await signIn(page, await person());
  await page.goto("/login");
  await expect(page).toHaveURL("/account");
});

test("the session in one browser is not that of another", async ({ page, otherBrowser }) => {
  const who = await person();
  await signIn(page, who);
  await signIn(otherBrowser, who);
  const [one, other] = [await sessionCookie(page.context()), await sessionCookie(otherBrowser.context())];
  expect(one?.value).not.toBe(other?.value);
});
