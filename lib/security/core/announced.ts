import type { MessageKey } from "./errors";

/** What pages say after a redirect, by `?notice=KEY`. No placeholder stands in these sentences. */
export const announced = [
  "ACCOUNT_KEPT",
  "CHANGE_EMAIL_CONFIRMED",
  "CHANGE_EMAIL_UNDONE",
  "CODE_HAS_BEEN_SENT",
  "DEVICE_DISOWNED",
  "EMAIL_CONFIRMED",
  "ERASURE_REQUESTED",
  "IMPERSONATION_ENDED",
  "OAUTH_CONNECTED",
  "OAUTH_DISCONNECTED",
  "OTHER_SESSIONS_ENDED",
  "PASSKEY_ADDED",
  "PASSKEY_CHANGED",
  "PASSKEY_REMOVED",
  "PASSWORDLESS_LOGIN_SUCCESSFUL",
  "PASSWORD_CHANGE",
  "PASSWORD_REMOVED",
  "PASSWORD_RESET",
  "PASSWORD_RESET_NO_LOGIN",
  "REAUTHENTICATION_SUCCESSFUL",
  "ROLE_CREATED",
  "ROLE_DELETED",
  "ROLE_GRANTED",
  "ROLE_REVOKED",
  "ROLE_SAVED",
  "SESSION_ENDED",
  "SIGN_IN_RESUMED",
  "TOKEN_REVOKED",
  "TRUSTED_DEVICE_REMOVED",
  "TWO_FACTOR_CHANGE_METHOD_SUCCESSFUL",
  "TWO_FACTOR_DISABLED",
  "TWO_FACTOR_LOGIN_ENDED",
  "USERNAME_CHANGE",
  "USER_ACCESS_RESET",
  "USER_ACTIVATED",
  "USER_DEACTIVATED",
  "USER_INVITED",
  "USER_RESET_SENT",
  "USER_SESSIONS_ENDED",
  "US_METHOD_REMOVED",
  "US_SETUP_SUCCESSFUL",
  "WEBHOOK_DELETED",
  "WEBHOOK_RESENT",
  "WEBHOOK_SAVED",
  "WEBHOOK_TEST_SENT",
] as const satisfies MessageKey[];
export type Announced = (typeof announced)[number];
export const isAnnounced = (key: string): key is Announced => (announced as readonly string[]).includes(key);

/** What a form says by itself, before anything is sent or without its action. */
const sentencesOfForms = [
  "API_ERROR",
  "CONFIRM_REGISTRATION",
  "EMAIL_NOT_PROVIDED",
  "FIELD_REQUIRED",
  "INVALID_EMAIL_ADDRESS",
  "INVALID_INPUT",
  "INVALID_PASSWORD",
  "INVALID_PASSWORD_CODE",
  "NOT_A_VALID_CHOICE",
  "NOT_FOUND",
  "PASSWORD_INVALID_LENGTH",
  "PASSWORD_NOT_PROVIDED",
  "TWO_FACTOR_INVALID_TOKEN",
  "USERNAME_NOT_PROVIDED",
  "US_SPECIFY_IDENTITY",
] as const satisfies MessageKey[];

/** The parts of the catalogue that every page has in the browser. What else runs there is given its texts by its page. */
export const textsInBrowser: readonly string[] = [
  "forms",
  "layout.browser",
  ...sentencesOfForms.map((key) => `errors.${key}`),
];
