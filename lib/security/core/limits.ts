import { hours, minutes } from "./durations";

/**
 * How often a thing may be tried: by one account, by one client address, by everybody. Data, in one place.
 * A single limit is overridden by SECURITY_THROTTLE='{"credentialCheck.account": {"points": 20}}'.
 */
export type LimitScope = "account" | "client" | "all";
export type LimitValues = { points: number; duration: number; block?: number };

export const limits = {
  /** A password, code or key that is checked. NIST SP 800-63B 5.2.2 allows at most 100 failures in a row; we stop far earlier. */
  credentialCheck: {
    account: { points: 10, duration: minutes(15) },
    client: { points: 100, duration: minutes(15) },
  },
  register: {
    client: { points: 20, duration: minutes(1) },
    all: { points: 600, duration: minutes(1) },
  },
  /** Mails that somebody can make us send to somebody. */
  sendMail: {
    client: { points: 60, duration: minutes(10) },
  },
  /** Mails to one person that others can cause. Holds with the throttle off too: no test server floods a mailbox. */
  mailbox: {
    account: { points: 5, duration: minutes(10) },
  },
  /** Codes that we send: for each account and method. */
  sendCode: {
    account: { points: 5, duration: minutes(10) },
    client: { points: 60, duration: minutes(10) },
  },
  /** Text messages to one number, whoever asks for them, and in all: each costs money. */
  sendSms: {
    account: { points: 5, duration: minutes(10) },
    all: { points: 600, duration: minutes(10) },
  },
  /** Second-factor and recovery codes that are tried, whatever the challenge; a right one forgives. */
  secondFactor: {
    account: { points: 20, duration: hours(1) },
  },
  /** Messages to whoever helps people that lost their second factor. */
  askForHelp: {
    account: { points: 3, duration: hours(1) },
    all: { points: 100, duration: hours(1) },
  },
  /** Mails about too many wrong passwords of one person. */
  pauseNotice: {
    account: { points: 5, duration: hours(24) },
  },
  /** Mails about new browsers of one person. */
  deviceNotice: {
    account: { points: 20, duration: hours(24) },
  },
  /** Tries to use a link. */
  link: {
    client: { points: 100, duration: minutes(10) },
  },
  /** Passkey ceremonies that are begun. A page with autofill begins one each minute. */
  beginCeremony: {
    client: { points: 600, duration: minutes(10) },
  },
  /** Refresh tokens that are traded. They cannot be guessed; this spares the database. */
  refreshToken: {
    client: { points: 600, duration: minutes(10) },
  },
  /** What browsers report about the content security policy: each request may fill ten lines of the log. */
  contentReport: {
    client: { points: 20, duration: minutes(1) },
    all: { points: 200, duration: minutes(1) },
  },
  changeAccount: {
    account: { points: 60, duration: hours(1) },
  },
} as const satisfies Record<string, Partial<Record<LimitScope, LimitValues>>>;

export type LimitRule = keyof typeof limits;

/** Limits that hold even where SECURITY_THROTTLE is off: without them, six digits, somebody's mailbox or our log are no obstacle. */
export const alwaysLimited: readonly LimitRule[] = ["mailbox", "secondFactor", "askForHelp", "contentReport"];

/** The values of a rule and scope, with the configured override applied; null = not limited there. */
export function limitOf(rule: LimitRule, scope: LimitScope, overrides: Record<string, unknown>): LimitValues | null {
  const table: Partial<Record<LimitScope, LimitValues>> = limits[rule];
  const values = table[scope];
  if (!values) return null;
  const override = overrides[`${rule}.${scope}`];
  return typeof override === "object" && override !== null ? { ...values, ...override } : values;
}
