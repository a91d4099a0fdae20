import "server-only";
import { log } from "@/lib/log";
import { readContentReports } from "../core/content-reports";
import { refuse } from "../core/result";
import { createContext, services } from "../runtime";
import { decode, readBytes } from "./body";
import { refusal } from "./envelope";
import { asFailure } from "./outages";
import { requestFacts } from "./request";
import { webSession } from "./session";

/**
 * Takes what browsers report about our content security policy, and logs it: at most so often for each client and in all,
 * and of each report no more than rule, origin and first part of the path. Answers 204; 400, 413, 415 or 429 when refused.
 */
export async function receiveContentReports(request: Request): Promise<Response> {
  const all = services();
  const facts = await requestFacts();
  try {
    const ctx = createContext(all, { principal: null, facts, session: webSession(all, facts, null) });
    const verdict = await ctx.limiter.take("contentReport", null);
    if (!verdict.allowed) return refusal(all.config, refuse("TOO_MANY_REQUESTS", { retryAfter: verdict.retryAfter }));
    if (!reportTypes.test(request.headers.get("content-type") ?? ""))
      return refusal(all.config, refuse("UNSUPPORTED_MEDIA_TYPE"));
    const bytes = await readBytes(request);
    if (bytes === null) return refusal(all.config, refuse("CONTENT_TOO_LARGE"));
    const reports = readContentReports(parsed(bytes));
    if (reports === null) return refusal(all.config, refuse("API_ERROR"));
    for (const report of reports) log.warn({ requestId: facts.id, ...report }, "content security policy violated");
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return refusal(all.config, asFailure(error, facts.id));
  }
}

const reportTypes = /^application\/(?:csp-report|reports\+json|json)\s*(?:;|$)/i;

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decode(bytes) ?? "");
  } catch {
    return null;
  }
}
