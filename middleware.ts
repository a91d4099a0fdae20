import { type NextRequest, NextResponse } from "next/server";
import { securityConfig } from "@/lib/security/config";
import { admits } from "@/lib/security/core/access";
import { wantsJson } from "@/lib/security/core/negotiation";
import { paths, withQuery } from "@/lib/security/core/paths";
import { protectionOf } from "@/lib/security/core/protection";
import { cookieNames, readSessionCookie } from "@/lib/security/web/auth-config";
import { contentSecurityPolicy, documentHeaders } from "@/lib/security/web/document-headers";
import { internalHeaders, nonceHeader, pathHeader } from "@/lib/security/web/headers";

/**
 * The doorman, at the edge: sends JSON to its door, strangers to the login, and gives each document its nonce. It only knows
 * what the cookie says; the server decides again in every page and use-case.
 */
export default async function middleware(request: NextRequest): Promise<NextResponse> {
  if (internalHeaders.some((name) => request.headers.has(name)))
    return withHeaders(new NextResponse(null, { status: 400 }), null);
  const { pathname, search } = request.nextUrl;
  // What stands under /.well-known is JSON by itself, whatever its reader asks for.
  const isApi = pathname === "/api" || pathname.startsWith("/api/") || pathname.startsWith("/.well-known/");
  const isForPrograms = isApi || wantsJson(request.headers) || isPreflight(request);

  const headers = new Headers(request.headers);
  // It is where people are sent back to. The query of a program's call is nobody's target, and may hold an auth token.
  headers.set(pathHeader, isForPrograms ? pathname : pathname + withoutFlight(search));
  headers.delete(nonceHeader);
  headers.delete("content-security-policy");
  if (isApi) return NextResponse.next({ request: { headers } });
  if (isForPrograms)
    return NextResponse.rewrite(new URL(`/api/security${pathname}${search}`, request.url), { request: { headers } });

  const elsewhere = await turnedAway(request);
  // Next wants a whole address here, and makes it relative again.
  if (elsewhere) return withHeaders(NextResponse.redirect(new URL(elsewhere, request.url)), null);

  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  headers.set(nonceHeader, nonce);
  headers.set("content-security-policy", contentSecurityPolicy(nonce));
  // Next shows its last page of all to whoever asks for it by name, and calls that an error of the server.
  const shown = pathname.startsWith("/_global-error")
    ? NextResponse.rewrite(new URL("/_not-found", request.url), { request: { headers } })
    : NextResponse.next({ request: { headers } });
  return withHeaders(shown, nonce);
}

/** A browser asks whether a page of another origin may call. It says nothing of JSON yet. */
const isPreflight = (request: NextRequest): boolean =>
  request.method === "OPTIONS" && request.headers.has("access-control-request-method");

/** Where a request for a protected page has to go first, or null. A "no" by the hint is not final: the server looks again. */
async function turnedAway(request: NextRequest): Promise<string | null> {
  const { pathname, search } = request.nextUrl;
  const rule = protectionOf(securityConfig.protectedRoutes, pathname);
  if (!rule) return null;
  const next = pathname + withoutFlight(search);
  const session = await readSessionCookie(request.cookies.get(cookieNames.session)?.value, new Date());
  if (!session) return withQuery(paths.login, { next });
  if (session.roles === null || session.permissions === null) return null;
  return admits(rule, { roles: session.roles, permissions: session.permissions })
    ? null
    : withQuery(paths.sessionRefresh, { next });
}

/** `_rsc` is Next's own addition to an address. */
function withoutFlight(search: string): string {
  const query = new URLSearchParams(search);
  if (!query.has("_rsc")) return search;
  query.delete("_rsc");
  return query.size > 0 ? `?${query}` : "";
}

function withHeaders(response: NextResponse, nonce: string | null): NextResponse {
  for (const [name, value] of Object.entries(documentHeaders)) response.headers.set(name, value);
  response.headers.set("content-security-policy", contentSecurityPolicy(nonce));
  return response;
}

// Only what is no document may pass by: what is not there is answered by a page, too, and no page may be framed. The JSON
// door's own address needs no doorman: nothing there is decided by what one writes into a request.
export const config = { matcher: ["/((?!api/|_next/static/|icon\\.svg$).*)"] };
