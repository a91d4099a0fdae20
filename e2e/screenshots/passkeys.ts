import { expect, type Page } from "@playwright/test";
import { VirtualAuthenticator } from "../virtual-authenticator";

/** Two passkeys for whoever is signed in: one that signs in, and one for the second step. */
export async function addPasskeys(page: Page): Promise<void> {
  for (const [name, use] of [
    ["Laptop", "Signs me in"],
    ["Security key", "Second step after the password"],
  ] as const) {
    const authenticator = await VirtualAuthenticator.plugInto(page, { isSecurityKey: name !== "Laptop" });
    await page.goto("/account/passkeys");
    const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Add passkey" }) });
    await form.getByLabel("Name", { exact: true }).fill(name);
    await form.getByLabel("Use", { exact: true }).selectOption(use);
    await page.getByRole("button", { name: "Add passkey" }).click();
    await expect(page.getByText("Your new passkey is ready.")).toBeVisible();
    await authenticator.unplug();
  }
}
