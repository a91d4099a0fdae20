import type { SecurityConfig } from "../config";
import { type Finding, isDoubtful, isWell, isWrong } from "./finding";

/** Browsers stop reading the file of related origins after so many different names (Web Authentication Level 3, 5.11.1). */
const relatedNames = 5;

/** Whether passkeys can work: their domain, and the origins that may use them. `appUrl` is where people open the application. */
export function examinePasskeys(config: SecurityConfig, appUrl: string): Finding[] {
  if (!config.features.webauthn) return [isWell("SECURITY_WEBAUTHN", "SECURITY_WEBAUTHN is false: no passkeys.")];
  const { hostname } = new URL(appUrl);
  const rpId = config.webauthn.rpId ?? hostname;
  return [examineDomain(rpId, hostname), ...examineOrigins(config.webauthn.origins, rpId)];
}

function examineDomain(rpId: string, hostname: string): Finding {
  const name = "SECURITY_WAN_RP_ID";
  if (/^[\d.]+$|:/.test(rpId.replace(/^\[|\]$/g, "")))
    return isDoubtful(
      name,
      `Passkeys belong to ${rpId}, which is no host name: browsers refuse that. Set APP_URL to a name; localhost is one.`,
    );
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(rpId))
    return isWrong(
      name,
      `${name} must be a domain such as example.com, in lower case and without scheme or port; it is ${rpId}.`,
    );
  if (!belongsTo(hostname, rpId))
    return isWrong(
      name,
      `${name} is ${rpId}, but APP_URL is at ${hostname}: it must be that host or a domain above it, or browsers refuse passkeys.`,
    );
  if (rpId !== "localhost" && !rpId.includes("."))
    return isWrong(name, `${name} is ${rpId}: browsers take no top-level domain.`);
  return isWell(name, `Passkeys belong to ${rpId}. With another domain, those made until then stop working.`);
}

function examineOrigins(origins: string[], rpId: string): Finding[] {
  const name = "SECURITY_WAN_ORIGINS";
  if (origins.length === 0) return [];
  const unfit = origins.find((origin) => !isApp(origin) && !isSecureOrigin(origin));
  if (unfit !== undefined)
    return [isWrong(name, `${name} must list origins such as https://app.example; ${JSON.stringify(unfit)} is none.`)];
  const foreign = origins.filter((origin) => !isApp(origin) && !belongsTo(new URL(origin).hostname, rpId));
  if (new Set(foreign.map(siteName)).size > relatedNames)
    return [
      isDoubtful(
        name,
        `${name} names more than ${relatedNames} different sites: browsers may not read beyond the first.`,
      ),
    ];
  const where = foreign.length > 0 ? `; browsers learn it from https://${rpId}/.well-known/webauthn` : "";
  return [isWell(name, `Passkeys may be used at ${origins.join(", ")} too${where}.`)];
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
