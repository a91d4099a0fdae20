import { expect } from "@playwright/test";
import { Authenticator } from "../tests/support/authenticator";
import type { startGithub } from "../tests/support/github-server";
import type { Caller, Case, Prepared } from "./contract-call";
import { theirKey } from "./contract-steps";
import { postWithCsrf } from "./json-client";
import { lastMail } from "./mails";
import { freshAddress } from "./people";

const toTheirAddress = ({ who }: Caller): Prepared => ({ body: { email: who.email } });

type Github = Awaited<ReturnType<typeof startGithub>>;

/**
 * The settings under which there is what is not there as shipped: links in place of the sign-in form, accounts without a
 * password, and signing out by a link.
 */
export const otherSettings = {
  PASSWORDLESS: "true",
  PASSWORD_REQUIRED: "false",
  LOGOUT_METHODS: "GET,POST",
  THROTTLE: "on",
};

/** Good input for the operations of a server that runs with these settings at `origin`, beside GitHub. */
export function otherCases(origin: string, github: Github): Record<string, Case> {
  const visit = async (caller: Caller, begin: string): Promise<Prepared> => {
    github.signedIn = { id: idOf(caller), emails: [{ email: caller.who.email, primary: true, verified: true }] };
    const begun = await postWithCsrf(caller.client, `${origin}/api/security/login/${begin}/github`);
    expect(begun.status(), await begun.text()).toBe(303);
    const there = await fetch(begun.headers().location ?? "", { redirect: "manual" });
    return { part: `github${new URL(there.headers.get("location") ?? "").search}` };
  };
  /** The account at GitHub belongs to the person from then on. */
  const connect = async (caller: Caller): Promise<void> => {
    const { part } = await visit(caller, "oauth-connect-start");
    const back = await caller.client.get(`${origin}/api/security/login/oauthresponse/${part}`);
    expect(back.status(), await back.text()).toBe(303);
  };
  const link = async ({ who, client }: Caller): Promise<Prepared> => {
    const asked = await postWithCsrf(client, `${origin}/api/security/login`, { email: who.email });
    expect(asked.status(), await asked.text()).toBe(200);
    return { part: (await lastMail(who.email, "login_instructions")).data.token };
  };
  const newcomer = async ({ client }: Pick<Caller, "client">): Promise<Prepared> => {
    const input = { email: freshAddress(), name: "A key" };
    const begun = await postWithCsrf(client, `${origin}/api/security/register/passkey`, input);
    const { wan_state, credential_options } = (await begun.json()).response;
    return { part: wan_state, body: { credential: new Authenticator({ origin }).create(credential_options) } };
  };
  /** So many wrong passwords that no further one is looked at; the person is mailed a way out. */
  const paused = async ({ who, client }: Caller): Promise<Prepared> => {
    for (let wrong = 0; wrong < 12; wrong++)
      await postWithCsrf(client, `${origin}/api/security/us-signin`, {
        identity: who.email,
        passcode: "not the password",
      });
    return { part: (await lastMail(who.email, "sign_in_paused_notice")).data.token };
  };
  return {
    "POST /api/security/unlock/{token}": { as: "guest", prepare: paused },
    "POST /api/security/register/passkey": {
      as: "guest",
      prepare: () => ({ body: { email: freshAddress(), name: "A key" } }),
    },
    "POST /api/security/register/passkey/{state}": { as: "guest", prepare: newcomer },
    "GET /api/security/logout": { as: "person" },
    "POST /api/security/login": { as: "guest", prepare: toTheirAddress },
    "POST /api/security/login/link": { as: "guest", prepare: toTheirAddress },
    "GET /api/security/login/{token}": { as: "guest", prepare: link },
    "POST /api/security/login/{token}": { as: "guest", prepare: link },
    "POST /api/security/remove-password": {
      as: "person",
      prepare: async (caller) => {
        await theirKey(caller);
        return {};
      },
    },
    "POST /api/security/login/oauthstart/{provider}": { as: "guest", status: 303, prepare: () => ({ part: "github" }) },
    "GET /api/security/login/oauthresponse/{provider}": {
      as: "guest",
      status: 303,
      prepare: (caller) => visit(caller, "oauthstart"),
    },
    "POST /api/security/login/oauth-connect-start/{provider}": {
      as: "person",
      status: 303,
      prepare: () => ({ part: "github" }),
    },
    "POST /api/security/login/oauth-verify-start/{provider}": {
      as: "person",
      status: 303,
      prepare: async (caller) => {
        await connect(caller);
        return { part: "github" };
      },
    },
    "GET /api/security/login/oauth-verify-response/{provider}": {
      as: "person",
      status: 303,
      prepare: async (caller) => {
        await connect(caller);
        return visit(caller, "oauth-verify-start");
      },
    },
  };
}

const known = new Map<string, number>();
/** Everybody is somebody else there. */
function idOf({ who }: Caller): number {
  const id = known.get(who.email) ?? Date.now() + known.size;
  known.set(who.email, id);
  return id;
}
