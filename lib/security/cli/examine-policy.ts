import type { Environment } from "@/lib/env";
import type { Language } from "@/lib/i18n/language";
import type { SecurityConfig } from "../config";
import { examinePasskeys } from "./examine-passkeys";
import { examineSignIn } from "./examine-sign-in";
import { type Finding, isDoubtful, isWell, isWrong } from "./finding";

/** OWASP Password Storage Cheat Sheet: a work factor of 10 or more. */
const lowestBcryptCost = 10;

/** Choices of the configuration that are risky, or do not fit together. */
export function examinePolicy(language: Language, config: SecurityConfig, env: Environment): Finding[] {
  return [
    examineThrottle(language, config),
    examinePasswordHash(language, config),
    examineSender(language, config, env),
    ...examinePasskeys(language, config, env.appUrl),
    ...examineSignIn(language, config),
  ];
}

function examineThrottle(language: Language, { throttle }: SecurityConfig): Finding {
  const name = "SECURITY_THROTTLE";
  const t = language.texts("terminal.doctor.policy");
  if (throttle === "off") return isDoubtful(name, t("throttleOff"));
  return isWell(name, throttle === "on" ? t("throttleOn") : t("throttleOwn"));
}

function examinePasswordHash(language: Language, { passwords }: SecurityConfig): Finding {
  const name = "SECURITY_PASSWORD_HASH";
  const t = language.texts("terminal.doctor.policy");
  const { scheme, bcryptCost, acceptPlain } = passwords;
  if (scheme === "bcrypt" && bcryptCost < lowestBcryptCost)
    return isWrong(name, t("hashCheap", { cost: bcryptCost, lowest: lowestBcryptCost }));
  if (acceptPlain) return isDoubtful("SECURITY_PASSWORD_ACCEPT_PLAIN", t("acceptPlain"));
  return isWell(name, scheme === "bcrypt" ? t("hashBcrypt", { cost: bcryptCost }) : t("hash", { scheme }));
}

function examineSender(language: Language, { email }: SecurityConfig, env: Environment): Finding {
  const name = "SECURITY_EMAIL_SENDER";
  const t = language.texts("terminal.doctor.policy");
  if (env.mail.transport !== "outbox" && /@localhost\b/.test(email.sender))
    return isDoubtful(name, t("senderLocal", { sender: email.sender }));
  return isWell(name, t("sender", { sender: email.sender }));
}
