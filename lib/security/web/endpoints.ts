import "server-only";
import { confirm } from "../features/confirmation/confirm";
import { inspectConfirmation } from "../features/confirmation/inspect";
import { sendConfirmation } from "../features/confirmation/send";
import { confirmationStatus } from "../features/confirmation/status";
import { login } from "../features/login/login";
import { logout } from "../features/login/logout";
import { loginStatus } from "../features/login/status";
import { changePassword } from "../features/passwords/change";
import { inspectReset } from "../features/passwords/inspect-reset";
import { recoveryStatus } from "../features/passwords/recovery-status";
import { requestReset } from "../features/passwords/request-reset";
import { reset } from "../features/passwords/reset";
import { passwordStatus } from "../features/passwords/status";
import { verifyStatus } from "../features/reauthentication/status";
import { verifyWithPassword } from "../features/reauthentication/with-password";
import { register } from "../features/registration/register";
import { registrationStatus } from "../features/registration/status";
import { signedInAnswer, userPayload, withToken } from "./answers";
import { withdrawCsrf } from "./csrf-cookies";
import { type Endpoint, endpoint, type Presenting } from "./endpoint";

/** The JSON door, whole: method and path (Flask-Security's) → use-case and the keys of its answer; null = an empty answer. */
export const endpoints: Record<string, Endpoint> = {
  "GET login": endpoint(loginStatus, (value) => ({
    identity_attributes: value.identityAttributes,
    ...(value.signedIn ? { user: userPayload() } : {}),
  })),
  "POST login": endpoint(login, (value, at) => signedInAnswer(value.userId, at)),

  "GET logout": endpoint(logout, (_, at) => leave(at), { unguarded: () => true }),
  "POST logout": endpoint(logout, (_, at) => leave(at), { unguarded: ({ config }) => !config.csrf.logout }),

  "GET register": endpoint(registrationStatus, () => ({})),
  "POST register": endpoint(register, (value, at) =>
    value.status === "signed-in" ? signedInAnswer(value.userId, at) : { user: userPayload() },
  ),

  "GET confirm": endpoint(confirmationStatus, () => ({})),
  "POST confirm": endpoint(sendConfirmation, () => ({})),
  "GET confirm/:token": endpoint(inspectConfirmation, () => ({})),
  "POST confirm/:token": endpoint(confirm, (value, at) =>
    value.status === "signed-in" ? signedInAnswer(value.userId, at) : {},
  ),

  "GET reset": endpoint(recoveryStatus, () => ({})),
  "POST reset": endpoint(requestReset, () => ({})),
  "GET reset/:token": endpoint(inspectReset, () => ({})),
  "POST reset/:token": endpoint(reset, (value, at) =>
    value.status === "signed-in" ? signedInAnswer(value.userId, at) : null,
  ),

  "GET change": endpoint(passwordStatus, (value) => ({ active_password: value.hasPassword })),
  "POST change": endpoint(changePassword, (value, at) => withToken(value.userId, at)),

  "GET verify": endpoint(verifyStatus, (value) => ({
    has_webauthn_verify_credential: value.hasPasskey,
    oauth_enabled: value.oauthProviders.length > 0,
    oauth_providers: value.oauthProviders,
  })),
  "POST verify": endpoint(verifyWithPassword, (value, at) => withToken(value.userId, at)),
};

async function leave({ services }: Presenting): Promise<null> {
  await withdrawCsrf(services);
  return null;
}
