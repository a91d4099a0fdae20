"use client";

/** A text below `security.passkey.failures`. */
export type FailureReason =
  | "notUsed"
  | "wrongSite"
  | "registeredBefore"
  | "keepsNone"
  | "checksNobody"
  | "tooOld"
  | "deviceError"
  | "unsupported"
  | "unreachable"
  | "other";

/** What went wrong: in the words of the server, or for a reason that was found here. */
export type FailedCeremony = { status: "failed"; message: string } | { status: "failed"; reason: FailureReason };
export type CeremonyFailure = FailedCeremony | { status: "superseded" };

/** Why a ceremony did not come to its end in this browser. */
export function failureOf(error: unknown): CeremonyFailure {
  const code = codeOf(error) ?? nameOf(error);
  if (code === "ERROR_CEREMONY_ABORTED" || code === "AbortError") return { status: "superseded" };
  return { status: "failed", reason: reasons[code] ?? reasons[nameOf(error)] ?? "other" };
}

/** What SimpleWebAuthn makes of an error of the browser, whose own codes are numbers. */
const codeOf = (error: unknown): string | null =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;

const reasons: Record<string, FailureReason> = {
  // Authenticators report trouble of many kinds by one and the same name, so that sites learn nothing about them.
  NotAllowedError: "notUsed",
  SecurityError: "wrongSite",
  ERROR_INVALID_DOMAIN: "wrongSite",
  ERROR_INVALID_RP_ID: "wrongSite",
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: "registeredBefore",
  InvalidStateError: "registeredBefore",
  ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT: "keepsNone",
  ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT: "checksNobody",
  ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG: "tooOld",
  ERROR_AUTHENTICATOR_GENERAL_ERROR: "deviceError",
  NotSupportedError: "unsupported",
  TypeError: "unreachable",
};

/** SimpleWebAuthn wraps what the browser threw, where it has nothing to add. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return error.cause instanceof Error ? error.cause.name : error.name;
}
