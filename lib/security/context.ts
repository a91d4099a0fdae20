import type { Pool } from "pg";
import type { Clock } from "@/lib/clock";
import type { Keyring } from "@/lib/crypto/keyring";
import type { SecretBox } from "@/lib/crypto/secret-box";
import type { PasswordHasher } from "@/lib/password-hashing/hasher";
import type { PrismaClient, User } from "@/prisma/generated/client";
import type { Mechanism, SecurityConfig } from "./config";
import type { EventName, Events } from "./core/events";
import type { LimitRule } from "./core/limits";
import type { Failure } from "./core/result";

/** Somebody who proved who they are. Roles and permissions are those of this moment. */
export type UserPrincipal = {
  kind: "user";
  userId: string;
  email: string;
  username: string | null;
  uniquifier: string;
  hasPassword: boolean;
  roles: readonly string[];
  permissions: readonly string[];
  /** Which mechanism let this request in. */
  mechanism: Mechanism;
  /** When a real proof of identity last happened; null = not known, which counts as long ago. */
  authenticatedAt: Date | null;
  session: SessionFacts | null;
};
/** The terminal. */
export type SystemPrincipal = { kind: "system" };
export type Principal = UserPrincipal | SystemPrincipal | null;

export type SessionFacts = { id: string; remember: boolean; graceUntil: Date | null; expiresAt: Date };

/** What is known about the request, whatever its door. */
export type RequestFacts = { id: string; ip: string | null; userAgent: string | null; path: string | null };

export type SignInMeans =
  | "password"
  | "register"
  | "confirm"
  | "reset"
  | "change"
  | "token"
  | "email"
  | "sms"
  | "authenticator"
  | "webauthn"
  | "oauth";

/** Begins and ends the session of the caller. The web implementation sets cookies through next-auth. */
export type SessionPort = {
  /** Ends the caller's present session, if any, and begins a new one. */
  start(user: User, how: { via: SignInMeans; remember: boolean }): Promise<void>;
  /** Ends the caller's session: the row first, then the cookie. */
  end(): Promise<void>;
  /** Records that the person proved who they are just now. */
  reauthenticated(): Promise<void>;
  /** Moves the grace period of a passed freshness check. */
  extendGrace(until: Date): Promise<void>;
};

/** Everything a use-case is given. Nothing else is global. */
export type Context<P extends Principal = Principal> = {
  principal: P;
  request: RequestFacts;
  config: SecurityConfig;
  db: PrismaClient;
  /** The same database, for the few prepared statements on hot paths. */
  pool: Pool;
  clock: Clock;
  now(): Date;
  passwords: PasswordHasher;
  keyring: Keyring;
  /** Seals mail on its way. */
  outboxBox: SecretBox;
  session: SessionPort;
  limiter: ContextLimiter;
  /** Absolute address of one of our paths, from APP_URL alone. */
  url(path: string): string;
  /** Tells every subscriber, after the transaction. Never throws. */
  emit<N extends EventName>(name: N, payload: Events[N]): Promise<void>;
  /** Refuses a forged request; asked after authentication and freshness, before the input is looked at. */
  checkForgery?: () => Failure | null;
};

export type ContextLimiter = {
  /** Takes one point of each scope of a rule; the refusal carries the seconds to wait. */
  take(rule: LimitRule, account: string | null): Promise<{ allowed: true } | { allowed: false; retryAfter: number }>;
  /** Takes from the account's bucket alone; says whether there was room. */
  takeAccount(rule: LimitRule, account: string): Promise<boolean>;
  /** Forgives the failures of one account, after a success of that account. */
  forgive(rule: LimitRule, account: string): Promise<void>;
};
