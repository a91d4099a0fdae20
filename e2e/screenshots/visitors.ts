import { type Browser, expect, type Page } from "@playwright/test";
import { fillIn, type Person } from "../people";

/** The demo person everything is set up for, and the administrator. */
export const alice = { email: "alice@example.com", password: "Gatehouse-demo-1" };
export const administrator = { email: "admin@example.com", password: "Gatehouse-demo-1" };

/** A button of the page itself. */
export const press = (page: Page, name: string) =>
  page.getByRole("main").getByRole("button", { name, exact: true }).click();

/** A browser in which nobody is signed in. */
export const guest = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

/** Gives address and password, and waits until the next page is there. */
export async function passSignIn(page: Page, who: Person): Promise<void> {
  await page.goto("/login");
  await fillIn(page, who);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).not.toHaveURL(/\/login/);
}
