import { systemClock } from "@/lib/clock";
import type { Environment } from "@/lib/env";
import { createMailTransport } from "@/lib/mail/transport";
import { startComplaints } from "@/lib/start-check";
import { type Finding, isDoubtful, isWell, isWrong } from "./finding";

/** Secrets, address, proxies and mail, as far as the environment tells. */
export function examineEnvironment(env: Environment): Finding[] {
  return [...examineSecretsAndAddress(env), examineCookies(env), examineProxies(env), examineMail(env)];
}

const checked = {
  AUTH_SECRET: "present and hard to guess",
  SECURITY_PASSWORD_SALT: "present and hard to guess",
  SECURITY_TOTP_SECRETS: "present and hard to guess",
};

function examineSecretsAndAddress(env: Environment): Finding[] {
  const complaints = startComplaints({
    AUTH_SECRET: env.authSecrets.join(","),
    SECURITY_PASSWORD_SALT: env.passwordPeppers.join(","),
    SECURITY_TOTP_SECRETS: env.totpSecrets,
    // Only production demands it; elsewhere there is a default.
    APP_URL: env.production && !env.appUrlIsGiven ? undefined : env.appUrl,
  });
  const isAbout = (name: string) => complaints.some((complaint) => complaint.includes(name));
  const secrets = Object.entries(checked).filter(([name]) => !isAbout(name));
  return [
    ...complaints.map((complaint) => isWrong(complaint.split(/[ :]/)[0] ?? "", complaint)),
    ...secrets.map(([name, text]) => isWell(name, `${name} is ${text}.`)),
    ...(isAbout("APP_URL") ? [] : [examineAddress(env)]),
  ];
}

function examineAddress({ production, appUrl }: Environment): Finding {
  if (production && isThisMachine(appUrl))
    return isDoubtful(
      "APP_URL",
      `APP_URL is ${appUrl}, which only this machine can open: set it to the address people type.`,
    );
  return isWell("APP_URL", `APP_URL is ${appUrl}.`);
}

function examineCookies({ appUrl }: Environment): Finding {
  if (appUrl.startsWith("https://"))
    return isWell("APP_URL", "Cookies are HttpOnly, Secure, SameSite=Lax and bound to this host (__Host-).");
  const text = "Cookies are HttpOnly and SameSite=Lax; without Secure, because APP_URL begins with http://.";
  return isThisMachine(appUrl) ? isWell("APP_URL", text) : isWrong("APP_URL", `${text} Use https://.`);
}

function examineProxies({ trustedProxies, production, appUrl }: Environment): Finding {
  const name = "TRUSTED_PROXIES";
  if (trustedProxies > 0)
    return isWell(name, `${name} is ${trustedProxies}: so many entries of X-Forwarded-For are believed.`);
  if (!production || isThisMachine(appUrl)) return isWell(name, `${name} is 0: addresses come from the connection.`);
  return isDoubtful(
    name,
    `${name} is 0: behind a proxy everybody would share its address, and its limits. Set it to the number of proxies.`,
  );
}

function examineMail(env: Environment): Finding {
  const { transport, isChosen } = env.mail;
  try {
    createMailTransport({ ...env.mail, dataDir: env.dataDir }, systemClock);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return isWrong("MAIL_TRANSPORT", error.message);
  }
  if (transport !== "outbox") return isWell("MAIL_TRANSPORT", `MAIL_TRANSPORT is ${transport}; its key is present.`);
  const files = `mail is only written to ${env.dataDir}/outbox/mail.jsonl`;
  if (!env.production) return isWell("MAIL_TRANSPORT", `MAIL_TRANSPORT is outbox: ${files}.`);
  const remedy = "Set RESEND_API_KEY or SMTP_URL to send it.";
  if (isChosen) return isDoubtful("MAIL_TRANSPORT", `MAIL_TRANSPORT is outbox: ${files}. ${remedy}`);
  return isWrong("MAIL_TRANSPORT", `No mail leaves: ${files}. ${remedy} (or MAIL_TRANSPORT=outbox if that is meant)`);
}

function isThisMachine(appUrl: string): boolean {
  const { hostname } = new URL(appUrl);
  return /^(localhost|.+\.localhost|\[::1\]|127(\.\d+){3})$/.test(hostname);
}
