import type { SecurityConfig } from "../config";
import { type Finding, isDoubtful } from "./finding";

/** Ways to sign in that work, but not as somebody may think. Nothing to say where all is well. */
export function examineSignIn({ features, identity, unifiedSignIn }: SecurityConfig): Finding[] {
  const findings: Finding[] = [];
  if (features.passwordless)
    findings.push(
      isDoubtful(
        "SECURITY_PASSWORDLESS",
        "SECURITY_PASSWORDLESS is deprecated: SECURITY_UNIFIED_SIGNIN mails links, too, and codes beside them.",
      ),
    );
  const textsCodes = features.unifiedSignIn && unifiedSignIn.methods.includes("sms");
  if (textsCodes && !identity.attributes.includes("us_phone_number"))
    findings.push(
      isDoubtful(
        "SECURITY_USER_IDENTITY_ATTRIBUTES",
        "Codes are sent as text messages, but nobody can say who they are by their number: add us_phone_number to SECURITY_USER_IDENTITY_ATTRIBUTES, or leave sms out of SECURITY_US_ENABLED_METHODS.",
      ),
    );
  return findings;
}
