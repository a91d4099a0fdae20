import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Environment, loadEnvironment } from "@/lib/env";
import { namedLocale } from "@/lib/i18n/choose-locale";
import { languageOf } from "@/lib/i18n/language";
import { type SecurityConfig, securityConfig } from "@/lib/security/config";
import type { Context, Principal, SessionPort } from "@/lib/security/context";
import { applySettings } from "@/lib/security/core/apply-settings";
import { type Browser, type Keepsake, sessionPort } from "@/lib/security/domain/session-port";
import { findSession, redeemTicket } from "@/lib/security/domain/sessions";
import { createContext, createServices, type Services } from "@/lib/security/runtime";
import { cloneTemplate } from "./database";

/** A mail as it stands in the outbox file. */
export type SentMail = {
  template: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  data: Record<string, string | null>;
};

/** A text message as it stands in the outbox file. */
export type SentText = { to: string; text: string; data: { code?: string } };

/**
 * A whole application for one test file: real Postgres, outbox files, and a clock that `pass` moves. Settings are given by
 * their Flask-Security names, without the prefix. Cheap hashing and no throttling, unless a test says otherwise.
 */
export async function createTestApp(settings: Record<string, string> = {}, { bcryptCost = 4 } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-test-"));
  const named = Object.fromEntries(Object.entries(settings).map(([name, value]) => [`SECURITY_${name}`, value]));
  const environment = loadEnvironment({
    ...process.env,
    DATABASE_URL: await cloneTemplate(),
    DATA_DIR: dataDir,
    // Every test browser is a new one; tests of other mails do not want to hear of it.
    SECURITY_SEND_NEW_DEVICE_EMAIL: "false",
    ...named,
  });
  const cheap: SecurityConfig = structuredClone(securityConfig);
  cheap.passwords.bcryptCost = bcryptCost;
  const config = applySettings({ ...cheap, throttle: "off" }, environment.settings);
  return startTestApp(environment, config, adjustableClock());
}

/** Starts the services of an environment, as a process does. */
function startTestApp(environment: Environment, config: SecurityConfig, clock: ReturnType<typeof adjustableClock>) {
  // One message at a time, so that "the last mail" is the one asked for last.
  const services = createServices(environment, { clock, config, sendsAtOnce: 1 });
  return {
    services,
    environment,
    config,
    clock,
    db: services.database.prisma,
    browser: (known: KnownOfBrowser = {}) => testBrowser(services, known),
    system: () => createContext(services, { principal: { kind: "system" }, facts: factsOf({}), session: noSession }),
    /** Delivers what waits and answers the mails to this address, or all, oldest first. */
    async mails(to?: string): Promise<SentMail[]> {
      await services.outbox.drain();
      return readLines<SentMail>(join(environment.dataDir, "outbox", "mail.jsonl")).filter(
        (mail) => to === undefined || mail.to === to,
      );
    },
    /** The same of text messages. */
    async texts(to?: string): Promise<SentText[]> {
      await services.outbox.drain();
      return readLines<SentText>(join(environment.dataDir, "outbox", "sms.jsonl")).filter(
        (text) => to === undefined || text.to === to,
      );
    },
    /** A second process of the same application: same database and settings; secrets too, unless others are given. */
    again: (others: Partial<Environment> = {}) => startTestApp({ ...environment, ...others }, config, clock),
    /** The same application after its owner has changed the policy. */
    withConfig(change: (config: SecurityConfig) => void) {
      const changed = structuredClone(config);
      change(changed);
      return startTestApp(environment, changed, clock);
    },
    close: () => services.close(),
  };
}

export type TestApp = Awaited<ReturnType<typeof createTestApp>>;
export type TestBrowser = ReturnType<typeof testBrowser>;

function adjustableClock() {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    /** Moves the time by so many milliseconds. */
    pass(milliseconds: number) {
      ahead += milliseconds;
    },
  };
}

/** `accepts` is what it sends as Accept-Language. */
type KnownOfBrowser = { ip?: string; userAgent?: string; accepts?: string };

/** Somebody's browser: keeps what the web keeps in cookies, and builds a context for each request as the web does. */
function testBrowser(services: Services, known: KnownOfBrowser) {
  const { clock, config, database } = services;
  const keepsakes = new Map<Keepsake, string>();
  let sessionId: string | null = null;
  const browser: Browser = {
    async begin(ticket) {
      sessionId = await redeemTicket(database.prisma, ticket, clock.now());
    },
    async end() {
      sessionId = null;
    },
    get: async (name) => keepsakes.get(name) ?? null,
    async keep(name, value) {
      keepsakes.set(name, value);
    },
    async drop(name) {
      keepsakes.delete(name);
    },
  };
  return {
    /** The context of the next request of this browser. */
    async context(): Promise<Context> {
      const wish = { chosen: keepsakes.get("language"), accepted: known.accepts ?? null };
      const locale = namedLocale(wish, config.language.offered);
      const facts = { ...factsOf(known), locale };
      const language = await languageOf(locale ?? config.language.fallback);
      const session = sessionPort(
        { db: database.prisma, pool: database.pool, clock, config, request: facts },
        browser,
        sessionId,
      );
      return createContext(services, { principal: await principal(services, sessionId), facts, session, language });
    },
    get sessionId() {
      return sessionId;
    },
    keepsakes,
    /** A thief's copy of the cookies. */
    copy() {
      const other = testBrowser(services, known);
      other.adopt(sessionId);
      for (const [name, value] of keepsakes) other.keepsakes.set(name, value);
      return other;
    },
    adopt(id: string | null) {
      sessionId = id;
    },
    /** Who this browser is, or null. */
    async who(): Promise<string | null> {
      const found = await principal(services, sessionId);
      return found?.kind === "user" ? found.email : null;
    },
  };
}

async function principal({ database, clock, config }: Services, sessionId: string | null): Promise<Principal> {
  const found = sessionId ? await findSession(database.pool, sessionId, clock.now(), config) : null;
  if (!found) return null;
  const { id, via, remember, graceUntil, expiresAt, lastSeenAt: _, ...person } = found;
  return { kind: "user", ...person, mechanism: "session", session: { id, via, remember, graceUntil, expiresAt } };
}

const factsOf = ({ ip = "203.0.113.1", userAgent = "test" }: { ip?: string; userAgent?: string }) => ({
  id: "test",
  ip,
  userAgent,
  path: null,
});

const noSession: SessionPort = {
  start: () => Promise.reject(new Error("The terminal has no session.")),
  end: async () => {},
  impersonate: () => Promise.reject(new Error("The terminal is nobody's browser.")),
  stopImpersonating: async () => false,
  park: () => Promise.reject(new Error("The terminal parks no login.")),
  parked: async () => null,
  unpark: async () => {},
  isTrusted: async () => false,
  trust: async () => {},
  recognize: async () => "known",
  markForLink: () => Promise.reject(new Error("The terminal is nobody's browser.")),
  linkMark: async () => null,
  markBrowser: () => Promise.reject(new Error("The terminal is nobody's browser.")),
  browserMark: async () => null,
  speak: async () => {},
  reauthenticated: async () => {},
  extendGrace: async () => {},
};

function readLines<Message>(file: string): Message[] {
  try {
    return readFileSync(file, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Message);
  } catch {
    return [];
  }
}
