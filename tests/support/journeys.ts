import { inTransaction } from "@/lib/db";
import type { AccessRule } from "@/lib/security/core/access";
import { days } from "@/lib/security/core/durations";
import type { Result } from "@/lib/security/core/result";
import { issueAuthToken, openAuthToken } from "@/lib/security/domain/auth-tokens";
import { type LinkPurpose, newLinkToken, storeLink } from "@/lib/security/domain/links";
import { findTokenPrincipal } from "@/lib/security/domain/token-principal";
import { execute } from "@/lib/security/execute";
import { login } from "@/lib/security/features/login/login";
import type { UseCase } from "@/lib/security/use-case";
import type { User } from "@/prisma/generated/client";
import type { TestApp, TestBrowser } from "./context";

/** Sends one request of this browser through the gate. */
export async function ask<I, O, A extends AccessRule>(
  useCase: UseCase<I, O, A>,
  input: unknown,
  browser: TestBrowser,
): Promise<Result<O>> {
  return execute(useCase, input, await browser.context());
}

/** Runs one of administration's use-cases from the terminal. */
export const fromTerminal = <I, O, A extends AccessRule>(
  app: TestApp,
  useCase: UseCase<I, O, A>,
  input: unknown,
): Promise<Result<O>> => execute(useCase, input, app.system());

/** Does this password sign in, from a browser of its own? */
export async function canSignIn(app: TestApp, email: string, password: string): Promise<boolean> {
  const browser = app.browser();
  await ask(login, { email, password }, browser);
  return (await browser.who()) !== null;
}

/** The value of a success. */
export function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.complaints)}`);
  return result.value;
}

/** The first complaint of each field, or "ok": what a test compares. */
export const keysOf = (result: Result<unknown>): Record<string, string | undefined> | "ok" =>
  result.ok
    ? "ok"
    : Object.fromEntries(Object.entries(result.complaints).map(([field, [first]]) => [field, first?.key]));

/** A link as a mail would carry it, without the mail. */
export async function linkFor(app: TestApp, user: User, purpose: LinkPurpose): Promise<string> {
  const token = newLinkToken();
  await inTransaction(app.db, (tx) =>
    storeLink(tx, { token, purpose, user, within: days(1), now: app.clock.now(), payload: { email: user.email } }),
  );
  return token;
}

/** The secret part of the link in the last mail of this kind to this address. */
export async function mailedToken(app: TestApp, to: string, template: string): Promise<string> {
  const mail = (await app.mails(to)).filter((one) => one.template === template).at(-1);
  const token = mail?.data.token ?? mail?.data.resetToken;
  if (!token) throw new Error(`No ${template} with a link was mailed to ${to}.`);
  return token;
}

export const tokenFor = (app: TestApp, user: User): Promise<string> => issueAuthToken(app.system(), user);

/** Whom an auth token stands for now. */
export async function bearer(app: TestApp, token: string): Promise<string | null> {
  const opened = openAuthToken(app.services.keyring, token, app.config, app.clock.now());
  return opened && ((await findTokenPrincipal(app.services.database.pool, opened, app.config))?.email ?? null);
}

/** So many at the same moment. */
export const parallel = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

/** What the tables of accounts hold, as one text: two equal ones mean that nothing was written. */
export async function everything(app: TestApp): Promise<string> {
  const tables = [
    "users",
    "identity_keys",
    "sessions",
    "session_tickets",
    "one_time_tokens",
    "outbox_messages",
    "user_roles",
    "audit_entries",
  ];
  const sums = tables.map((table) =>
    app.services.database.pool.query(
      `SELECT count(*)::int AS count, md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) AS sum FROM ${table} t`,
    ),
  );
  return JSON.stringify((await Promise.all(sums)).map(({ rows }) => rows[0]));
}
