import type { Page } from "@playwright/test";
import { expectAccessible, expectToFitNarrowScreen } from "./accessible";
import { expect, test } from "./fixtures";
import { lastMail } from "./mails";
import { addForm, addPasskey } from "./passkey-form";
import { fillIn, type Person, person, sessionCookie, signIn } from "./people";
import { query } from "./server";
import { VirtualAuthenticator } from "./virtual-authenticator";

// A refused answer is a 400, which the browser notes in its console.
test.use({ expectedComplaints: /status of 400/ });

const usePasskey = (page: Page) => page.getByRole("button", { name: "Use a passkey" });
const item = (page: Page, name: string) => page.getByRole("region", { name });
async function signOut(page: Page) {
  await page.goto("/logout");
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
}

/** Signs in by password and adds a passkey; the person is signed in still. */
async function withPasskey(page: Page, name = "Desk key"): Promise<Person> {
  const who = await person();
  await signIn(page, who);
  await addPasskey(page, name);
  return who;
}

test("a passkey is registered, listed and told of by mail", async ({ page }) => {
  await VirtualAuthenticator.plugInto(page);
  const who = await withPasskey(page);
  await expect(item(page, "Desk key")).toContainText("Signs you in");
  await expect(item(page, "Desk key")).toContainText("On one device only");
  expect((await lastMail(who.email, "passkey_added_notice")).text).toContain("Desk key");
});

test("the browser's suggestions sign in, with nothing typed", async ({ page }) => {
  await VirtualAuthenticator.plugInto(page);
  const who = await withPasskey(page);
  await signOut(page);
  // Nobody looks at the suggestions here: Chromium takes the passkey of its made-up authenticator by itself.
  await page.goto("/login?next=/account/passkeys");
  await expect(page).toHaveURL("/account/passkeys");
  await expect(item(page, "Desk key")).toBeVisible();
  await page.goto("/account");
  await expect(page.getByRole("main")).toContainText(who.email);
});

test("the button signs in, with nothing typed", async ({ page }) => {
  const key = await VirtualAuthenticator.plugInto(page, { isSecurityKey: true });
  await withPasskey(page);
  await signOut(page);
  await key.setPresent(false);
  await page.goto("/login");
  await key.setPresent(true);
  await usePasskey(page).click();
  await expect(page).toHaveURL("/account");
});

test("a security key that cannot keep passkeys signs in by the address that was typed", async ({ page }) => {
  await VirtualAuthenticator.plugInto(page, { isSecurityKey: true, keepsPasskeys: false });
  const who = await withPasskey(page);
  await signOut(page);
  await page.goto("/login");
  await page.getByLabel("E-mail address").fill(who.email);
  await usePasskey(page).click();
  await expect(page).toHaveURL("/account");
});

test("a passkey is the second step after the password", async ({ page }) => {
  await VirtualAuthenticator.plugInto(page, { isSecurityKey: true, keepsPasskeys: false, checksPerson: false });
  const who = await person();
  await signIn(page, who);
  await addPasskey(page, "Second", "Second step after the password");
  await signOut(page);
  await page.goto("/login?next=/account/passkeys");
  await fillIn(page, who);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Use your passkey" })).toBeVisible();
  expect(await sessionCookie(page.context())).toBeNull();
  await page.getByRole("button", { name: "Continue with a passkey" }).click();
  await expect(page).toHaveURL("/account/passkeys");
});

test("a passkey proves once more who somebody is", async ({ page }) => {
  await VirtualAuthenticator.plugInto(page);
  const who = await withPasskey(page);
  await query(
    "UPDATE sessions SET authenticated_at = now() - interval '3 days', grace_until = NULL WHERE user_id = (SELECT id FROM users WHERE email = $1)",
    [who.email],
  );
  await page.goto("/account/passkeys");
  await expect(page.getByRole("heading", { name: "Confirm it is you" })).toBeVisible();
  await usePasskey(page).click();
  await expect(page).toHaveURL("/account/passkeys");
  await expect(item(page, "Desk key")).toBeVisible();
});

test("a passkey that was removed is refused, and the password still works", async ({ page }) => {
  const key = await VirtualAuthenticator.plugInto(page, { isSecurityKey: true });
  const who = await withPasskey(page);
  // The browser would drop it, told by the page that it is gone.
  await page.addInitScript("delete PublicKeyCredential.signalAllAcceptedCredentials");
  await page.reload();
  await page.getByRole("button", { name: "Remove Desk key" }).click();
  await page.getByRole("button", { name: "Remove it" }).click();
  await expect(page.getByText("The passkey was removed.")).toBeVisible();
  await signOut(page);
  await key.setPresent(false);
  await page.goto("/login");
  await key.setPresent(true);
  await usePasskey(page).click();
  await expect(page.getByText("This passkey is not known here.")).toBeVisible();
  await fillIn(page, who);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/account");
});

test("a key without a PIN is told apart, and does not sign in alone", async ({ page }) => {
  await VirtualAuthenticator.plugInto(page, { isSecurityKey: true, keepsPasskeys: false, checksPerson: false });
  const who = await withPasskey(page);
  await expect(item(page, "Desk key")).toContainText("Needs a PIN");
  await signOut(page);
  await page.goto("/login");
  await page.getByLabel("E-mail address").fill(who.email);
  await usePasskey(page).click();
  await expect(page.getByText("No passkey was used")).toBeVisible();
});

test("a copy of a passkey is noticed by its count", async ({ page }) => {
  const key = await VirtualAuthenticator.plugInto(page, { isSecurityKey: true });
  await withPasskey(page);
  const [made] = await key.credentials();
  await signOut(page);
  await page.goto("/login");
  await usePasskey(page).click();
  await expect(page).toHaveURL("/account");
  await signOut(page);
  await key.rewind(made?.signCount ?? 0);
  await key.setPresent(false);
  await page.goto("/login");
  await key.setPresent(true);
  await usePasskey(page).click();
  await expect(page.getByText("The passkey could not be verified.")).toBeVisible();
  expect(await sessionCookie(page.context())).toBeNull();
});

test("whoever is not taken for the right person is told what to do, and can try again", async ({ page }) => {
  const key = await VirtualAuthenticator.plugInto(page, { isSecurityKey: true });
  await withPasskey(page);
  await signOut(page);
  await key.setVerified(false);
  await page.goto("/login");
  await usePasskey(page).click();
  await expect(page.getByText("No passkey was used")).toBeVisible();
  await key.setVerified(true);
  await usePasskey(page).click();
  await expect(page).toHaveURL("/account");
});

test("a passkey gets another name and another use", async ({ page }) => {
  await VirtualAuthenticator.plugInto(page);
  await withPasskey(page);
  await item(page, "Desk key").getByText("Change Desk key").click();
  await item(page, "Desk key").getByLabel("Name", { exact: true }).fill("Office");
  await item(page, "Desk key").getByLabel("Both").check();
  await item(page, "Desk key").getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The passkey was changed.")).toBeVisible();
  await expect(item(page, "Office")).toContainText("Signs you in, and second step");
});

test("one device cannot be registered twice", async ({ page }) => {
  await VirtualAuthenticator.plugInto(page);
  await withPasskey(page);
  await addForm(page).getByLabel("Name", { exact: true }).fill("Once more");
  await page.getByRole("button", { name: "Add passkey" }).click();
  await expect(page.getByText("already holds a passkey of your account")).toBeVisible();
});

test("a passkey is offered after a password, once, and an answer is kept", async ({ page, otherBrowser }) => {
  await VirtualAuthenticator.plugInto(page);
  const who = await person();
  await signIn(page, who);
  const offer = (at: Page) => at.getByRole("region", { name: "Sign in without a password" });
  await offer(page).getByRole("button", { name: "Not now" }).click();
  await expect(offer(page)).toBeHidden();
  await signIn(otherBrowser, who);
  await expect(offer(otherBrowser)).toBeHidden();

  const other = await person();
  await signOut(page);
  await signIn(page, other);
  await offer(page).getByRole("button", { name: "Create a passkey" }).click();
  await expect(page.getByText("Your new passkey is ready.")).toBeVisible();
  await expect(offer(page)).toBeHidden();
});

test("the pages of passkeys are accessible and fit a narrow screen", async ({ page }) => {
  test.slow();
  const plain = { isSecurityKey: true, keepsPasskeys: false, checksPerson: false };
  const key = await VirtualAuthenticator.plugInto(page, plain);
  const who = await withPasskey(page, "A rather long name for a key that lies on the desk");
  await key.unplug();
  await VirtualAuthenticator.plugInto(page, plain);
  await addPasskey(page, "Second", "Second step after the password");
  await item(page, "Second").getByText("Change Second").click();
  await expectAccessible(page);
  await expectToFitNarrowScreen(page);
  await signOut(page);
  await page.goto("/login");
  await fillIn(page, who);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Use your passkey" })).toBeVisible();
  await expectAccessible(page);
  await expectToFitNarrowScreen(page);
});
