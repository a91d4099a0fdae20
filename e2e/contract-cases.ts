import { administrationCases } from "./contract-administration-cases";
import { type Caller, type Case, clientOf, type Prepared } from "./contract-call";
import {
  codeToProve,
  otherSession,
  personalToken,
  registerBegun,
  secondFactorByMail,
  signInByKeyBegun,
  signInLink,
  someKey,
  theirKey,
  trustedDevice,
  undoOfChange,
  verifyByKeyBegun,
  waitingChoice,
  waitingForApp,
  waitingForMail,
  waitingWithCodes,
  wayToSignIn,
  withoutWaiting,
} from "./contract-steps";
import { postWithCsrf } from "./json-client";
import { lastMail } from "./mails";
import { freshAddress, newPassword, type Person, person } from "./people";

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

const prepared = (as: Case["as"], prepare: Case["prepare"]): Case => ({ as, prepare });

/** Good input for every operation of the document of a server that runs as shipped. */
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
  "GET /api/security/change-email/undo/{token}": prepared("guest", undoOfChange),
  "POST /api/security/change-email/undo/{token}": prepared("guest", undoOfChange),
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
  "POST /api/security/us-verify-link": prepared("guest", signInLink),
  "GET /api/security/us-setup": signedIn,
  "POST /api/security/us-setup": sends("person", () => ({ chosen_method: "authenticator" })),
  "POST /api/security/us-setup/{state}": prepared("person", wayToSignIn),
  "GET /api/security/us-verify": signedIn,
  "POST /api/security/us-verify": sends("person", ({ password }) => ({ passcode: password })),
  "POST /api/security/us-verify/send-code": prepared("person", codeToProve),

  "GET /api/security/tf-setup": signedIn,
  "POST /api/security/tf-setup": sends("person", () => ({ setup: "authenticator" })),
  "POST /api/security/tf-setup/{state}": prepared("person", secondFactorByMail),
  "GET /api/security/tf-select": prepared("guest", waitingChoice),
  "POST /api/security/tf-select": prepared("guest", waitingChoice),
  "GET /api/security/tf-validate": prepared("guest", waitingForMail),
  "POST /api/security/tf-validate": prepared("guest", waitingForMail),
  "POST /api/security/tf-send-code": prepared("guest", withoutWaiting),
  "GET /api/security/tf-rescue": prepared("guest", waitingForMail),
  "POST /api/security/tf-rescue": prepared("guest", async (caller) => {
    await waitingForApp(caller);
    return { body: { help_setup: "email" } };
  }),
  "GET /api/security/tf-trusted-devices": signedIn,
  "POST /api/security/tf-trusted-devices/{device}": prepared("person", trustedDevice),
  "GET /api/security/mf-recovery-codes": signedIn,
  "POST /api/security/mf-recovery-codes": signedIn,
  "GET /api/security/mf-recovery": prepared("guest", waitingWithCodes),
  "POST /api/security/mf-recovery": prepared("guest", waitingWithCodes),

  ...administrationCases,
  "GET /api/security/sessions": signedIn,
  "DELETE /api/security/sessions": signedIn,
  "DELETE /api/security/sessions/{session}": prepared("person", otherSession),
  "POST /api/security/not-me/{token}": prepared("guest", async (caller) => {
    // The first browser of an account is no news, the second one is.
    await clientOf(caller.who);
    await otherSession(caller);
    return { part: (await lastMail(caller.who.email, "new_device_notice")).data.token };
  }),

  "GET /api/security/personal-tokens": signedIn,
  "POST /api/security/personal-tokens": sends("person", () => ({ name: "A token" })),
  "DELETE /api/security/personal-tokens/{id}": prepared("person", personalToken),

  "GET /api/security/wan-delete": { as: "person", status: 303 },
  "GET /api/security/wan-verify": prepared("person", someKey),
  "GET /api/security/wan-register": signedIn,
  "POST /api/security/wan-register": sends("person", () => ({ name: "A key", usage: "first" })),
  "POST /api/security/wan-register/{state}": prepared("person", async (caller) => (await registerBegun(caller)).step),
  "GET /api/security/wan-signin": guest,
  "POST /api/security/wan-signin": guest,
  "POST /api/security/wan-signin/{state}": prepared("guest", signInByKeyBegun),
  "POST /api/security/wan-change": prepared("person", async (caller) => ({
    body: { name: (await theirKey(caller)).name, new_name: "Another name", usage: "both" },
  })),
  "POST /api/security/wan-delete": prepared("person", someKey),
  "POST /api/security/wan-verify": prepared("person", someKey),
  "POST /api/security/wan-verify/{state}": prepared("person", verifyByKeyBegun),
};

/** A link that has not been used: that of somebody who has not confirmed yet. */
async function confirmation(): Promise<string | undefined> {
  return (await lastMail((await person({ confirmed: false })).email, "welcome")).data.token;
}

async function reset({ who, client }: Caller): Promise<string | undefined> {
  await postWithCsrf(client, "/api/security/reset", { email: who.email });
  return (await lastMail(who.email, "reset_instructions")).data.token;
}

async function changeOfEmail({ client }: Caller): Promise<Prepared> {
  const email = freshAddress();
  await postWithCsrf(client, "/api/security/change-email", { email });
  return { part: (await lastMail(email, "change_email_instructions")).data.token };
}
