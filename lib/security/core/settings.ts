import { locales } from "./locales";

/**
 * The settings that can be overridden at start: Flask-Security's name → place in the configuration and kind of value.
 * `applySettings` (core/apply-settings.ts) is the only reader.
 */

export type Kind =
  | { kind: "boolean" | "duration" | "integer" | "text" | "command" | "list" | "json"; nullable?: boolean }
  | { kind: "choice"; choices: readonly string[]; nullable?: boolean }
  | { kind: "choices"; choices: readonly string[]; nullable?: boolean };

const boolean: Kind = { kind: "boolean" };
const duration: Kind = { kind: "duration" };
const integer: Kind = { kind: "integer" };
const text: Kind = { kind: "text" };
const command: Kind = { kind: "command" };
const list: Kind = { kind: "list" };
const orNull = (kind: Kind): Kind => ({ ...kind, nullable: true });
const choice = (...choices: string[]): Kind => ({ kind: "choice", choices });
const choices = (...names: string[]): Kind => ({ kind: "choices", choices: names });

const form = orNull(choice("NFC", "NFD", "NFKC", "NFKD"));
const view = orNull(text);
const passkeyUsages = choices("first", "secondary");
const mechanisms = choices("session", "token", "basic");
const passcodes = choices("password", "email", "authenticator", "sms");

export const settings: Record<string, { path: string; value: Kind }> = {
  DEFAULT_LOCALE: { path: "language.fallback", value: choice(...locales) },
  LANGUAGES: { path: "language.offered", value: choices(...locales) },

  REGISTERABLE: { path: "features.registration", value: boolean },
  CONFIRMABLE: { path: "features.confirmation", value: boolean },
  RECOVERABLE: { path: "features.recovery", value: boolean },
  CHANGEABLE: { path: "features.changePassword", value: boolean },
  TRACKABLE: { path: "features.tracking", value: boolean },
  USERNAME_ENABLE: { path: "features.usernames", value: boolean },
  REFRESH_TOKEN: { path: "features.refreshTokens", value: boolean },
  CHANGE_EMAIL: { path: "features.changeEmail", value: boolean },
  CHANGE_USERNAME: { path: "features.changeUsername", value: boolean },
  USERNAME_RECOVERY: { path: "features.usernameRecovery", value: boolean },
  UNIFIED_SIGNIN: { path: "features.unifiedSignIn", value: boolean },
  PASSWORDLESS: { path: "features.passwordless", value: boolean },

  USER_IDENTITY_ATTRIBUTES: { path: "identity.attributes", value: choices("email", "username", "us_phone_number") },
  USERNAME_REQUIRED: { path: "identity.usernameRequired", value: boolean },
  USERNAME_MIN_LENGTH: { path: "identity.usernameMinLength", value: integer },
  USERNAME_MAX_LENGTH: { path: "identity.usernameMaxLength", value: integer },
  USERNAME_NORMALIZE_FORM: { path: "identity.usernameForm", value: form },
  EMAIL_CHECK_DELIVERABILITY: { path: "identity.checkDeliverability", value: boolean },

  SEND_REGISTER_EMAIL: { path: "registration.sendWelcomeMail", value: boolean },
  PASSWORD_CONFIRM_REQUIRED: { path: "registration.confirmPassword", value: boolean },

  CONFIRM_EMAIL_WITHIN: { path: "confirmation.linkWithin", value: duration },
  AUTO_LOGIN_AFTER_CONFIRM: { path: "confirmation.autoLogin", value: boolean },
  LOGIN_WITHOUT_CONFIRMATION: { path: "confirmation.loginWithoutConfirmation", value: boolean },

  PASSWORD_HASH: {
    path: "passwords.scheme",
    value: choice("bcrypt", "argon2", "scrypt", "pbkdf2_sha256", "pbkdf2_sha512"),
  },
  PASSWORD_SINGLE_HASH: { path: "passwords.singleHash", value: list },
  PASSWORD_LENGTH_MIN: { path: "passwords.minLength", value: integer },
  PASSWORD_NORMALIZE_FORM: { path: "passwords.form", value: form },
  PASSWORD_COMPLEXITY_CHECKER: { path: "passwords.complexity", value: orNull(choice("zxcvbn")) },
  ZXCVBN_MINIMUM_SCORE: { path: "passwords.minimumScore", value: integer },
  PASSWORD_CHECK_BREACHED: { path: "passwords.breached", value: orNull(choice("strict", "best-effort")) },
  PASSWORD_BREACHED_COUNT: { path: "passwords.breachedCount", value: integer },
  PASSWORD_BREACHED_URL: { path: "passwords.breachedUrl", value: text },
  PASSWORD_ACCEPT_PLAIN: { path: "passwords.acceptPlain", value: boolean },
  PASSWORD_REQUIRED: { path: "passwords.required", value: boolean },

  RESET_PASSWORD_WITHIN: { path: "recovery.linkWithin", value: duration },
  RESET_WAIT_WITHOUT_PASSWORD: { path: "recovery.waitWithoutPassword", value: duration },
  SEND_PASSWORD_RESET_EMAIL: { path: "recovery.sendMail", value: boolean },
  SEND_PASSWORD_RESET_NOTICE_EMAIL: { path: "recovery.sendNotice", value: boolean },
  AUTO_LOGIN_AFTER_RESET: { path: "recovery.autoLogin", value: boolean },
  SEND_PASSWORD_CHANGE_EMAIL: { path: "changePassword.sendNotice", value: boolean },

  CHANGE_EMAIL_WITHIN: { path: "changeEmail.linkWithin", value: duration },
  SEND_USERNAME_CHANGE_EMAIL: { path: "changeUsername.sendNotice", value: boolean },

  US_ENABLED_METHODS: { path: "unifiedSignIn.methods", value: passcodes },
  US_MFA_REQUIRED: { path: "unifiedSignIn.mfaRequired", value: passcodes },
  US_TOKEN_VALIDITY: { path: "unifiedSignIn.codeWithin", value: duration },
  US_SETUP_WITHIN: { path: "unifiedSignIn.setupWithin", value: duration },
  US_SIGNIN_REPLACES_LOGIN: { path: "unifiedSignIn.replacesLogin", value: boolean },
  LOGIN_WITHIN: { path: "passwordless.linkWithin", value: duration },

  DEFAULT_REMEMBER_ME: { path: "sessions.rememberByDefault", value: boolean },
  SESSION_IDLE: { path: "sessions.idle", value: duration },
  SESSION_ABSOLUTE: { path: "sessions.absolute", value: duration },
  REMEMBER_IDLE: { path: "sessions.rememberIdle", value: duration },
  REMEMBER_ABSOLUTE: { path: "sessions.rememberAbsolute", value: duration },
  MAX_SESSIONS: { path: "sessions.maxPerUser", value: orNull(integer) },
  SESSION_PLACE_HEADER: { path: "sessions.placeHeader", value: orNull(text) },
  SEND_NEW_DEVICE_EMAIL: { path: "devices.sendNotice", value: boolean },
  SEND_PAUSE_NOTICE: { path: "login.sendPauseNotice", value: boolean },
  UNLOCK_WITHIN: { path: "login.unlockWithin", value: duration },
  DEVICE_KNOWN_BY_ADDRESS: { path: "devices.knownByAddressFor", value: duration },
  NOT_ME_WITHIN: { path: "devices.notMeWithin", value: duration },
  NOT_ME_LOCK: { path: "devices.lockFor", value: duration },

  FRESHNESS: { path: "freshness.within", value: duration },
  FRESHNESS_GRACE_PERIOD: { path: "freshness.grace", value: duration },
  FRESHNESS_ALLOW_AUTH_TOKEN: { path: "freshness.allowAuthToken", value: boolean },

  TOKEN_AUTHENTICATION_HEADER: { path: "tokens.header", value: text },
  TOKEN_AUTHENTICATION_KEY: { path: "tokens.queryKey", value: text },
  TOKEN_AUTHENTICATION_QUERY: { path: "tokens.allowInQuery", value: boolean },
  TOKEN_MAX_AGE: { path: "tokens.maxAge", value: orNull(duration) },
  TOKEN_OWN_UNIQUIFIER: { path: "tokens.ownUniquifier", value: boolean },
  REFRESH_TOKEN_MAX_AGE: { path: "refreshTokens.maxAge", value: duration },
  REFRESH_TOKEN_MAX_IDLE: { path: "refreshTokens.maxIdle", value: duration },
  REFRESH_TOKEN_CLEANUP_EXPIRED: { path: "refreshTokens.cleanUpExpired", value: boolean },
  REFRESH_TOKEN_CLEANUP_REVOKED: { path: "refreshTokens.cleanUpRevoked", value: boolean },
  REFRESH_TOKEN_COOKIE_NAME: { path: "refreshTokens.cookieName", value: orNull(text) },

  API_ENABLED_METHODS: { path: "api.mechanisms", value: mechanisms },
  DEFAULT_HTTP_AUTH_REALM: { path: "api.realm", value: text },
  CACHE_CONTROL: { path: "api.cacheControl", value: orNull(list) },
  CORS_ORIGINS: { path: "cors.origins", value: list },
  CORS_CREDENTIALS: { path: "cors.credentials", value: boolean },

  CSRF_PROTECT_MECHANISMS: { path: "csrf.mechanisms", value: mechanisms },
  CSRF_IGNORE_UNAUTH_ENDPOINTS: { path: "csrf.ignoreOpenEndpoints", value: boolean },
  CSRF_COOKIE_NAME: { path: "csrf.cookieName", value: orNull(text) },
  CSRF_COOKIE_REFRESH_EACH_REQUEST: { path: "csrf.cookieOnEachRequest", value: boolean },
  CSRF_HEADER: { path: "csrf.header", value: text },
  LOGOUT_CSRF: { path: "csrf.logout", value: boolean },
  LOGOUT_METHODS: { path: "login.logoutMethods", value: orNull(choices("GET", "POST")) },
  RETURN_GENERIC_RESPONSES: { path: "login.genericResponses", value: boolean },

  REDIRECT_BEHAVIOR: { path: "redirects.behavior", value: orNull(choice("spa")) },
  REDIRECT_HOST: { path: "redirects.host", value: orNull(text) },
  REDIRECT_ALLOW_SUBDOMAINS: { path: "redirects.allowSubdomains", value: boolean },
  REDIRECT_BASE_DOMAIN: { path: "redirects.baseDomain", value: orNull(text) },
  REDIRECT_ALLOWED_SUBDOMAINS: { path: "redirects.allowedSubdomains", value: list },
  POST_LOGIN_VIEW: { path: "redirects.afterLogin", value: text },
  POST_LOGOUT_VIEW: { path: "redirects.afterLogout", value: text },
  POST_REGISTER_VIEW: { path: "redirects.afterRegister", value: view },
  POST_VERIFY_VIEW: { path: "redirects.afterVerify", value: view },
  POST_CONFIRM_VIEW: { path: "redirects.afterConfirm", value: view },
  CONFIRM_ERROR_VIEW: { path: "redirects.confirmError", value: view },
  RESET_VIEW: { path: "redirects.reset", value: view },
  RESET_ERROR_VIEW: { path: "redirects.resetError", value: view },
  POST_RESET_VIEW: { path: "redirects.afterReset", value: view },
  POST_CHANGE_VIEW: { path: "redirects.afterChange", value: view },
  POST_CHANGE_EMAIL_VIEW: { path: "redirects.afterChangeEmail", value: view },
  CHANGE_EMAIL_ERROR_VIEW: { path: "redirects.changeEmailError", value: view },
  POST_CHANGE_USERNAME_VIEW: { path: "redirects.afterChangeUsername", value: view },
  US_POST_SETUP_VIEW: { path: "redirects.afterUnifiedSetup", value: view },
  LOGIN_ERROR_VIEW: { path: "redirects.loginError", value: view },
  UNAUTHORIZED_VIEW: { path: "redirects.unauthorized", value: view },
  REQUIRES_CONFIRMATION_ERROR_VIEW: { path: "redirects.requiresConfirmation", value: view },

  TOTP_ISSUER: { path: "codes.issuer", value: text },
  PHONE_REGION_DEFAULT: { path: "codes.phoneRegion", value: text },
  TWO_FACTOR: { path: "features.twoFactor", value: boolean },
  TWO_FACTOR_REQUIRED: { path: "twoFactor.required", value: boolean },
  TWO_FACTOR_REQUIRED_ROLES: { path: "twoFactor.requiredRoles", value: list },
  TWO_FACTOR_REQUIRED_SINCE: { path: "twoFactor.requiredSince", value: view },
  TWO_FACTOR_GRACE_UNTIL: { path: "twoFactor.graceUntil", value: view },
  TWO_FACTOR_STRICT: { path: "twoFactor.strict", value: boolean },
  TWO_FACTOR_CHANGE_ENDS_SESSIONS: { path: "twoFactor.changeEndsOtherSessions", value: boolean },
  TWO_FACTOR_POST_SETUP_VIEW: { path: "redirects.afterTwoFactorSetup", value: view },
  TWO_FACTOR_ERROR_VIEW: { path: "redirects.twoFactorError", value: view },
  TWO_FACTOR_ENABLED_METHODS: { path: "twoFactor.methods", value: choices("email", "authenticator", "sms") },
  TWO_FACTOR_AUTHENTICATOR_VALIDITY: { path: "twoFactor.authenticatorValidity", value: duration },
  TWO_FACTOR_MAIL_VALIDITY: { path: "twoFactor.mailValidity", value: duration },
  TWO_FACTOR_SMS_VALIDITY: { path: "twoFactor.smsValidity", value: duration },
  TWO_FACTOR_SETUP_WITHIN: { path: "twoFactor.setupWithin", value: duration },
  TWO_FACTOR_ALWAYS_VALIDATE: { path: "twoFactor.alwaysValidate", value: boolean },
  TWO_FACTOR_LOGIN_VALIDITY: { path: "twoFactor.trustWithin", value: duration },
  TWO_FACTOR_RESCUE_EMAIL: { path: "twoFactor.rescueByMail", value: boolean },
  TWO_FACTOR_RESCUE_MAIL: { path: "twoFactor.rescueMail", value: text },
  MULTI_FACTOR_RECOVERY_CODES: { path: "features.recoveryCodes", value: boolean },
  MULTI_FACTOR_RECOVERY_CODES_N: { path: "recoveryCodes.count", value: integer },

  WEBAUTHN: { path: "features.webauthn", value: boolean },
  WAN_RP_NAME: { path: "webauthn.rpName", value: text },
  WAN_RP_ID: { path: "webauthn.rpId", value: orNull(text) },
  WAN_ORIGINS: { path: "webauthn.origins", value: list },
  WAN_ALLOW_AS_FIRST_FACTOR: { path: "webauthn.allowAsFirstFactor", value: boolean },
  WAN_ALLOW_AS_MULTI_FACTOR: { path: "webauthn.allowAsMultiFactor", value: boolean },
  WAN_FIRST_FACTOR_UV: { path: "webauthn.firstFactorUv", value: choice("required", "preferred") },
  WAN_ALLOW_USER_HINTS: { path: "webauthn.allowUserHints", value: boolean },
  WAN_ALLOW_AS_VERIFY: { path: "webauthn.allowAsVerify", value: orNull(passkeyUsages) },
  WAN_REGISTER_WITHIN: { path: "webauthn.registerWithin", value: duration },
  WAN_REGISTER_TIMEOUT: { path: "webauthn.registerTimeout", value: integer },
  WAN_SIGNIN_WITHIN: { path: "webauthn.signInWithin", value: duration },
  WAN_SIGNIN_TIMEOUT: { path: "webauthn.signInTimeout", value: integer },
  WAN_NAME_MAX_LENGTH: { path: "webauthn.nameMaxLength", value: integer },

  OAUTH_ENABLE: { path: "features.oauth", value: boolean },
  OAUTH_BUILTIN_PROVIDERS: { path: "oauth.builtInProviders", value: orNull(list) },
  OAUTH_ALLOW_REGISTRATION: { path: "oauth.allowRegistration", value: boolean },
  POST_OAUTH_LOGIN_VIEW: { path: "redirects.afterOAuthLogin", value: view },
  POST_OAUTH_VERIFY_VIEW: { path: "redirects.afterOAuthVerify", value: view },
  VERIFY_ERROR_VIEW: { path: "redirects.verifyError", value: view },

  PERSONAL_TOKENS: { path: "features.personalTokens", value: boolean },
  PERSONAL_TOKEN_PREFIX: { path: "personalTokens.prefix", value: text },
  PERSONAL_TOKEN_MAX: { path: "personalTokens.maxPerUser", value: integer },
  PERSONAL_TOKEN_MAX_AGE: { path: "personalTokens.maxAge", value: orNull(duration) },
  PERSONAL_TOKEN_ENDS_WITH_PASSWORD: { path: "personalTokens.endWithPassword", value: boolean },
  IMPERSONATION: { path: "features.impersonation", value: boolean },
  IMPERSONATION_LIMIT: { path: "impersonation.limit", value: duration },
  SEND_IMPERSONATION_EMAIL: { path: "impersonation.sendNotice", value: boolean },
  WEBHOOKS: { path: "features.webhooks", value: boolean },
  WEBHOOK_ALLOW_PRIVATE: { path: "webhooks.allowPrivate", value: boolean },
  WEBHOOK_MAX: { path: "webhooks.maxEndpoints", value: integer },
  WEBHOOK_KEEP: { path: "webhooks.keepFor", value: duration },

  PRIVACY: { path: "features.privacy", value: boolean },
  ERASE_AFTER: { path: "privacy.eraseAfter", value: duration },
  KEEP_ADDRESSES: { path: "privacy.keepAddresses", value: orNull(duration) },
  AUDIT_KEEP: { path: "audit.keepFor", value: orNull(duration) },
  EMAIL_SENDER: { path: "email.sender", value: text },
  CLI_USERS_NAME: { path: "cli.usersName", value: command },
  CLI_ROLES_NAME: { path: "cli.rolesName", value: command },
  THROTTLE: { path: "throttle", value: { kind: "json" } },
};
