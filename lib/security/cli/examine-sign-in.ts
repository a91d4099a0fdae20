import type { Language } from "@/lib/i18n/language";
import type { SecurityConfig } from "../config";
import { type Finding, isDoubtful } from "./finding";

/** Ways to sign in that work, but not as somebody may think. Nothing to say where all is well. */
export function examineSignIn(language: Language, { features, identity, unifiedSignIn }: SecurityConfig): Finding[] {
  const t = language.texts("terminal.doctor.signIn");
  const findings: Finding[] = [];
  if (features.passwordless) findings.push(isDoubtful("SECURITY_PASSWORDLESS", t("passwordless")));
  const textsCodes = features.unifiedSignIn && unifiedSignIn.methods.includes("sms");
  if (textsCodes && !identity.attributes.includes("us_phone_number"))
    findings.push(isDoubtful("SECURITY_USER_IDENTITY_ATTRIBUTES", t("phoneNumbers")));
  return findings;
}
