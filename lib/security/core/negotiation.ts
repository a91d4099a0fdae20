/**
 * JSON is wanted when the body is JSON, or when the best that is accepted is exactly application/json. Anything at all, or a
 * preference for HTML means a page.
 */
export function wantsJson(headers: { get(name: string): string | null }): boolean {
  if (headers.get("next-action") !== null) return false;
  const type = (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (/^application\/(?:[\w.+-]+\+)?json$/.test(type)) return true;
  return bestAccepted(headers.get("accept")) === "application/json";
}

/** The media range of the highest quality; of equal ones the first. */
function bestAccepted(accept: string | null): string | null {
  let best: { range: string; quality: number } | null = null;
  for (const part of (accept ?? "").slice(0, 1024).split(",")) {
    const [range = "", ...parameters] = part.split(";").map((one) => one.trim().toLowerCase());
    const given = parameters.find((one) => one.startsWith("q="))?.slice(2);
    const quality = given === undefined ? 1 : Number(given);
    if (range !== "" && quality > (best?.quality ?? 0)) best = { range, quality };
  }
  return best?.range ?? null;
}
