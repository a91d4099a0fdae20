import { expect, type Page } from "@playwright/test";

/** The form on the page of passkeys that adds one. */
export const addForm = (page: Page) =>
  page.locator("form").filter({ has: page.getByRole("button", { name: "Add passkey" }) });

export type PasskeyUse = "Signs me in" | "Second step after the password";

/** Adds a passkey on the page for it. */
export async function addPasskey(page: Page, name: string, use: PasskeyUse = "Signs me in"): Promise<void> {
  await page.goto("/account/passkeys");
  await addForm(page).getByLabel("Name", { exact: true }).fill(name);
  await addForm(page).getByLabel("Use", { exact: true }).selectOption(use);
  await page.getByRole("button", { name: "Add passkey" }).click();
  await expect(page.getByText("Your new passkey is ready.")).toBeVisible();
}
