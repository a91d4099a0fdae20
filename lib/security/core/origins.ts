/** Which page a request came from: ours, one of those that may call, or any other. */
export type RequestOrigin = "own" | "listed" | "foreign";

/**
 * Judged by Origin and Sec-Fetch-Site, which browsers send and scripts cannot change. Origins compare letter by letter. Without
 * either header no page of a browser sent the request, so there is nobody to be led astray.
 */
export function originOf(
  headers: { get(name: string): string | null },
  { own, listed }: { own: string; listed: readonly string[] },
): RequestOrigin {
  const from = headers.get("origin");
  if (from !== null && from !== own) return listed.includes(from) ? "listed" : "foreign";
  const site = headers.get("sec-fetch-site");
  return site === "cross-site" || site === "same-site" ? "foreign" : "own";
}
