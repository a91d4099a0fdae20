import type { Page } from "@playwright/test";
import { expectAccessible, expectToFitNarrowScreen } from "./accessible";
import { AuthenticatorApp } from "./authenticator-app";
import { expect, test } from "./fixtures";
import { lastMail, mailsTo } from "./mails";
import { type Person, person, sessionCookie, signIn } from "./people";
import { lastTextedCode } from "./texts";

const identity = (page: Page) => page.getByLabel("E-mail address, phone number or username");
const code = (page: Page) => page.getByLabel("Code", { exact: true });
const press = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true }).click();
const newest = (who: Person) => lastMail(who.email, "us_instructions");

let numbers = 0;
/** A number that could exist, and that no other test and hardly any other run uses. */
const newPhone = () => `+1650${2_000_000 + ((process.pid * 97 + ++numbers * 13) % 7_999_999)}`;

async function signOut(page: Page) {
  await page.goto("/logout");
  await press(page, "Sign out");
  await expect(page).toHaveURL("/");
}

async function expectGood(page: Page) {
  await expectAccessible(page);
  await expectToFitNarrowScreen(page);
  await page.setViewportSize({ width: 1280, height: 720 });
}

/** Sets codes by mail up in a signed-in browser. */
async function setUpMail(page: Page, who: Person) {
  await page.goto("/account/sign-in-methods");
  await press(page, "Set up codes by mail");
  await expect(page.getByText(`We sent it to ${who.email}.`)).toBeVisible();
  await code(page).fill((await newest(who)).data.code ?? "");
  await press(page, "Confirm");
  await expect(page.getByText("You can sign in that way from now on.")).toBeVisible();
}

/** Somebody who signs in by mailed codes, signed out in this browser. */
async function mailPerson(page: Page): Promise<Person> {
  const who = await person();
  await signIn(page, who);
  await setUpMail(page, who);
  await signOut(page);
  return who;
}

/** Asks for a mailed code, and waits until it is there. */
async function askForMail(page: Page, who: Person, path = "/unified-sign-in") {
  const before = mailsTo(who.email, "us_instructions").length;
  await page.goto(path);
  await identity(page).fill(who.email);
  await press(page, "E-mail me a code");
  await expect(page.getByText("a code is on its way")).toBeVisible();
  await expect.poll(() => mailsTo(who.email, "us_instructions").length).toBeGreaterThan(before);
  return newest(who);
}

test("by a code that comes by mail: it is asked for, typed, and leads where the person wanted to go", async ({
  page,
}) => {
  const who = await mailPerson(page);
  await page.goto("/account/password");
  await page.getByRole("link", { name: "Sign in by a code or link" }).click();
  await identity(page).fill(who.email.toUpperCase());
  await press(page, "E-mail me a code");
  await expect(page.getByText("a code is on its way")).toBeVisible();
  await expect(identity(page)).toHaveValue(who.email.toUpperCase());
  await expect(code(page)).toBeFocused();
  await expect(code(page)).toHaveAttribute("autocomplete", "one-time-code");
  await expect(page.getByRole("button", { name: /E-mail me another code in \d+ s/ })).toBeVisible();
  await code(page).fill("000000");
  await press(page, "Sign in");
  await expect(page.getByText("Signing in did not work")).toBeVisible();
  await expect.poll(() => mailsTo(who.email, "us_instructions").length).toBe(2);
  await code(page).fill((await newest(who)).data.code ?? "");
  await press(page, "Sign in");
  await expect(page).toHaveURL("/account/password");
});

test("by a code that comes as a text message, with the number for a name, and by an app", async ({ page }) => {
  const who = await person();
  const phone = newPhone();
  await signIn(page, who);
  await page.goto("/account/sign-in-methods");
  await page.getByLabel("Phone number").fill(`(${phone.slice(2, 5)}) ${phone.slice(5, 8)}-${phone.slice(8)}`);
  await press(page, "Set up codes by text message");
  await code(page).fill(await lastTextedCode(phone));
  await press(page, "Confirm");
  await expect(page.getByText(`Sent to ${phone}.`)).toBeVisible();
  await press(page, "Set up an authenticator app");
  const link = page.getByRole("link", { name: "open the app on this device" });
  const app = new AuthenticatorApp((await link.getAttribute("href")) ?? "");
  await expectGood(page);
  await code(page).fill(app.code());
  await press(page, "Confirm");
  await expect(page.getByText("You can sign in that way from now on.")).toBeVisible();
  await expectGood(page);
  await signOut(page);

  await page.goto("/unified-sign-in");
  await identity(page).fill(phone.slice(2));
  await press(page, "Text me a code");
  await code(page).fill(await lastTextedCode(phone, 2));
  await press(page, "Sign in");
  await expect(page).toHaveURL("/account");
  await signOut(page);

  await page.goto("/unified-sign-in");
  await identity(page).fill(who.email);
  await page.getByLabel("Password or code").fill(app.code());
  await press(page, "Sign in");
  await expect(page).toHaveURL("/account");
});

test("by the username and the password", async ({ page }) => {
  const who = await person();
  const username = `fern${process.pid}${Date.now().toString(36)}`;
  await signIn(page, who);
  await page.goto("/account/username");
  await page.getByLabel("Username").fill(username);
  await press(page, "Save the username");
  await expect(page.getByText("Your username was changed.")).toBeVisible();
  await signOut(page);
  await page.goto("/unified-sign-in");
  await identity(page).fill(username);
  await page.getByLabel("Password or code").fill(who.password);
  await press(page, "Sign in");
  await expect(page).toHaveURL("/account");
});

test("by the link of the mail, in the browser that asked; a second time it is told to be used", async ({ page }) => {
  const who = await mailPerson(page);
  const { data } = await askForMail(page, who, "/unified-sign-in?next=/account/email");
  await page.goto(data.link ?? "");
  await expectGood(page);
  await press(page, "Sign in");
  await expect(page).toHaveURL(/\/account\/email\?/);
  await expect(page.getByText("You are signed in.")).toBeVisible();
  await signOut(page);
  await page.goto(data.link ?? "");
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
});

test("by the link in another browser: it says so, and takes the code of the same mail", async ({
  page,
  otherBrowser,
}) => {
  const who = await mailPerson(page);
  const { data } = await askForMail(page, who);
  await otherBrowser.goto(data.link ?? "");
  await expect(otherBrowser.getByRole("heading", { name: "You asked in another browser" })).toBeVisible();
  await expectGood(otherBrowser);
  await otherBrowser.getByLabel("Code of the same mail").fill("000000");
  await press(otherBrowser, "Sign in");
  await expect(otherBrowser.getByText("This code is not right.")).toBeVisible();
  await otherBrowser.getByLabel("Code of the same mail").fill(data.code ?? "");
  await press(otherBrowser, "Sign in");
  await expect(otherBrowser).toHaveURL(/\/account\?/);
  expect(await sessionCookie(page.context())).toBeNull();
});

test("a second factor is asked for after a mailed link", async ({ page }) => {
  const who = await mailPerson(page);
  await signIn(page, who);
  await page.goto("/account/two-factor");
  await page.getByLabel("Authenticator app").check();
  await press(page, "Continue");
  const app = new AuthenticatorApp(
    (await page.getByRole("link", { name: "open the app on this device" }).getAttribute("href")) ?? "",
  );
  await code(page).fill(app.code());
  await press(page, "Turn on");
  await expect(page.getByText("Two-factor sign-in is set up.")).toBeVisible();
  await signOut(page);
  const { data } = await askForMail(page, who);
  await page.goto(data.link ?? "");
  await press(page, "Sign in");
  await expect(page).toHaveURL(/\/two-factor\?/);
  expect(await sessionCookie(page.context())).toBeNull();
  await code(page).fill(app.code());
  await press(page, "Sign in");
  await expect(page).toHaveURL(/\/account/);
});

test("strangers see what everybody sees", async ({ page }) => {
  const answers: string[] = [];
  for (const name of [(await person()).email, "nobody-at-all@example.com"]) {
    await page.goto("/unified-sign-in");
    await identity(page).fill(name);
    await press(page, "E-mail me a code");
    await expect(page.getByText("If this account can be reached that way")).toBeVisible();
    answers.push(((await page.getByRole("main").textContent()) ?? "").replace(/\d+ s/, ""));
  }
  expect(answers[0]).toBe(answers[1]);
});

test("who asks for a code without a name is told so, and nothing is sent", async ({ page }) => {
  await page.goto("/unified-sign-in");
  await expectGood(page);
  await press(page, "E-mail me a code");
  await expect(page.getByText("Say first who you are.")).toBeVisible();
  await expect(identity(page)).toBeFocused();
  await press(page, "Sign in");
  await expect(page.getByText("Fill in this field.").first()).toBeVisible();
});

test("ways to sign in are removed after a question", async ({ page }) => {
  const who = await person();
  await signIn(page, who);
  await setUpMail(page, who);
  await press(page, "Remove codes by mail");
  await page.getByRole("button", { name: "Remove it" }).click();
  await expect(page.getByText("You no longer sign in that way.")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("set up, ask for a code, type it; and by the link", async ({ page }) => {
    const who = await person();
    await signIn(page, who);
    await setUpMail(page, who);
    await page.goto("/logout");
    await press(page, "Sign out");
    await askForMail(page, who, "/unified-sign-in?next=/account/email");
    await expect(identity(page)).toHaveValue(who.email);
    await code(page).fill((await newest(who)).data.code ?? "");
    await press(page, "Sign in");
    await expect(page).toHaveURL("/account/email");
    await page.goto("/logout");
    await press(page, "Sign out");
    const { data } = await askForMail(page, who);
    await page.goto(data.link ?? "");
    await press(page, "Sign in");
    await expect(page).toHaveURL(/\/account\?/);
  });
});
