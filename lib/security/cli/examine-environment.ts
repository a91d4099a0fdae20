import { systemClock } from "@/lib/clock";
import type { Environment } from "@/lib/env";
import type { Language } from "@/lib/i18n/language";
import { createMailTransport } from "@/lib/mail/transport";
import { startComplaints } from "@/lib/start-check";
import { type Finding, isDoubtful, isWell, isWrong } from "./finding";

/** Secrets, address, proxies and mail, as far as the environment tells. */
export function examineEnvironment(language: Language, env: Environment): Finding[] {
  return [
    ...examineSecretsAndAddress(language, env),
    examineCookies(language, env),
    examineProxies(language, env),
    examineMail(language, env),
  ];
}

const checked = ["AUTH_SECRET", "SECURITY_PASSWORD_SALT", "SECURITY_TOTP_SECRETS"];

function examineSecretsAndAddress(language: Language, env: Environment): Finding[] {
  const complaints = startComplaints({
    AUTH_SECRET: env.authSecrets.join(","),
    SECURITY_PASSWORD_SALT: env.passwordPeppers.join(","),
    SECURITY_TOTP_SECRETS: env.totpSecrets,
    // Only production demands it; elsewhere there is a default.
    APP_URL: env.production && !env.appUrlIsGiven ? undefined : env.appUrl,
  });
  const isAbout = (name: string) => complaints.some((complaint) => complaint.includes(name));
  const secrets = checked.filter((name) => !isAbout(name));
  const t = language.texts("terminal.doctor.secrets");
  return [
    ...complaints.map((complaint) => isWrong(complaint.split(/[ :]/)[0] ?? "", complaint)),
    ...secrets.map((name) => isWell(name, t("hard", { name }))),
    ...(isAbout("APP_URL") ? [] : [examineAddress(language, env)]),
  ];
}

function examineAddress(language: Language, { production, appUrl }: Environment): Finding {
  const t = language.texts("terminal.doctor.address");
  if (production && isThisMachine(appUrl)) return isDoubtful("APP_URL", t("thisMachine", { address: appUrl }));
  return isWell("APP_URL", t("well", { address: appUrl }));
}

function examineCookies(language: Language, { appUrl }: Environment): Finding {
  const t = language.texts("terminal.doctor.cookies");
  if (appUrl.startsWith("https://")) return isWell("APP_URL", t("secure"));
  return isThisMachine(appUrl) ? isWell("APP_URL", t("local")) : isWrong("APP_URL", t("insecure"));
}

function examineProxies(language: Language, { trustedProxies, production, appUrl }: Environment): Finding {
  const name = "TRUSTED_PROXIES";
  const t = language.texts("terminal.doctor.proxies");
  if (trustedProxies > 0) return isWell(name, t("some", { proxies: trustedProxies }));
  if (!production || isThisMachine(appUrl)) return isWell(name, t("none"));
  return isDoubtful(name, t("doubtful"));
}

function examineMail(language: Language, env: Environment): Finding {
  const name = "MAIL_TRANSPORT";
  const t = language.texts("terminal.doctor.mail");
  const { transport, isChosen } = env.mail;
  try {
    createMailTransport({ ...env.mail, dataDir: env.dataDir }, systemClock);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return isWrong(name, error.message);
  }
  if (transport !== "outbox") return isWell(name, t("sent", { transport }));
  const file = `${env.dataDir}/outbox/mail.jsonl`;
  if (!env.production) return isWell(name, t("written", { file }));
  return isChosen ? isDoubtful(name, t("chosen", { file })) : isWrong(name, t("unsent", { file }));
}

function isThisMachine(appUrl: string): boolean {
  const { hostname } = new URL(appUrl);
  return /^(localhost|.+\.localhost|\[::1\]|127(\.\d+){3})$/.test(hostname);
}
