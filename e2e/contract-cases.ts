import { type APIRequestContext, expect } from "@playwright/test";
import { jsonClient, postWithCsrf, signInForToken } from "./json-client";
import { lastMail, mailsTo } from "./mails";
import { freshAddress, newPassword, type Person, person } from "./people";

/** Who calls, and the cookies they call with. */
export type Caller = { who: Person; client: APIRequestContext };

/** A request that succeeds. What it needs first is done by `prepare`, which tells the variable part of the path and the body. */
export type Case = {
  /** Nobody, or by the session of a browser the person or one who may read reports. */
  as: "guest" | "person" | "reader";
  prepare?: (caller: Caller) => Prepared | Promise<Prepared>;
};

export type Prepared = { part?: string; body?: object };

const guest: Case = { as: "guest" };
const signedIn: Case = { as: "person" };
const sends = (as: Case["as"], body: (who: Person) => object): Case => ({
  as,
  prepare: ({ who }) => ({ body: body(who) }),
});
const follows = (link: (caller: Caller) => Promise<string | undefined>, body: object = {}): Case => ({
  as: "guest",
  prepare: async (caller) => ({ part: await link(caller), body }),
});

/** Good input for the operations of the document, as far as one request leads there. */
export const cases: Record<string, Case> = {
  "GET /api/health": guest,
  "GET /api/ready": guest,
  "GET /api/me": signedIn,
  "POST /api/me": signedIn,
  "GET /api/reports": { as: "reader" },

  "GET /api/security/login": signedIn,
  "POST /api/security/login": sends("guest", ({ email, password }) => ({ email, password })),
  "POST /api/security/logout": signedIn,
  "GET /api/security/register": guest,
  "POST /api/security/register": sends("guest", () => ({
    email: freshAddress(),
    password: newPassword,
    password_confirm: newPassword,
  })),
  "POST /api/security/refresh-token": signedIn,
  "GET /api/security/verify": signedIn,
  "POST /api/security/verify": sends("person", ({ password }) => ({ password })),

  "GET /api/security/confirm": guest,
  "POST /api/security/confirm": sends("guest", ({ email }) => ({ email })),
  "GET /api/security/confirm/{token}": follows(confirmation),
  "POST /api/security/confirm/{token}": follows(confirmation),

  "GET /api/security/reset": guest,
  "POST /api/security/reset": sends("guest", ({ email }) => ({ email })),
  "GET /api/security/reset/{token}": follows(reset),
  "POST /api/security/reset/{token}": follows(reset, { password: newPassword, password_confirm: newPassword }),
  "GET /api/security/change": signedIn,
  "POST /api/security/change": sends("person", ({ password }) => ({
    password,
    new_password: newPassword,
    new_password_confirm: newPassword,
  })),

  "GET /api/security/change-email": signedIn,
  "POST /api/security/change-email": sends("person", () => ({ email: freshAddress() })),
  "GET /api/security/change-email/{token}": { as: "person", prepare: changeOfEmail },
  "POST /api/security/change-email/{token}": { as: "person", prepare: changeOfEmail },
  "GET /api/security/change-username": signedIn,
  "POST /api/security/change-username": sends("person", () => ({ username: `name${Date.now().toString(36)}` })),
  "GET /api/security/recover-username": guest,
  "POST /api/security/recover-username": sends("guest", ({ email }) => ({ email })),

  "GET /api/security/us-signin": guest,
  "POST /api/security/us-signin": sends("guest", ({ email, password }) => ({ identity: email, passcode: password })),
  "POST /api/security/us-signin/send-code": sends("guest", ({ email }) => ({
    identity: email,
    chosen_method: "email",
  })),
  "GET /api/security/us-setup": signedIn,
  "POST /api/security/us-setup": sends("person", () => ({ chosen_method: "authenticator" })),
  "GET /api/security/us-verify": signedIn,
  "POST /api/security/us-verify": sends("person", ({ password }) => ({ passcode: password })),

  "GET /api/security/tf-setup": signedIn,
  "POST /api/security/tf-setup": sends("person", () => ({ setup: "authenticator" })),
  "POST /api/security/tf-setup/{state}": { as: "person", prepare: secondFactorByMail },
  "GET /api/security/tf-validate": { as: "guest", prepare: waitingLogin },
  "POST /api/security/tf-validate": { as: "guest", prepare: waitingLogin },
  "GET /api/security/tf-rescue": { as: "guest", prepare: waitingLogin },
  "GET /api/security/tf-trusted-devices": signedIn,
  "GET /api/security/mf-recovery-codes": signedIn,
  "POST /api/security/mf-recovery-codes": signedIn,

  "GET /api/security/personal-tokens": signedIn,
  "POST /api/security/personal-tokens": sends("person", () => ({ name: "backup job", expires: "7" })),
  "DELETE /api/security/personal-tokens/{id}": {
    as: "person",
    prepare: async ({ client }) => {
      const made = await (await postWithCsrf(client, "/personal-tokens", { name: "to be revoked" })).json();
      return { part: made.response.id };
    },
  },
  "GET /api/security/sessions": signedIn,
  "DELETE /api/security/sessions": signedIn,

  "GET /api/security/wan-register": signedIn,
  "POST /api/security/wan-register": sends("person", () => ({ name: "A key", usage: "first" })),
  "GET /api/security/wan-signin": guest,
  "POST /api/security/wan-signin": guest,
  "GET /api/security/wan-verify": signedIn,
  "POST /api/security/wan-verify": signedIn,
};

/** A link that has not been used: that of somebody who has not confirmed yet. */
async function confirmation(): Promise<string | undefined> {
  return (await lastMail((await person({ confirmed: false })).email, "welcome")).data.token;
}

async function reset({ who, client }: Caller): Promise<string | undefined> {
  await postWithCsrf(client, "/api/security/reset", { email: who.email });
  return (await lastMail(who.email, "reset_instructions")).data.token;
}

async function secondFactorByMail({ who, client }: Caller): Promise<Prepared> {
  const begun = await postWithCsrf(client, "/api/security/tf-setup", { setup: "email" });
  const { code } = (await lastMail(who.email, "two_factor_instructions")).data;
  return { part: (await begun.json()).response.tf_state_token, body: { code } };
}

async function changeOfEmail({ client }: Caller): Promise<Prepared> {
  const email = freshAddress();
  await postWithCsrf(client, "/api/security/change-email", { email });
  return { part: (await lastMail(email, "change_email_instructions")).data.token };
}

/** A sign-in by password that waits for the code of the second factor. */
async function waitingLogin({ who, client }: Caller): Promise<Prepared> {
  const owner = await jsonClient();
  await signInForToken(owner, who);
  const { part, body } = await secondFactorByMail({ who, client: owner });
  await postWithCsrf(owner, `/api/security/tf-setup/${part}`, body);
  const before = mailsTo(who.email, "two_factor_instructions").length;
  await postWithCsrf(client, "/api/security/login", who);
  await expect.poll(() => mailsTo(who.email, "two_factor_instructions").length).toBeGreaterThan(before);
  return { body: { code: (await lastMail(who.email, "two_factor_instructions")).data.code } };
}
