import type { NextRequest } from "next/server";
import { handlers } from "@/lib/security/web/auth";

/**
 * next-auth's own handlers, for the hand-shake with other services. Its credentials callback, session update, CSRF and
 * sign-out endpoints stay shut: signing in and out is our gate's business.
 */
const open = /^\/api\/auth\/(?:signin|callback)\/(?!ticket(?:\/|$))[a-z0-9-]+$/;

const handle = (method: "GET" | "POST") => async (request: NextRequest) =>
  open.test(request.nextUrl.pathname)
    ? handlers[method](request)
    : new Response(null, { status: 404, headers: { "cache-control": "no-store" } });

export const GET = handle("GET");
export const POST = handle("POST");
