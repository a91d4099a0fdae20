"use client";

import { WebAuthnError } from "@simplewebauthn/browser";

export type CeremonyFailure = { status: "failed"; message: string } | { status: "superseded" };

/** Why a ceremony did not come to its end in this browser, in words that help. */
export function failureOf(error: unknown): CeremonyFailure {
  const code = error instanceof WebAuthnError ? error.code : nameOf(error);
  if (code === "ERROR_CEREMONY_ABORTED" || code === "AbortError") return { status: "superseded" };
  return { status: "failed", message: sentences[code] ?? sentences[nameOf(error)] ?? general };
}

/** Authenticators report trouble of many kinds by one and the same name, so that sites learn nothing about them. */
const notUsed =
  "No passkey was used: the window was closed, it took too long, or there is no passkey for this site on this device.";

const general = "The passkey could not be used. Try again, or sign in another way.";

const wrongSite = "Passkeys of this site do not work at this address. Open the site at its usual address.";

const sentences: Record<string, string> = {
  NotAllowedError: notUsed,
  SecurityError: wrongSite,
  ERROR_INVALID_DOMAIN: wrongSite,
  ERROR_INVALID_RP_ID: wrongSite,
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: "This device or security key already holds a passkey of your account.",
  InvalidStateError: "This device or security key already holds a passkey of your account.",
  ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT:
    "This security key cannot keep passkeys. Use another one, or this device.",
  ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT:
    "This security key cannot check that it is you. Set a PIN for it first, or use another one.",
  ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG: "This security key is too old for this site. Use another one.",
  ERROR_AUTHENTICATOR_GENERAL_ERROR: "The device or security key reported an error. Try again, or use another one.",
  NotSupportedError: "This browser cannot use passkeys. Sign in another way, or use another browser.",
  TypeError: "The server could not be reached. Check your connection and try again.",
};

/** SimpleWebAuthn wraps what the browser threw, where it has nothing to add. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return error.cause instanceof Error ? error.cause.name : error.name;
}
