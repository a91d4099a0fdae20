import { NextResponse } from "next/server";

/** The least that a refusal at the door can cost: a cookie that is not there, and a redirect. */
export function middleware(request) {
  if (request.cookies.has("s")) return NextResponse.next();
  return NextResponse.redirect(new URL("/plain", request.url));
}

export const config = { matcher: ["/shell"] };
