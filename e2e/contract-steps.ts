import { expect } from "@playwright/test";
import { Authenticator } from "../tests/support/authenticator";
import { AuthenticatorApp } from "./authenticator-app";
import type { Caller, Prepared } from "./contract-call";
import { jsonClient, postWithCsrf, signInForToken } from "./json-client";
import { lastMail, mailsTo } from "./mails";
import { freshAddress } from "./people";
import { baseURL, query } from "./server";

/* What has to happen before some operations of the JSON door can succeed, by that door. */

/** Posts what has to succeed; gives back `response`. */
async function done({ client }: Pick<Caller, "client">, path: string, body: object = {}) {
  const answer = await postWithCsrf(client, `/api/security/${path}`, body);
  expect(answer.status(), `${path} ${await answer.text()}`).toBe(200);
  return (await answer.json()).response;
}

/** The same person in another browser, signed in. */
async function elsewhere({ who }: Caller, headers: Record<string, string> = {}): Promise<Caller> {
  const client = await jsonClient(headers);
  await signInForToken(client, who);
  return { who, client };
}

/** A second factor by mail that was begun, with its code. */
export async function secondFactorByMail(caller: Caller): Promise<Prepared> {
  const begun = await done(caller, "tf-setup", { setup: "email" });
  const { code } = (await lastMail(caller.who.email, "two_factor_instructions")).data;
  return { part: begun.tf_state_token, body: { code } };
}

/** A second factor by an app. */
async function secondFactorByApp(caller: Caller): Promise<AuthenticatorApp> {
  const begun = await done(caller, "tf-setup", { setup: "authenticator" });
  const app = new AuthenticatorApp(begun.tf_authr_uri);
  await done(caller, `tf-setup/${begun.tf_state_token}`, { code: app.code() });
  return app;
}

/** A sign-in by password that waits for the code that was mailed. */
export async function waitingForMail(caller: Caller): Promise<Prepared> {
  const owner = await elsewhere(caller);
  const { part, body } = await secondFactorByMail(owner);
  await done(owner, `tf-setup/${part}`, body);
  const { email } = caller.who;
  const before = mailsTo(email, "two_factor_instructions").length;
  await done(caller, "login", caller.who);
  await expect.poll(() => mailsTo(email, "two_factor_instructions").length).toBeGreaterThan(before);
  return { body: { code: (await lastMail(email, "two_factor_instructions")).data.code } };
}

/** The same, long enough ago for the next code. */
export async function withoutWaiting(caller: Caller): Promise<Prepared> {
  await waitingForMail(caller);
  await query(
    `UPDATE one_time_codes SET created_at = created_at - interval '1 minute'
     WHERE user_id = (SELECT id FROM users WHERE email = $1)`,
    [caller.who.email],
  );
  return {};
}

/** A sign-in by password that waits for the code of an app. */
export async function waitingForApp(caller: Caller): Promise<Prepared> {
  const app = await secondFactorByApp(await elsewhere(caller));
  await done(caller, "login", caller.who);
  return { body: { code: app.code() } };
}

/** A sign-in by password that waits for the choice between an app and a passkey. */
export async function waitingChoice(caller: Caller): Promise<Prepared> {
  const owner = await elsewhere(caller);
  await secondFactorByApp(owner);
  await theirKey(owner, "secondary");
  await done(caller, "login", caller.who);
  return { body: { which: "authenticator" } };
}

export async function waitingWithCodes(caller: Caller): Promise<Prepared> {
  const owner = await elsewhere(caller);
  await secondFactorByApp(owner);
  const { recovery_codes: codes } = await done(owner, "mf-recovery-codes");
  await done(caller, "login", caller.who);
  return { body: { code: codes[0] } };
}

/** A browser that is not asked for the second factor. By requests it takes another configuration to get there. */
export async function trustedDevice({ who }: Caller): Promise<Prepared> {
  const [row] = await query(
    `INSERT INTO trusted_devices (id, hash, user_id, uniquifier, created_at, expires_at)
     SELECT gen_random_uuid(), md5(random()::text), id, uniquifier, now(), now() + interval '1 day'
     FROM users WHERE email = $1 RETURNING id`,
    [who.email],
  );
  return { part: `${row?.id}` };
}

export async function otherSession(caller: Caller): Promise<Prepared> {
  await elsewhere(caller, { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" });
  if (!(await isSignedIn(caller))) return {};
  const { response } = await (await caller.client.get("/api/security/sessions")).json();
  return { part: response.sessions.find((one: { current: boolean }) => !one.current).id };
}

const isSignedIn = async ({ client }: Caller): Promise<boolean> => (await client.get("/api/me")).ok();

/** A new address that took the place of the former one, which can take that back. */
export async function undoOfChange(caller: Caller): Promise<Prepared> {
  const owner = await elsewhere(caller);
  const email = freshAddress();
  await done(owner, "change-email", { email });
  await done(owner, `change-email/${(await lastMail(email, "change_email_instructions")).data.token}`);
  return { part: (await lastMail(caller.who.email, "change_email_notice")).data.token };
}

/** The mailed link that signs in the browser which asked for it. */
export async function signInLink(caller: Caller): Promise<Prepared> {
  const { email } = caller.who;
  await codeToProve(await elsewhere(caller));
  const before = mailsTo(email, "us_instructions").length;
  await done(caller, "us-signin/send-code", { identity: email, chosen_method: "email" });
  await expect.poll(() => mailsTo(email, "us_instructions").length).toBeGreaterThan(before);
  return { body: { token: (await lastMail(email, "us_instructions")).data.token } };
}

/** Another way to sign in that was begun. */
export async function wayToSignIn(caller: Caller): Promise<Prepared> {
  const begun = await done(caller, "us-setup", { chosen_method: "authenticator" });
  return { part: begun.state, body: { passcode: new AuthenticatorApp(begun.authr_uri).code() } };
}

export async function codeToProve(caller: Caller): Promise<Prepared> {
  const begun = await done(caller, "us-setup", { chosen_method: "email" });
  const { code } = (await lastMail(caller.who.email, "us_instructions")).data;
  await done(caller, `us-setup/${begun.state}`, { passcode: code });
  return { body: { chosen_method: "email" } };
}

type Usage = "first" | "secondary";

/** A passkey that its authenticator has made, and that the server has still to take. */
export async function registerBegun(caller: Caller, usage: Usage = "first") {
  const name = `Key ${Date.now()}`;
  const key = new Authenticator({ origin: baseURL });
  const begun = await done(caller, "wan-register", { name, usage });
  const step: Prepared = { part: begun.wan_state, body: { credential: key.create(begun.credential_options) } };
  return { name, key, step };
}

/** A passkey of the person. */
export async function theirKey(caller: Caller, usage: Usage = "first") {
  const { name, key, step } = await registerBegun(caller, usage);
  await done(caller, `wan-register/${step.part}`, step.body);
  return { name, key };
}

export const someKey = async (caller: Caller): Promise<Prepared> => ({ body: { name: (await theirKey(caller)).name } });

/** A sign-in by passkey that its authenticator has answered. */
export async function signInByKeyBegun(caller: Caller): Promise<Prepared> {
  const { key } = await theirKey(await elsewhere(caller));
  const begun = await done(caller, "wan-signin");
  return { part: begun.wan_state, body: { credential: key.get(begun.credential_options) } };
}

export async function verifyByKeyBegun(caller: Caller): Promise<Prepared> {
  const { key } = await theirKey(caller);
  const begun = await done(caller, "wan-verify");
  return { part: begun.wan_state, body: { credential: key.get(begun.credential_options) } };
}

export async function personalToken(caller: Caller): Promise<Prepared> {
  return { part: (await done(caller, "personal-tokens", { name: "A token" })).id };
}
