import "server-only";
import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { securityConfig } from "../config";
import { openSessionCookie, sealSessionCookie } from "../core/session-cookie";
import { findSession, redeemTicket } from "../domain/sessions";
import { services } from "../runtime";
import { cookieAttributes, cookieNames } from "./auth-config";
import { sessionKeys } from "./session-keys";

declare module "next-auth" {
  interface User {
    sid?: string;
    roles?: string[];
    permissions?: string[];
    /** Seconds since 1970. */
    endsAt?: number;
  }
}

/**
 * next-auth mints and carries the cookie; the session itself is our row. Its only credentials provider opens a ticket that
 * our gate issued and that works once, so it never sees a password. What a browser sends with a session update is ignored.
 */
export const { auth, signIn } = NextAuth({
  secret: env.authSecrets,
  trustHost: true,
  // Only next-auth's own idea of an end; the cookie's life and the row's are set by the session port.
  session: { strategy: "jwt", maxAge: securityConfig.sessions.rememberAbsolute / 1000 },
  cookies: { sessionToken: { name: cookieNames.session, options: cookieAttributes } },
  providers: [
    Credentials({ id: "ticket", credentials: { ticket: {} }, authorize: ({ ticket }) => openTicket(ticket) }),
  ],
  jwt: {
    encode: async ({ token }) => {
      const { sid, roles, permissions, exp } = token ?? {};
      if (typeof sid !== "string" || typeof exp !== "number") throw new Error("A session cookie needs a session.");
      return sealSessionCookie(sessionKeys(), {
        sid,
        exp,
        roles: roles as string[] | null,
        permissions: permissions as string[] | null,
      });
    },
    decode: async ({ token }) => openSessionCookie(sessionKeys(), token, services().clock.now()),
  },
  callbacks: {
    jwt: ({ token, user, trigger }) =>
      trigger === "signIn" && user?.sid
        ? { sid: user.sid, roles: user.roles, permissions: user.permissions, exp: user.endsAt }
        : token,
    async session({ session, token }) {
      const { database, clock, config } = services();
      const found =
        typeof token.sid === "string" ? await findSession(database.pool, token.sid, clock.now(), config) : null;
      // An ended session has no person: `session.user.id` is what to look at, never the mere object.
      return {
        expires: session.expires,
        user: found ? { id: found.userId, email: found.email, name: found.username, roles: found.roles } : {},
      } as typeof session;
    },
  },
});

async function openTicket(ticket: unknown) {
  const { database, clock, config } = services();
  const now = clock.now();
  const sid = typeof ticket === "string" ? await redeemTicket(database.prisma, ticket, now) : null;
  const found = sid ? await findSession(database.pool, sid, now, config) : null;
  if (!found) return null;
  return {
    id: found.userId,
    sid: found.id,
    roles: found.roles,
    permissions: found.permissions,
    endsAt: Math.floor(found.expiresAt.getTime() / 1000),
  };
}
