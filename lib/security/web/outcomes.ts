import "server-only";
import type { Announced } from "../core/announced";
import type { MessageKey, Sentence } from "../core/errors";
import { paths, withNotice, withQuery } from "../core/paths";
import type { Failure } from "../core/result";
import type { LoginOutcome } from "../domain/complete-login";
import type { ConfirmOutcome } from "../features/confirmation/confirm";
import type { ResetOutcome } from "../features/passwords/reset";
import type { RegisterOutcome } from "../features/registration/register";
import type { SetUpOutcome } from "../features/unified-sign-in/set-up";
import { services } from "../runtime";
import { requestLanguage } from "./language";

/** Where a page or form sends somebody whose call was refused; null = the refusal is shown on the spot. */
export function outcomeOf(failure: Failure, next: string | null): string | null {
  const { redirects } = services().config;
  switch (failure.code) {
    case "UNAUTHENTICATED":
      return withQuery(paths.login, { next });
    case "REAUTHENTICATION_REQUIRED":
      return withQuery(paths.verify, { next });
    case "TWO_FACTOR_PERMISSION_DENIED":
      return withNotice(redirects.twoFactorError ?? withQuery(paths.login, { next }), "TWO_FACTOR_LOGIN_ENDED");
    case "UNAUTHORIZED":
      return redirects.unauthorized ?? paths.forbidden;
    case "ANONYMOUS_USER_REQUIRED":
      return redirects.afterLogin;
    default:
      return null;
  }
}

/** Where the person wanted to go. */
export const toTarget = ({ target }: { target: string }): string => target;

/** After a first factor: on, or to the second step, which leads on. */
export function afterFirstFactor(outcome: LoginOutcome & { target: string }): string {
  const next = outcome.target;
  if (outcome.status === "set-up-required") return withQuery(paths.twoFactorSetup, { next });
  if (outcome.status === "signed-in") return next;
  if (outcome.method === null) return withQuery(paths.twoFactorSelect, { next });
  return withQuery(outcome.method === "webauthn" ? paths.twoFactorPasskey : paths.twoFactor, { next });
}

/** After registration: on, or nowhere while a confirmation mail is on its way and no page of one's own says so. */
export const afterRegistration = (outcome: RegisterOutcome): string | null =>
  outcome.status !== "confirmation-sent"
    ? afterFirstFactor(outcome)
    : services().config.redirects.afterRegister !== null
      ? outcome.target
      : null;

export const afterConfirmation = (outcome: ConfirmOutcome): string =>
  withNotice(outcome.status === "confirmed" ? outcome.target : afterFirstFactor(outcome), "EMAIL_CONFIRMED");

export function afterReset(outcome: ResetOutcome): string {
  if (outcome.status === "reset") return withNotice(outcome.target, "PASSWORD_RESET_NO_LOGIN");
  const target = afterFirstFactor(outcome);
  return outcome.status === "signed-in" ? withNotice(target, "PASSWORD_RESET") : target;
}

export const afterPasswordChange = ({ target }: { target: string }): string => withNotice(target, "PASSWORD_CHANGE");

export const afterUsernameChange = ({ target }: { target: string }): string => withNotice(target, "USERNAME_CHANGE");

export const afterEmailChange = ({ target }: { target: string }): string =>
  withNotice(target, "CHANGE_EMAIL_CONFIRMED");

export const afterEmailUndo = ({ target }: { target: string }): string => withNotice(target, "CHANGE_EMAIL_UNDONE");

export const afterPasswordRemoval = (): string => withNotice(paths.account, "PASSWORD_REMOVED");

export const backToPasskeys = (notice: Announced) => (): string => withNotice(paths.accountPasskeys, notice);

export const backToAccount = (): string => paths.account;

export const afterSessionEnd = ({ wasCurrent }: { wasCurrent: boolean }): string =>
  wasCurrent ? paths.login : withNotice(paths.accountSessions, "SESSION_ENDED");

export const backToSessions = (): string => withNotice(paths.accountSessions, "OTHER_SESSIONS_ENDED");

export const afterErasureRequest = (): string => withNotice(paths.login, "ERASURE_REQUESTED");

export const afterAccountKept = (): string => withNotice(paths.login, "ACCOUNT_KEPT");

/** Back to the page; where JavaScript sent the form, nowhere: then the page on the screen is made anew. */
export const afterLanguageChoice = (
  { target }: { target: string },
  { next }: Record<string, unknown>,
): string | null => (next === undefined ? null : target);

export const afterUnlock = ({ target }: { target: string }): string => withNotice(target, "SIGN_IN_RESUMED");

/** Back to the page of one webhook, or to the list of those that are left. */
export const backToWebhook =
  (notice: Announced) =>
  ({ id }: { id: string }): string =>
    withNotice(paths.adminWebhook(id), notice);

export const backToWebhooks = (): string => withNotice(paths.adminWebhooks, "WEBHOOK_DELETED");

export const backToTokens = (): string => withNotice(paths.accountTokens, "TOKEN_REVOKED");

export const backToTokenOwner = ({ userId }: { userId: string }): string =>
  withNotice(paths.adminUser(userId), "TOKEN_REVOKED");

export const afterDisowning = ({ target }: { target: string }): string => withNotice(target, "DEVICE_DISOWNED");

/** Back to the person that an administrator has changed: their id was the field `identity`. */
export const backToPerson =
  (notice: Announced) =>
  (_: unknown, { identity }: Record<string, unknown>): string =>
    withNotice(typeof identity === "string" ? paths.adminUser(identity) : paths.adminUsers, notice);

export const toInvited = ({ id }: { id: string }): string => withNotice(paths.adminUser(id), "USER_INVITED");

export const backToRoles = (notice: Announced) => (): string => withNotice(paths.adminRoles, notice);

/** What a page says of a mailed link that the contract refuses with no more than "not understood". */
export async function whyLinkIsRefused(failure: Failure): Promise<string> {
  const isUnclear = failure.code === "API_ERROR" || failure.code === "INVALID_CODE";
  const params = Object.values(failure.complaints).flat()[0]?.params;
  return (await requestLanguage()).sentence(isUnclear ? { key: "INVALID_LOGIN_TOKEN" } : { key: failure.code, params });
}

/** That a code is on its way; no more than perhaps, where nobody shall learn who has an account. */
export const codeSentNotice = (): Sentence => ({
  key: services().config.login.genericResponses ? "GENERIC_US_SIGNIN" : "CODE_HAS_BEEN_SENT",
});

/** The same for somebody who is signed in. */
export const codeIsOnItsWay = (): Sentence => ({ key: "CODE_HAS_BEEN_SENT" });

/** After a sign-in by a mailed link. */
export function afterLoginLink(outcome: LoginOutcome & { target: string }): string {
  const target = afterFirstFactor(outcome);
  return outcome.status === "signed-in" ? withNotice(target, "PASSWORDLESS_LOGIN_SUCCESSFUL") : target;
}

/** To the code of a way to sign in that was begun; a way that was taken away needs no further step. */
export const afterMethodSetUp = ({ begun, target }: SetUpOutcome): string =>
  begun ? paths.accountSignInMethodsSetUp : withNotice(target, "US_METHOD_REMOVED");

export const afterMethodConfirmed = ({ target }: { target: string }): string =>
  withNotice(target, "US_SETUP_SUCCESSFUL");

/** The same sentence for everybody, with the address that was typed. */
export const sentTo =
  (key: MessageKey) =>
  (_: unknown, { email }: Record<string, unknown>): Sentence => ({
    key,
    params: { email: typeof email === "string" ? email : "" },
  });
