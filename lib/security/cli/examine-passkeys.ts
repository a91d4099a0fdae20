import type { Language } from "@/lib/i18n/language";
import type { SecurityConfig } from "../config";
import { type Finding, isDoubtful, isWell, isWrong } from "./finding";
import { listOf } from "./print";

/** Browsers stop reading the file of related origins after so many different names (Web Authentication Level 3, 5.11.1). */
const relatedNames = 5;

/** Whether passkeys can work: their domain, and the origins that may use them. `appUrl` is where people open the application. */
export function examinePasskeys(language: Language, config: SecurityConfig, appUrl: string): Finding[] {
  const t = language.texts("terminal.doctor.passkeys");
  if (!config.features.webauthn) return [isWell("SECURITY_WEBAUTHN", t("off"))];
  const { hostname } = new URL(appUrl);
  const rpId = config.webauthn.rpId ?? hostname;
  return [examineDomain(language, rpId, hostname), ...examineOrigins(language, config.webauthn.origins, rpId)];
}

function examineDomain(language: Language, rpId: string, hostname: string): Finding {
  const name = "SECURITY_WAN_RP_ID";
  const t = language.texts("terminal.doctor.passkeys");
  if (/^[\d.]+$|:/.test(rpId.replace(/^\[|\]$/g, ""))) return isDoubtful(name, t("noName", { domain: rpId }));
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(rpId)) return isWrong(name, t("malformed", { domain: rpId }));
  if (!belongsTo(hostname, rpId)) return isWrong(name, t("elsewhere", { domain: rpId, host: hostname }));
  if (rpId !== "localhost" && !rpId.includes(".")) return isWrong(name, t("topLevel", { domain: rpId }));
  return isWell(name, t("well", { domain: rpId }));
}

function examineOrigins(language: Language, origins: string[], rpId: string): Finding[] {
  const name = "SECURITY_WAN_ORIGINS";
  const t = language.texts("terminal.doctor.passkeys");
  if (origins.length === 0) return [];
  const unfit = origins.find((origin) => !isApp(origin) && !isSecureOrigin(origin));
  if (unfit !== undefined) return [isWrong(name, t("unfitOrigin", { origin: JSON.stringify(unfit) }))];
  const foreign = origins.filter((origin) => !isApp(origin) && !belongsTo(new URL(origin).hostname, rpId));
  if (new Set(foreign.map(siteName)).size > relatedNames)
    return [isDoubtful(name, t("manyOrigins", { most: relatedNames }))];
  const listed = listOf(language, origins);
  if (foreign.length === 0) return [isWell(name, t("ownOrigins", { origins: listed }))];
  return [isWell(name, t("relatedOrigins", { origins: listed, address: `https://${rpId}/.well-known/webauthn` }))];
}

const belongsTo = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** Android names an app by the hash of its signing key. */
const isApp = (origin: string): boolean => /^android:apk-key-hash:[\w-]+$/.test(origin);

const isSecureOrigin = (origin: string): boolean =>
  URL.canParse(origin) &&
  new URL(origin).origin === origin &&
  (origin.startsWith("https://") || new URL(origin).hostname === "localhost");

/** Roughly what browsers count: the name before the public suffix. */
const siteName = (origin: string): string => new URL(origin).hostname.split(".").at(-2) ?? origin;
