"use client";

import { createGatehouseClient, type GatehouseClient } from "@/lib/client/gatehouse-client";
import type { Answer, Refusal } from "@/lib/client/requests";
import { paths, withQuery } from "@/lib/security/core/paths";
import { type CeremonyFailure, failureOf } from "./passkey-failures";
import { webauthn } from "./webauthn-browser";

/** What a ceremony came to: where to go on, or what to tell. "superseded": another one took its place; nothing to tell. */
export type CeremonyOutcome = { status: "done"; target: string } | CeremonyFailure;

export type SignInByPasskey = {
  /** Who it is, where that was typed; "" = the authenticator knows. */
  identity: string;
  remember: boolean;
  next: string | undefined;
  /** From the start, although a login may wait for its second factor. */
  anew: boolean;
  /** Offer passkeys among the browser's suggestions instead of in a window. */
  autofill: boolean;
};

/** Signs in by a passkey, or passes the second step by one. */
export async function signInByPasskey(how: SignInByPasskey): Promise<CeremonyOutcome> {
  const client = createGatehouseClient({ baseUrl: "" });
  const answered = await answerFor(client, how);
  // Nobody asked for suggestions, so nobody is told why there are none.
  if ("status" in answered) return how.autofill ? { status: "superseded" } : answered;
  const { state, rpId, answer } = answered;
  return ceremony(async () => {
    const done = await client.call("POST wan-signin/:state", {
      state,
      credential: JSON.stringify(answer),
      remember: how.remember,
      ...(how.next === undefined ? {} : { next: how.next }),
    });
    if (done.ok) return { status: "done", target: afterSignIn(done.response, how.next) };
    if (done.errorKeys.credential?.includes("WEBAUTHN_UNKNOWN_CREDENTIAL_ID"))
      await signal({ signalName: "unknownCredential", rpID: rpId, credentialID: answer.id });
    return refused(done);
  });
}

async function answerFor(client: GatehouseClient, { identity, remember, anew, autofill }: SignInByPasskey) {
  return ceremony(async () => {
    const begun = await client.call("POST wan-signin", { identity, remember, anew });
    if (!begun.ok) return refused(begun);
    const { wan_state: state, credential_options: options } = begun.response;
    const answer = await (await webauthn()).startAuthentication({ optionsJSON: options, useBrowserAutofill: autofill });
    return { state, rpId: options.rpId ?? "", answer };
  });
}

/** Registers a passkey of this name for the signed-in person. */
export const registerPasskey = (
  passkey: { name: string; usage: "first" | "secondary" },
  target: string,
): Promise<CeremonyOutcome> =>
  ceremony(async () => {
    const client = createGatehouseClient({ baseUrl: "" });
    const begun = await client.call("POST wan-register", passkey);
    if (!begun.ok) return refused(begun);
    const answer = await (await webauthn()).startRegistration({ optionsJSON: begun.response.credential_options });
    const done = await client.call("POST wan-register/:state", {
      state: begun.response.wan_state,
      credential: JSON.stringify(answer),
    });
    return done.ok ? { status: "done", target } : refused(done);
  });

/** Makes an account with a passkey and without a password. `target` null = the address has to be confirmed first. */
export const signUpByPasskey = (
  account: { email: string; username: string; name: string },
  next: string | undefined,
): Promise<{ status: "done"; target: string | null } | CeremonyFailure> =>
  ceremony(async () => {
    const client = createGatehouseClient({ baseUrl: "" });
    const begun = await client.call("POST register/passkey", account);
    if (!begun.ok) return refused(begun);
    const answer = await (await webauthn()).startRegistration({ optionsJSON: begun.response.credential_options });
    const done = await client.call("POST register/passkey/:state", {
      state: begun.response.wan_state,
      credential: JSON.stringify(answer),
      ...(next === undefined ? {} : { next }),
    });
    if (!done.ok) return refused(done);
    const { tf_required, ...rest } = done.response;
    const target = tf_required === undefined ? null : afterSignIn({ ...rest, tf_required }, next);
    return { status: "done", target };
  });

/** Proves by a passkey who the signed-in person is. */
export const verifyByPasskey = (target: string): Promise<CeremonyOutcome> =>
  ceremony(async () => {
    const client = createGatehouseClient({ baseUrl: "" });
    const begun = await client.call("POST wan-verify", {});
    if (!begun.ok) return refused(begun);
    const answer = await (await webauthn()).startAuthentication({ optionsJSON: begun.response.credential_options });
    const done = await client.call("POST wan-verify/:state", {
      state: begun.response.wan_state,
      credential: JSON.stringify(answer),
    });
    return done.ok ? { status: "done", target } : refused(done);
  });

/** The person's passkeys as they are here: browsers that have the Signal API drop others, and show the present name. */
export async function keepInStep(known: {
  rpId: string;
  userHandle: string;
  name: string;
  displayName: string;
  credentialIds: string[];
}): Promise<void> {
  const { rpId: rpID, userHandle: userID, name, displayName, credentialIds } = known;
  await signal({ signalName: "allAcceptedCredentials", rpID, userID, allAcceptedCredentialIDs: credentialIds });
  await signal({
    signalName: "currentUserDetails",
    rpID,
    userID,
    userName: name,
    userDisplayName: displayName,
  });
}

/** A browser without the Signal API loses nothing but tidiness. */
async function signal(message: Parameters<Awaited<ReturnType<typeof webauthn>>["sendSignal"]>[0]): Promise<void> {
  await webauthn()
    .then(({ sendSignal }) => sendSignal(message))
    .catch(() => undefined);
}

async function ceremony<T>(steps: () => Promise<T>): Promise<T | CeremonyFailure> {
  try {
    return await steps();
  } catch (error) {
    return failureOf(error);
  }
}

/** A refusal that asks for a proof of who it is leads there, and comes back. */
function refused({ errors, mustVerify }: Refusal): CeremonyOutcome {
  if (mustVerify)
    return {
      status: "done",
      target: withQuery(paths.verify, { next: window.location.pathname + window.location.search }),
    };
  return { status: "failed", message: errors.join(" ") };
}

/** On, or to the second step, which leads on. */
function afterSignIn(answer: Answer<"POST wan-signin/:state">, next: string | undefined): string {
  if (!answer.tf_required) return answer.post_login_url ?? paths.account;
  if (answer.tf_state === "setup_from_login") return withQuery(paths.twoFactorSetup, { next });
  if (answer.tf_select) return withQuery(paths.twoFactorSelect, { next });
  return withQuery(answer.tf_method === "webauthn" ? paths.twoFactorPasskey : paths.twoFactor, { next });
}
