"use client";

type SimpleWebAuthn = typeof import("@simplewebauthn/browser");

let loaded: SimpleWebAuthn | undefined;

/** SimpleWebAuthn, fetched when a ceremony begins: to see the page, nobody has to wait for it. */
export async function webauthn(): Promise<SimpleWebAuthn> {
  loaded ??= await import("@simplewebauthn/browser");
  return loaded;
}

/** Ends the ceremony under way, if there is one. */
export const cancelCeremony = (): void => loaded?.WebAuthnAbortService.cancelCeremony();

/** Whether this browser knows passkeys at all. */
export const supportsPasskeys = (): boolean => typeof window.PublicKeyCredential === "function";

/** Whether it lists passkeys among the suggestions of a field. */
export const supportsAutofill = async (): Promise<boolean> =>
  supportsPasskeys() && ((await window.PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false);
