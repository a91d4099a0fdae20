import type { Page } from "@playwright/test";
import { addPasskey } from "../passkey-form";
import { VirtualAuthenticator } from "../virtual-authenticator";

/** Two passkeys for whoever is signed in: one that signs in, and one for the second step. */
export async function addPasskeys(page: Page): Promise<void> {
  for (const [name, use] of [
    ["Laptop", "Signs me in"],
    ["Security key", "Second step after the password"],
  ] as const) {
    const authenticator = await VirtualAuthenticator.plugInto(page, { isSecurityKey: name !== "Laptop" });
    await addPasskey(page, name, use);
    await authenticator.unplug();
  }
}
