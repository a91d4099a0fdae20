/** Which foreign hosts may be redirected to; none unless configured. */
export type RedirectPolicy = {
  /** Our own origin, from APP_URL, such as "https://app.example". */
  origin: string;
  /** Allow the own host's sub-domains. */
  allowSubdomains: boolean;
  /** Another base domain whose listed sub-domains are allowed ("." = the base itself). */
  baseDomain: string | null;
  allowedSubdomains: readonly string[];
};

const maximumLength = 2048;
/** Controls, blanks of all kinds and back-slashes: browsers read some of them as slashes, so none may occur. */
const treacherous = /[\p{Cc}\p{Cf}\p{Z}\\]/u;
/** A scheme, a plain host name, perhaps a port. No user info, nothing percent-encoded, no foreign alphabet. */
const plainAbsolute = /^https?:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(?=[/?#]|$)/i;
const encodedSlashOrControl = /%(2f|5c|[01][0-9a-f]|7f)/i;

/**
 * The only judge of where a person may be sent. Gives the target rebuilt (relative for our own pages, absolute for allowed
 * hosts), or null when it is not ours. Never throws.
 */
export function safeTarget(value: unknown, policy: RedirectPolicy): string | null {
  if (typeof value !== "string" || value === "" || value.length > maximumLength || treacherous.test(value)) return null;
  const absolute = plainAbsolute.test(value);
  if (!absolute && !/^\/(?![/\\])/.test(value)) return null;
  const url = parse(value, policy.origin);
  if (!url || encodedSlashOrControl.test(url.pathname) || url.pathname.startsWith("//")) return null;
  if (url.origin === policy.origin) return isPage(url.pathname) ? url.pathname + url.search + url.hash : null;
  return absolute && isAllowedHost(url, policy) ? url.href : null;
}

/** People are sent to pages: not to what answers programs, nor to what Next keeps for itself. */
function isPage(pathname: string): boolean {
  try {
    return !/^\/(?:api|_next)(?:\/|$)/i.test(decodeURIComponent(pathname));
  } catch {
    return false;
  }
}

function parse(value: string, origin: string): URL | null {
  try {
    const url = new URL(value, origin);
    return url.protocol === "https:" || url.protocol === "http:" ? url : null;
  } catch {
    return null;
  }
}

/** The suffix test demands the dot, so that a look-alike host which merely ends alike is refused. */
function isAllowedHost(url: URL, policy: RedirectPolicy): boolean {
  if (policy.allowSubdomains) {
    const own = new URL(policy.origin);
    if (url.port === own.port && (url.hostname === own.hostname || url.hostname.endsWith(`.${own.hostname}`)))
      return true;
  }
  if (!policy.baseDomain) return false;
  return policy.allowedSubdomains.some(
    (name) => url.host === (name === "." ? policy.baseDomain : `${name}.${policy.baseDomain}`),
  );
}
