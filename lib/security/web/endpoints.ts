import "server-only";
import { z } from "zod";
import { confirm } from "../features/confirmation/confirm";
import { inspectConfirmation } from "../features/confirmation/inspect";
import { sendConfirmation } from "../features/confirmation/send";
import { confirmationStatus } from "../features/confirmation/status";
import { inspectLoginLink } from "../features/login/inspect-link";
import { login } from "../features/login/login";
import { logout } from "../features/login/logout";
import { redeemLoginLink } from "../features/login/redeem-link";
import { sendLoginLink } from "../features/login/send-link";
import { loginStatus } from "../features/login/status";
import { changePassword } from "../features/passwords/change";
import { inspectReset } from "../features/passwords/inspect-reset";
import { recoveryStatus } from "../features/passwords/recovery-status";
import { removePassword } from "../features/passwords/remove";
import { requestReset } from "../features/passwords/request-reset";
import { reset } from "../features/passwords/reset";
import { passwordStatus } from "../features/passwords/status";
import { verifyStatus } from "../features/reauthentication/status";
import { verifyWithPassword } from "../features/reauthentication/with-password";
import { register } from "../features/registration/register";
import { registrationStatus } from "../features/registration/status";
import { refresh } from "../features/tokens/refresh";
import { administrationEndpoints } from "./administration-endpoints";
import {
  linkLoginAnswer,
  loginAnswer,
  loginShape,
  refreshedAnswer,
  tokenShape,
  userPayload,
  userShape,
  withToken,
} from "./answers";
import { withdrawCsrf } from "./csrf-cookies";
import { type Endpoint, endpoint, type Presenting } from "./endpoint";
import { identityEndpoints } from "./identity-endpoints";
import { oauthEndpoints } from "./oauth-endpoints";
import { passkeyEndpoints } from "./passkey-endpoints";
import { personalTokenEndpoints } from "./personal-token-endpoints";
import { refreshTokenField } from "./refresh-cookie";
import { sessionEndpoints } from "./session-endpoints";
import { twoFactorEndpoints } from "./two-factor-endpoints";
import { unifiedSignInEndpoints } from "./unified-sign-in-endpoints";

const nothing = z.object({});

/**
 * The JSON door, whole: method and path (Flask-Security's) → use-case, the keys of its answer (null = an empty answer), and
 * what the OpenAPI document says about it.
 */
export const endpoints = {
  "GET login": endpoint(
    loginStatus,
    (value) => ({
      identity_attributes: value.identityAttributes,
      ...(value.signedIn ? { user: userPayload() } : {}),
    }),
    {
      summary: "What signing in takes, a CSRF token, and whether somebody is signed in already",
      answers: z.object({ identity_attributes: z.array(z.string()), user: userShape.optional() }),
    },
  ),
  "POST login": endpoint(login, loginAnswer, {
    summary: "Sign in by e-mail address or username and password",
    answers: loginShape,
  }),

  "POST login/link": endpoint(sendLoginLink, () => ({}), {
    summary: "Mail a link that signs in, where links replace the sign-in form",
    answers: nothing,
  }),
  "GET login/:token": endpoint(inspectLoginLink, () => ({}), {
    summary: "Whether a sign-in link would work; does not use it",
    answers: nothing,
  }),
  "POST login/:token": endpoint(redeemLoginLink, linkLoginAnswer, {
    summary: "Sign in by the mailed link; in another browser than the one that asked, with the address it was sent to",
    answers: loginShape,
  }),

  "GET logout": endpoint(logout, (_, at) => leave(at), {
    summary: "Sign out",
    answers: z.null(),
    lend: refreshTokenField,
    unguarded: () => true,
  }),
  "POST logout": endpoint(logout, (_, at) => leave(at), {
    summary: "Sign out",
    answers: z.null(),
    lend: refreshTokenField,
    unguarded: ({ config }) => !config.csrf.logout,
  }),

  "GET register": endpoint(registrationStatus, () => ({}), {
    summary: "Whether one may register here",
    answers: nothing,
  }),
  "POST register": endpoint(
    register,
    (value, at) => (value.status === "confirmation-sent" ? { user: userPayload() } : loginAnswer(value, at)),
    { summary: "Make an account", answers: loginShape.partial() },
  ),

  "GET confirm": endpoint(confirmationStatus, () => ({}), {
    summary: "Whether addresses are confirmed here",
    answers: nothing,
  }),
  "POST confirm": endpoint(sendConfirmation, () => ({}), {
    summary: "Mail the confirmation link once more",
    answers: nothing,
  }),
  "GET confirm/:token": endpoint(inspectConfirmation, () => ({}), {
    summary: "Whether a confirmation link would work; does not use it",
    answers: nothing,
  }),
  "POST confirm/:token": endpoint(
    confirm,
    // A link that came by mail gives no auth token.
    (value, at) => {
      if (value.status === "confirmed") return {};
      return value.status === "signed-in" ? { user: userPayload(), tf_required: false } : loginAnswer(value, at);
    },
    { summary: "Confirm the address by the mailed link", answers: loginShape.partial() },
  ),

  "GET reset": endpoint(recoveryStatus, () => ({}), {
    summary: "Whether forgotten passwords can be reset here",
    answers: nothing,
  }),
  "POST reset": endpoint(requestReset, () => ({}), {
    summary: "Mail a link to choose a new password",
    answers: nothing,
  }),
  "GET reset/:token": endpoint(inspectReset, () => ({}), {
    summary: "Whether a reset link would work; does not use it",
    answers: nothing,
  }),
  "POST reset/:token": endpoint(reset, (value, at) => (value.status === "reset" ? null : loginAnswer(value, at)), {
    summary: "Choose a new password by the mailed link",
    answers: loginShape.partial().nullable(),
  }),

  "GET change": endpoint(passwordStatus, (value) => ({ active_password: value.hasPassword }), {
    summary: "Whether the person has a password to change",
    answers: z.object({ active_password: z.boolean() }),
  }),
  "POST change": endpoint(changePassword, (value, at) => withToken(value, at), {
    summary: "Change the password; other sessions end",
    answers: tokenShape,
  }),

  "POST remove-password": endpoint(removePassword, () => ({}), {
    summary: "Do without a password, where that is allowed and another way to sign in is left",
    answers: nothing,
  }),

  "GET verify": endpoint(
    verifyStatus,
    (value) => ({
      has_webauthn_verify_credential: value.hasPasskey,
      oauth_enabled: value.oauthProviders.length > 0,
      oauth_providers: value.oauthProviders,
    }),
    {
      summary: "By what the person can prove once more who they are",
      answers: z.object({
        has_webauthn_verify_credential: z.boolean(),
        oauth_enabled: z.boolean(),
        oauth_providers: z.array(z.string()),
      }),
    },
  ),
  "POST verify": endpoint(verifyWithPassword, (value, at) => withToken(value, at), {
    summary: "Prove by the password who one is",
    answers: tokenShape,
  }),

  ...identityEndpoints,
  ...unifiedSignInEndpoints,
  ...twoFactorEndpoints,
  ...sessionEndpoints,
  ...personalTokenEndpoints,
  ...administrationEndpoints,

  ...passkeyEndpoints,

  ...oauthEndpoints,

  "POST refresh-token": endpoint(refresh, refreshedAnswer, {
    summary: "Trade a refresh token for a new auth token and the next refresh token",
    answers: tokenShape,
    lend: refreshTokenField,
    jsonOnly: true,
    bare: true,
  }),
} satisfies Record<string, Endpoint>;

async function leave({ services }: Presenting): Promise<null> {
  await withdrawCsrf(services);
  return null;
}
