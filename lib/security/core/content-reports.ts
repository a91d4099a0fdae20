import { z } from "zod";

/** One violation of the content security policy, reduced to what may stand in a log. */
export type ContentReport = {
  /** Which rule was broken, such as "script-src-elem". */
  directive: string;
  /** What was kept out: "inline", "eval", a scheme or an origin. */
  blocked: string;
  /** The first part of the page's path. The rest may hold the token of a mailed link. */
  page: string;
};

/**
 * What browsers say about violations, in both forms in use: `application/csp-report` (CSP Level 3, 5.5) and the list of the
 * Reporting API, whose other kinds of report are left out. Null for what is neither. At most ten; no samples, no queries.
 */
export function readContentReports(sent: unknown): ContentReport[] | null {
  const parsed = sentReports.safeParse(sent);
  if (!parsed.success) return null;
  const found = Array.isArray(parsed.data)
    ? parsed.data.flatMap(({ type, body }) => (type === "csp-violation" ? [modern.safeParse(body)] : []))
    : [older.safeParse(parsed.data["csp-report"])];
  return found.flatMap(({ data }) => (data ? [data] : [])).slice(0, 10);
}

const text = z.string().max(8_192).catch("");

const sentReports = z.union([
  z.object({ "csp-report": z.unknown() }),
  z.array(z.object({ type: text, body: z.unknown() })).max(100),
]);

const older = z
  .object({
    "effective-directive": text,
    "violated-directive": text,
    "blocked-uri": text,
    "document-uri": text,
  })
  .transform((report) =>
    reduced(
      report["effective-directive"] || report["violated-directive"],
      report["blocked-uri"],
      report["document-uri"],
    ),
  );

const modern = z
  .object({ effectiveDirective: text, blockedURL: text, documentURL: text })
  .transform((report) => reduced(report.effectiveDirective, report.blockedURL, report.documentURL));

function reduced(directive: string, blocked: string, page: string): ContentReport {
  return {
    directive: /^[a-z]+(?:-[a-z]+)*/.exec(directive)?.[0].slice(0, 40) ?? "unknown",
    blocked: /^[a-z-]{1,20}$/.test(blocked) ? blocked : originOf(blocked),
    page: /^\/[a-z-]{0,30}(?=\/|$)/.exec(pathOf(page))?.[0] ?? "unknown",
  };
}

/** Scheme, host and port; of data: and the like, the scheme alone. */
function originOf(address: string): string {
  if (!URL.canParse(address)) return "unknown";
  const url = new URL(address);
  return (url.origin === "null" ? url.protocol : url.origin).slice(0, 100);
}

const pathOf = (address: string): string => (URL.canParse(address) ? new URL(address).pathname : "");
