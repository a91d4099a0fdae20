import { type Browser, expect, type Page } from "@playwright/test";
import { fillIn, type Person, person } from "../people";
import { query, security } from "../server";

/** The demo person everything is set up for, and the administrator. */
export const alice = { email: "alice@example.com", password: "Gatehouse-demo-1" };
export const administrator = { email: "admin@example.com", password: "Gatehouse-demo-1" };

const others = [
  "noor@example.com",
  "kenji@example.com",
  "maximiliana.constantinopolitansky-featherstonehaugh@municipal-waterworks.example.com",
];

/** The demo people and some more move in, once. */
export async function moveIn(): Promise<void> {
  if ((await query("SELECT id FROM users LIMIT 1", [])).length > 0) return;
  await security("seed");
  for (const email of others) await person({ email });
}

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
