import { expect, test } from "./fixtures";
import { lastMail } from "./mails";
import { fillIn, freshAddress, person, sessionCookie, signIn } from "./people";
import { query } from "./server";

test("opening the mailed page confirms nothing; its button does", async ({ page }) => {
  const who = await person({ confirmed: false });
  const { link = "" } = (await lastMail(who.email, "welcome")).data;
  await page.goto(link);
  await page.goto("/login");
  await fillIn(page, who);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Signing in did not work")).toBeVisible();
  expect(await sessionCookie(page.context())).toBeNull();

  await page.goto(link);
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByText("Your e-mail address is confirmed.")).toBeVisible();
  await signIn(page, who);
});

test("a second click on the button, and on the link, finds all done", async ({ page, otherBrowser }) => {
  const who = await person({ confirmed: false });
  const { link = "" } = (await lastMail(who.email, "welcome")).data;
  await page.goto(link);
  await otherBrowser.goto(link);
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByText("Your e-mail address is confirmed.")).toBeVisible();
  await otherBrowser.getByRole("button", { name: "Confirm my address" }).click();
  await expect(otherBrowser.getByText("This e-mail address is already confirmed.")).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "All done" })).toBeVisible();
});

test("a made-up link gets a page that says so and offers another", async ({ page }) => {
  await page.goto("/confirm/made-up");
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await page.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(page).toHaveURL("/confirm");
});

test("a link that is too old says how long it was good for", async ({ page }) => {
  const who = await person({ confirmed: false });
  const { link = "" } = (await lastMail(who.email, "welcome")).data;
  await query(
    "UPDATE one_time_tokens SET expires_at = now() - interval '1 second' WHERE user_id = (SELECT id FROM users WHERE email = $1)",
    [who.email],
  );
  await page.goto(link);
  await expect(page.getByText("This link was good for 2 days. Ask for a new one.")).toBeVisible();
});

test("a new link can be asked for, and ends the one before", async ({ page }) => {
  const who = await person({ confirmed: false });
  const first = await lastMail(who.email, "welcome");
  await page.goto("/confirm");
  await page.getByLabel("E-mail address").fill(who.email);
  await page.getByRole("button", { name: "Send a new link" }).click();
  await expect(page.getByText(`If ${who.email} waits for confirmation, a new link is on its way.`)).toBeVisible();
  const second = await lastMail(who.email, "confirmation_instructions");
  await page.goto(first.data.link ?? "");
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await page.goto(second.data.link ?? "");
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByText("Your e-mail address is confirmed.")).toBeVisible();
});

test("an address that nobody registered is answered like any other", async ({ page }) => {
  const email = freshAddress();
  await page.goto("/confirm");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send a new link" }).click();
  await expect(page.getByText(`If ${email} waits for confirmation, a new link is on its way.`)).toBeVisible();
});
