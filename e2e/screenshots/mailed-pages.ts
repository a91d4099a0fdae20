import type { Browser, Page } from "@playwright/test";
import { expect } from "../fixtures";
import { jsonClient, postWithCsrf } from "../json-client";
import { lastMail } from "../mails";
import { startSecondServer } from "../own-server";
import { person } from "../people";
import { type Camera, isBuilt } from "./camera";
import { guest, passSignIn, press } from "./visitors";

/** The pages that mails lead to, each by a mail of its own. They only look, so that a link serves for all pictures. */
export async function takeMailedPages(camera: Camera, browser: Browser): Promise<void> {
  const page = await guest(browser);
  const tokenOf = async (email: string, template: string) => (await lastMail(email, template)).data.token;

  const { email } = await person({ confirmed: false, email: "lena@example.com" });
  await camera.take(page, "/confirm/[token]", `/confirm/${await tokenOf(email, "welcome")}`);

  const mia = await person({ email: "mia@example.com" });
  await page.goto("/reset");
  await page.getByLabel("E-mail address").fill(mia.email);
  await press(page, "Send the link");
  await camera.take(page, "/reset/[token]", `/reset/${await tokenOf(mia.email, "reset_instructions")}`);

  const owen = await person({ email: "owen@example.com" });
  await passSignIn(await guest(browser), owen);
  const other = await guest(browser);
  await passSignIn(other, owen);
  await camera.take(page, "/not-me/[token]", `/not-me/${await tokenOf(owen.email, "new_device_notice")}`);

  if (isBuilt("/unified-sign-in")) {
    await other.goto("/account/sign-in-methods");
    await press(other, "Set up codes by mail");
    await other
      .getByLabel("Code", { exact: true })
      .fill((await lastMail(owen.email, "us_instructions")).data.code ?? "");
    await press(other, "Confirm");
    await expect(other.getByText("You can sign in that way from now on.")).toBeVisible();
    await page.goto("/unified-sign-in");
    await page.getByLabel("E-mail address, phone number or username").fill(owen.email);
    await press(page, "E-mail me a code");
    await expect(page.getByText("a code is on its way")).toBeVisible();
    await expect.poll(() => tokenOf(owen.email, "us_instructions")).toBeTruthy();
    const signInToken = await tokenOf(owen.email, "us_instructions");
    await camera.take(page, "/unified-sign-in/link/[token]", `/unified-sign-in/link/${signInToken}`);
  }

  const address = "owen.new@example.com";
  await other.goto("/account/email");
  await other.getByLabel("New e-mail address").fill(address);
  await press(other, "Send the link");
  const change = await tokenOf(address, "change_email_instructions");
  await camera.take(other, "/change-email/[token]", `/change-email/${change}`);
  await other.goto(`/change-email/${change}`);
  await press(other, "Use this address");
  await expect(other.getByText("Your e-mail address was changed.")).toBeVisible();
  const undo = await tokenOf(owen.email, "change_email_notice");
  await camera.take(page, "/change-email/undo/[token]", `/change-email/undo/${undo}`);

  await other.goto("/account/data");
  await other.waitForLoadState("networkidle");
  await press(other, "Delete account");
  await other.getByRole("alertdialog").getByRole("button", { name: "Delete it" }).click();
  await expect(other).toHaveURL(/\/login/);
  await camera.take(
    page,
    "/keep-account/[token]",
    `/keep-account/${await tokenOf(address, "erasure_requested_notice")}`,
  );

  await takeUnlock(camera, page);
}

/** After so many wrong passwords, no further one is looked at: on a server that counts them. */
async function takeUnlock(camera: Camera, page: Page): Promise<void> {
  const { email } = await person({ email: "ravi@example.com" });
  const server = await startSecondServer({ THROTTLE: "on" });
  try {
    const client = await jsonClient({}, server.url);
    for (let wrong = 0; wrong < 12; wrong++)
      await postWithCsrf(client, "/api/security/login", { email, password: "not the password" });
    const { token } = (await lastMail(email, "sign_in_paused_notice")).data;
    await camera.take(page, "/unlock/[token]", `${server.url}/unlock/${token}`);
  } finally {
    await server.stop();
  }
}
