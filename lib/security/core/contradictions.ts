import type { SecurityConfig } from "../config";

/** The first thing in a configuration that cannot work, as a sentence that names the setting; null when all of it fits. */
export function contradictionIn(config: SecurityConfig): string | null {
  const { identity, passwords, features } = config;
  if (identity.usernameMinLength > identity.usernameMaxLength)
    return "SECURITY_USERNAME_MIN_LENGTH is greater than SECURITY_USERNAME_MAX_LENGTH.";
  if (identity.attributes.length === 0)
    return "SECURITY_USER_IDENTITY_ATTRIBUTES is empty, so nobody could say who they are.";
  if (identity.usernameRequired && !features.usernames)
    return "SECURITY_USERNAME_REQUIRED=true needs SECURITY_USERNAME_ENABLE=true.";
  if (passwords.minLength < 1 || passwords.minLength > passwords.maxLength)
    return "SECURITY_PASSWORD_LENGTH_MIN must lie between 1 and 128.";
  const commands = [config.cli.usersName, config.cli.rolesName, ...ownCommands].filter((name) => name !== null);
  if (new Set(commands).size < commands.length)
    return "SECURITY_CLI_USERS_NAME and SECURITY_CLI_ROLES_NAME must differ from each other and from the other commands.";
  if (!config.language.offered.includes(config.language.fallback))
    return "SECURITY_DEFAULT_LOCALE must be one of SECURITY_LANGUAGES.";
  if (config.login.logoutMethods?.length === 0) return "SECURITY_LOGOUT_METHODS is empty; null removes logout.";
  return (
    unifiedSignInComplaint(config) ??
    twoFactorComplaint(config) ??
    crossOriginComplaint(config) ??
    refreshComplaint(config) ??
    personalTokenComplaint(config) ??
    singlePageComplaint(config)
  );
}

const ownCommands = ["audit", "sessions", "tokens", "purge", "seed", "doctor", "import", "secrets", "help"];

function personalTokenComplaint({ personalTokens }: SecurityConfig): string | null {
  const { prefix, maxPerUser, maxAge } = personalTokens;
  if (!/^[A-Za-z][A-Za-z0-9_]{1,30}[A-Za-z0-9]$/.test(prefix))
    return "SECURITY_PERSONAL_TOKEN_PREFIX must be 3 to 32 letters, digits and _, such as acme_pat.";
  if (maxPerUser < 1 || (maxAge !== null && maxAge <= 0))
    return "SECURITY_PERSONAL_TOKEN_MAX and SECURITY_PERSONAL_TOKEN_MAX_AGE must be greater than 0.";
  return null;
}

function unifiedSignInComplaint({ features, passwords, unifiedSignIn }: SecurityConfig): string | null {
  const { methods, replacesLogin } = unifiedSignIn;
  if (features.unifiedSignIn && methods.length === 0)
    return "SECURITY_UNIFIED_SIGNIN=true needs SECURITY_US_ENABLED_METHODS.";
  // What somebody without a password can do from the start is to get codes by mail.
  if (!passwords.required && !(features.unifiedSignIn && methods.includes("email")))
    return "SECURITY_PASSWORD_REQUIRED=false needs SECURITY_UNIFIED_SIGNIN=true with email among SECURITY_US_ENABLED_METHODS, or nobody could sign in.";
  if (replacesLogin && !features.unifiedSignIn)
    return "SECURITY_US_SIGNIN_REPLACES_LOGIN=true needs SECURITY_UNIFIED_SIGNIN=true.";
  if (replacesLogin && features.passwordless)
    return "SECURITY_US_SIGNIN_REPLACES_LOGIN and SECURITY_PASSWORDLESS both replace the sign-in; choose one.";
  return null;
}

function twoFactorComplaint({ features, twoFactor, recoveryCodes }: SecurityConfig): string | null {
  const { methods, strict, required, requiredRoles, requiredSince, graceUntil } = twoFactor;
  const usable = strict ? methods.filter((method) => method !== "email") : methods;
  if (features.twoFactor && usable.length === 0)
    return "SECURITY_TWO_FACTOR=true needs SECURITY_TWO_FACTOR_ENABLED_METHODS; with SECURITY_TWO_FACTOR_STRICT=true another than email.";
  if ((required || requiredRoles.length > 0) && !features.twoFactor)
    return "SECURITY_TWO_FACTOR_REQUIRED and SECURITY_TWO_FACTOR_REQUIRED_ROLES need SECURITY_TWO_FACTOR=true.";
  for (const [name, date] of Object.entries({ REQUIRED_SINCE: requiredSince, GRACE_UNTIL: graceUntil }))
    if (date !== null && !(/^\d{4}-\d{2}-\d{2}/.test(date) && Number.isFinite(Date.parse(date))))
      return `SECURITY_TWO_FACTOR_${name} must be a date such as 2027-01-31, or null.`;
  if ((requiredSince === null) !== (graceUntil === null))
    return "SECURITY_TWO_FACTOR_REQUIRED_SINCE and SECURITY_TWO_FACTOR_GRACE_UNTIL are only good together.";
  if (recoveryCodes.count < 1 || recoveryCodes.count > 50)
    return "SECURITY_MULTI_FACTOR_RECOVERY_CODES_N must lie between 1 and 50.";
  return null;
}

/** Browsers compare origins letter by letter, so one with a path or a capital would never match. */
function crossOriginComplaint({ cors }: SecurityConfig): string | null {
  const unfit = cors.origins.find((origin) => !isOrigin(origin));
  if (unfit === undefined) return null;
  return `SECURITY_CORS_ORIGINS must list origins such as https://app.example; ${JSON.stringify(unfit)} is none.`;
}

function refreshComplaint({ refreshTokens }: SecurityConfig): string | null {
  const { cookieName, maxAge, maxIdle } = refreshTokens;
  if (cookieName !== null && !/^[\w-]{1,64}$/.test(cookieName))
    return "SECURITY_REFRESH_TOKEN_COOKIE_NAME must be a name of letters, digits, - and _, or null.";
  if (maxAge <= 0 || maxIdle <= 0)
    return "SECURITY_REFRESH_TOKEN_MAX_AGE and SECURITY_REFRESH_TOKEN_MAX_IDLE must be greater than 0.";
  return null;
}

/** A single-page application answers at addresses of its own, so the ones that have no page of ours to fall back on must be named. */
function singlePageComplaint({ redirects, features }: SecurityConfig): string | null {
  const { behavior, host, reset, resetError, afterConfirm, confirmError, afterChangeEmail, changeEmailError } =
    redirects;
  const views = {
    SECURITY_RESET_VIEW: reset,
    SECURITY_RESET_ERROR_VIEW: resetError,
    SECURITY_POST_CONFIRM_VIEW: afterConfirm,
    SECURITY_CONFIRM_ERROR_VIEW: confirmError,
    SECURITY_POST_CHANGE_EMAIL_VIEW: afterChangeEmail,
    SECURITY_CHANGE_EMAIL_ERROR_VIEW: changeEmailError,
  };
  if (behavior !== "spa") return null;
  if (features.recovery && !(reset && resetError))
    return "SECURITY_REDIRECT_BEHAVIOR=spa needs SECURITY_RESET_VIEW and SECURITY_RESET_ERROR_VIEW.";
  const unfit = Object.entries(views).find(([, view]) => view !== null && !isView(view));
  if (unfit) return `${unfit[0]} must be a path such as /reset-password, or a whole address; it is ${unfit[1]}.`;
  if (host !== null && !isOrigin(`https://${host.replace(/:443$/, "")}`))
    return "SECURITY_REDIRECT_HOST must be a host with or without a port, such as localhost:5173.";
  return null;
}

const isOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

const isView = (view: string): boolean =>
  /^\/(?![/\\])/.test(view) || (/^https?:\/\//.test(view) && URL.canParse(view));
