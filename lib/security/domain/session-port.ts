import type { Pool } from "pg";
import type { Clock } from "@/lib/clock";
import { randomToken } from "@/lib/crypto/random";
import { fingerprint } from "@/lib/crypto/safe-equal";
import { inTransaction } from "@/lib/db";
import type { PrismaClient, User } from "@/prisma/generated/client";
import type { SecurityConfig } from "../config";
import type { RequestFacts, SessionPort, SignInMeans } from "../context";
import { days } from "../core/durations";
import { trackLogin } from "./activity";
import { recognizeBrowser } from "./known-devices";
import { findParkedLogin, parkLogin } from "./parked-logins";
import {
  createSession,
  endOldestSessions,
  endSession,
  endSessionAndOwn,
  findSession,
  issueTicket,
  ownSessionBehind,
} from "./sessions";
import { keepLocale } from "./users";

/** What a browser keeps for us besides its session. */
export type Keepsake =
  // A login that waits for its second factor.
  | "parked"
  // That it may do without one.
  | "device"
  // What passkey ceremonies are bound to.
  | "ceremony"
  // That it asked for a sign-in link.
  | "asked"
  // That somebody has signed in from it before.
  | "known"
  // A refresh token.
  | "refresh"
  // The language that was chosen.
  | "language";

/** How long a browser remembers which language was chosen. */
export const languageKeptFor = days(365);

/** How a session and keepsakes reach the browser: cookies on the web, variables in a test. */
export type Browser = {
  /** Carries a new session to the browser; null = until the browser closes. */
  begin(ticket: string, expires: Date | null): Promise<void>;
  end(): Promise<void>;
  get(name: Keepsake): Promise<string | null>;
  /** null = until the browser closes. */
  keep(name: Keepsake, value: string, expires: Date | null): Promise<void>;
  drop(name: Keepsake): Promise<void>;
};

/** A session port that also says which session the browser has after what happened. */
export type FollowedSession = SessionPort & { sessionId(): string | null };

type Around = { db: PrismaClient; pool: Pool; clock: Clock; config: SecurityConfig; request: RequestFacts };

/** Sessions are rows; the browser only carries. Every change is written before the browser hears of it. */
export function sessionPort(around: Around, browser: Browser, presentId: string | null): FollowedSession {
  const { db, clock, config, request } = around;
  let current = presentId;
  return {
    sessionId: () => current,
    async start(user, how) {
      const { id, ticket } = await writeSession(around, current, user, how);
      await browser.begin(
        ticket,
        how.remember ? new Date(clock.now().getTime() + config.sessions.rememberAbsolute) : null,
      );
      await browser.drop("parked");
      await browser.drop("ceremony");
      await browser.drop("asked");
      // It may be somebody else's of before. After a change of password it is the same person's.
      if (how.via !== "change") await browser.drop("refresh");
      current = id;
    },
    async end() {
      if (current) await endSessionAndOwn(db, current, clock.now());
      current = null;
      await browser.end();
      await browser.drop("parked");
      await browser.drop("refresh");
    },
    async impersonate(user, actor) {
      const { id, ticket } = await writeImpersonation(around, user, actor);
      await browser.begin(ticket, null);
      current = id;
    },
    async stopImpersonating() {
      const own = current ? await returnTo(around, current) : null;
      current = own?.id ?? null;
      if (own) await browser.begin(own.ticket, own.remember ? own.expiresAt : null);
      else await browser.end();
      return own !== null;
    },
    async park(user, login) {
      const { token, row } = await parkLogin(db, user, login, clock.now(), config);
      await browser.keep("parked", token, null);
      return row;
    },
    async parked() {
      const token = await browser.get("parked");
      return token ? findParkedLogin(db, token, clock.now(), config) : null;
    },
    async unpark() {
      const token = await browser.get("parked");
      if (!token) return;
      await db.parkedLogin.updateMany({
        where: { hash: fingerprint(token), usedAt: null },
        data: { usedAt: clock.now() },
      });
      await browser.drop("parked");
    },
    async isTrusted(user) {
      const token = await browser.get("device");
      return token !== null && recognizeDevice(around, token, user);
    },
    async trust(user) {
      const { trustWithin } = config.twoFactor;
      if (trustWithin <= 0) return;
      const token = randomToken();
      const now = clock.now();
      const expiresAt = new Date(now.getTime() + trustWithin);
      await db.trustedDevice.create({
        data: {
          hash: fingerprint(token),
          userId: user.id,
          uniquifier: user.uniquifier,
          userAgent: request.userAgent?.slice(0, 512),
          createdAt: now,
          expiresAt,
        },
      });
      await browser.keep("device", token, expiresAt);
    },
    async recognize(user) {
      const mark = (await browser.get("known")) ?? randomToken();
      await browser.keep("known", mark, new Date(clock.now().getTime() + config.devices.knownFor));
      return recognizeBrowser(db, user.id, mark, clock.now());
    },
    async markBrowser() {
      const mark = (await browser.get("ceremony")) ?? randomToken();
      await browser.keep("ceremony", mark, null);
      return mark;
    },
    async markForLink(within) {
      const mark = (await browser.get("asked")) ?? randomToken();
      await browser.keep("asked", mark, new Date(clock.now().getTime() + within));
      return fingerprint(mark);
    },
    async linkMark() {
      const mark = await browser.get("asked");
      return mark === null ? null : fingerprint(mark);
    },
    browserMark: () => browser.get("ceremony"),
    speak: (locale) => browser.keep("language", locale, new Date(clock.now().getTime() + languageKeptFor)),
    async reauthenticated() {
      if (current)
        await db.session.updateMany({ where: { id: current, endedAt: null }, data: { authenticatedAt: clock.now() } });
    },
    async extendGrace(until) {
      if (current) await db.session.updateMany({ where: { id: current, endedAt: null }, data: { graceUntil: until } });
    },
  };
}

/**
 * Ends the session that the browser had, writes the new one, counts the sign-in: all or nothing. Mails to the person are in
 * the language of this sign-in from now on, if it names one: a program that names none changes nothing.
 */
async function writeSession(
  { db, clock, config, request }: Around,
  present: string | null,
  user: User,
  how: { via: SignInMeans; remember: boolean },
) {
  const now = clock.now();
  return inTransaction(db, async (tx) => {
    if (present) await endSessionAndOwn(tx, present, now);
    const id = await createSession(tx, { user, ...how, request, now, config });
    if (request.locale && request.locale !== user.locale) await keepLocale(tx, user.id, request.locale);
    if (config.features.tracking) await trackLogin(tx, user, request.ip, now);
    if (config.sessions.maxPerUser !== null) await endOldestSessions(tx, user.id, config.sessions.maxPerUser, now);
    return { id, ticket: await issueTicket(tx, id, now) };
  });
}

/** A session that is somebody else's, beside the own one. It counts as no sign-in of the person. */
async function writeImpersonation(
  { db, clock, config, request }: Around,
  user: User,
  actor: { userId: string; sessionId: string },
) {
  const now = clock.now();
  return inTransaction(db, async (tx) => {
    const id = await createSession(tx, { user, actor, via: "impersonation", remember: false, request, now, config });
    return { id, ticket: await issueTicket(tx, id, now) };
  });
}

/** Ends a session that impersonates, and answers the own one behind it, if it still lives. */
async function returnTo({ db, pool, clock, config }: Around, id: string) {
  const now = clock.now();
  const ownId = await ownSessionBehind(db, id);
  await endSession(db, id, now);
  const own = ownId ? await findSession(pool, ownId, now, config) : null;
  return own && { ...own, ticket: await issueTicket(db, own.id, now) };
}

/** A trusted device is one person's, of their present uniquifier, and only for its time. Notes the use. */
async function recognizeDevice({ db, clock }: Around, token: string, user: User): Promise<boolean> {
  const now = clock.now();
  const { count } = await db.trustedDevice.updateMany({
    where: { hash: fingerprint(token), userId: user.id, uniquifier: user.uniquifier, expiresAt: { gt: now } },
    data: { lastUsedAt: now },
  });
  return count === 1;
}
