import "server-only";
import { cookies } from "next/headers";
import { randomToken } from "@/lib/crypto/random";
import type { Services } from "../runtime";
import { cookieAttributes, cookieNames, isSecure } from "./auth-config";
import { mintCsrfToken } from "./csrf";
import type { WebSession } from "./session";

/** What this browser's CSRF tokens are bound to: its session, else its own random cookie; null = neither yet. */
export async function csrfBinding(sessionId: string | null): Promise<string | null> {
  return sessionId ?? (await cookies()).get(cookieNames.csrf)?.value ?? null;
}

/** A token for whoever the browser is after this request. A browser without any cookie gets one. */
export async function csrfTokenFor({ keyring, clock }: Services, session: WebSession): Promise<string> {
  const binding = (await csrfBinding(session.sessionId())) || (await plantCookie());
  return mintCsrfToken(keyring, binding, clock.now());
}

async function plantCookie(): Promise<string> {
  const value = randomToken();
  (await cookies()).set(cookieNames.csrf, value, cookieAttributes);
  return value;
}

/** Publishes the token in a cookie that scripts can read, where that is configured. */
export async function publishCsrf({ config }: Services, token: string, request: Request): Promise<void> {
  const { cookieName, cookieOnEachRequest } = config.csrf;
  if (!cookieName) return;
  const asks = /\/(login|us-signin)$/.test(new URL(request.url).pathname);
  if (asks || cookieOnEachRequest || request.method !== "GET")
    (await cookies()).set(cookieName, token, { path: "/", sameSite: "strict", secure: isSecure, httpOnly: false });
}

/** Takes the published token back, at sign-out. */
export async function withdrawCsrf({ config }: Services): Promise<void> {
  if (config.csrf.cookieName)
    (await cookies()).set(config.csrf.cookieName, "", { path: "/", sameSite: "strict", secure: isSecure, maxAge: 0 });
}
