import { serviceOrigins } from "../core/oauth-providers";
import { paths } from "../core/paths";

/** Headers of every document. Edge-safe: the doorman sets them. */
const isSecure = (process.env.APP_URL ?? "").startsWith("https://");

/** Without scripts, a form of ours ends at another service by a redirect; browsers ask this list about it. */
const services = serviceOrigins(process.env);
const isDevelopment = process.env.NODE_ENV === "development";

export const documentHeaders: Record<string, string> = {
  "cache-control": "private, no-store",
  // The last one that a browser knows counts: nobody, ourselves included, is told the address of a page, which may hold the
  // token of a mailed link. Not "no-referrer": with that, browsers send a plain form with `Origin: null`, and it could not be
  // told from a forged one.
  "referrer-policy": "same-origin, strict-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "reporting-endpoints": `csp="${paths.cspReports}"`,
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  ...(isSecure ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
};

/**
 * Scripts only with this answer's nonce, nothing from other hosts. Styles may be inline: React and the dialog primitives set
 * them. Development needs `eval` for its overlay. An answer without a document gets no scripts at all.
 */
export function contentSecurityPolicy(nonce: string | null): string {
  const scripts =
    nonce === null ? "'none'" : `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`;
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    ["form-action 'self'", ...services].join(" "),
    "frame-ancestors 'none'",
    ...(isSecure ? ["upgrade-insecure-requests"] : []),
    // Browsers that know `report-to` leave `report-uri` alone; Firefox knows the older one only.
    `report-uri ${paths.cspReports}`,
    "report-to csp",
  ].join("; ");
}
