import type { Pool } from "pg";
import type { Clock } from "@/lib/clock";
import type { Keyring } from "@/lib/crypto/keyring";
import type { SecretBox } from "@/lib/crypto/secret-box";
import type { Language } from "@/lib/i18n/language";
import type { OAuthClient } from "@/lib/oauth/provider";
import type { PasswordHasher } from "@/lib/password-hashing/hasher";
import type { ParkedLogin, PrismaClient, TwoFactorMethod, User } from "@/prisma/generated/client";
import type { Mechanism, SecurityConfig } from "./config";
import type { EventName, Events } from "./core/events";
import type { LimitRule } from "./core/limits";
import type { Locale } from "./core/locales";
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
  /** The personal token that let a program in: it opens what its permissions name, and nothing of the account itself. */
  personalToken?: { id: string };
  /** The administrator who looks at the application as this person. */
  impersonator?: Impersonator;
};
export type Impersonator = { userId: string; email: string };
/** The terminal. */
export type SystemPrincipal = { kind: "system" };
export type Principal = UserPrincipal | SystemPrincipal | null;

export type SessionFacts = {
  id: string;
  /** What began it: a means of signing in, or "impersonation". */
  via: string;
  remember: boolean;
  graceUntil: Date | null;
  expiresAt: Date;
};

/** What is known about the request, whatever its door. */
export type RequestFacts = {
  id: string;
  ip: string | null;
  userAgent: string | null;
  path: string | null;
  place?: string | null;
  /** The language that it names, by cookie or Accept-Language; programs often name none. */
  locale?: Locale | null;
};

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

/** A means of the second step: a code that is mailed, texted or computed, or a passkey. */
export type SecondFactor = TwoFactorMethod | "webauthn";

/** Where a parked login stands: nothing set up yet, several to choose from, a code or passkey expected, a new factor being proved. */
export type ParkedState = "setup_from_login" | "select" | "ready" | "validating_profile";

/** A login that waits for its second factor, and its person as of now. */
export type OpenParkedLogin = ParkedLogin & { user: User };

/** Begins and ends the session of the caller. The web implementation sets cookies through next-auth. */
export type SessionPort = {
  /** Ends the caller's present session, if any, and begins a new one. */
  start(user: User, how: { via: SignInMeans; remember: boolean }): Promise<void>;
  /** Ends the caller's session: the row first, then the cookie. Whoever impersonates leaves their own one as well. */
  end(): Promise<void>;
  /** Begins a session as somebody else, beside the caller's own one, to which it returns. */
  impersonate(user: User, actor: { userId: string; sessionId: string }): Promise<void>;
  /** Ends it; false = the own session has ended meanwhile, so nobody is signed in. */
  stopImpersonating(): Promise<boolean>;
  /** Keeps a login until its second factor is proved: a row, and a cookie that opens nothing else. */
  park(
    user: User,
    login: { via: SignInMeans; remember: boolean; state: ParkedState; method: SecondFactor | null },
  ): Promise<ParkedLogin>;
  /** The login that this browser has parked, if it is still good: in time, its person active and unchanged. */
  parked(): Promise<OpenParkedLogin | null>;
  /** Gives it up, whatever its state. */
  unpark(): Promise<void>;
  /** Whether this browser proved a second factor of this person a while ago, and may do without. */
  isTrusted(user: User): Promise<boolean>;
  /** Lets this browser do without for a while. */
  trust(user: User): Promise<void>;
  /** Whether this person has signed in from this browser before: "first" = from none at all. Makes the browser a known one. */
  recognize(user: Pick<User, "id">): Promise<"known" | "first" | "new">;
  /** What a sign-in link that is mailed now belongs to: this browser, which remembers it for so long. */
  markForLink(within: number): Promise<string>;
  /** The same of a browser that has asked for a link; null = it has not. */
  linkMark(): Promise<string | null>;
  /** A secret of this browser, made at first use: what a passkey ceremony is bound to while nobody is signed in. */
  markBrowser(): Promise<string>;
  /** The same, null where none was made. */
  browserMark(): Promise<string | null>;
  /** The language that this browser is to be spoken to in from now on. */
  speak(locale: Locale): Promise<void>;
  /** Records that the person proved who they are just now. */
  reauthenticated(): Promise<void>;
  /** Moves the grace period of a passed freshness check. */
  extendGrace(until: Date): Promise<void>;
};

/** Everything a use-case is given. Nothing else is global. */
export type Context<P extends Principal = Principal> = {
  principal: P;
  request: RequestFacts;
  /** What the caller reads. */
  language: Language;
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
  /** Seals the secrets of authenticator apps, under SECURITY_TOTP_SECRETS. */
  totpBox: SecretBox;
  /** The keys of SECURITY_PASSWORD_SALT, newest first, by ids that tell nothing about them. */
  passwordKeys: readonly string[];
  /** What we are to other services that vouch for people, by provider. */
  oauthClients: Readonly<Record<string, OAuthClient>>;
  /** What the request leaves to be sent after its answer: set by whoever puts something into the outbox. */
  errands: { mail: boolean; webhooks: boolean };
  session: SessionPort;
  limiter: ContextLimiter;
  /** Absolute address of one of our paths, from APP_URL alone. */
  url(path: string): string;
  /** Tells every subscriber, after the transaction. Never throws. */
  emit<N extends EventName>(name: N, payload: Events[N]): Promise<void>;
  /** Refuses a forged request; asked after authentication and freshness, before the input is looked at. */
  checkForgery?: () => Failure | null;
};

/** `reached` is the account whose bucket has just become empty by this; of later refusals, and of other scopes, it is null. */
export type LimitVerdict = { allowed: true } | { allowed: false; retryAfter: number; reached: string | null };

export type ContextLimiter = {
  /** Takes one point of each scope of a rule; the refusal carries the seconds to wait. */
  take(rule: LimitRule, account: string | null): Promise<LimitVerdict>;
  /** Takes from the account's bucket alone; says whether there was room. */
  takeAccount(rule: LimitRule, account: string): Promise<boolean>;
  /** Forgives the failures of one account, after a success of that account. */
  forgive(rule: LimitRule, account: string): Promise<void>;
};
