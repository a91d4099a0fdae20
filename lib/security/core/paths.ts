import type { Announced } from "./announced";

/** The only file that spells page addresses. */
export const paths = {
  home: "/",
  login: "/login",
  logout: "/logout",
  register: "/register",
  confirm: "/confirm",
  confirmLink: (token: string) => `/confirm/${encodeURIComponent(token)}`,
  reset: "/reset",
  resetLink: (token: string) => `/reset/${encodeURIComponent(token)}`,
  verify: "/verify",
  recoverUsername: "/recover-username",
  changeEmailLink: (token: string) => `/change-email/${encodeURIComponent(token)}`,
  undoEmailLink: (token: string) => `/change-email/undo/${encodeURIComponent(token)}`,
  twoFactor: "/two-factor",
  twoFactorSetup: "/two-factor/setup",
  twoFactorSelect: "/two-factor/select",
  twoFactorPasskey: "/two-factor/passkey",
  twoFactorRescue: "/two-factor/rescue",
  twoFactorRecoveryCode: "/two-factor/recovery-code",
  unifiedSignIn: "/unified-sign-in",
  unifiedSignInLink: (token: string) => `/unified-sign-in/link/${encodeURIComponent(token)}`,
  loginLinkRequest: "/login/link",
  loginLink: (token: string) => `/login/link/${encodeURIComponent(token)}`,
  account: "/account",
  accountPassword: "/account/password",
  accountEmail: "/account/email",
  accountUsername: "/account/username",
  accountSignInMethods: "/account/sign-in-methods",
  accountSignInMethodsSetUp: "/account/sign-in-methods/set-up",
  accountTwoFactor: "/account/two-factor",
  accountTwoFactorSetup: "/account/two-factor/setup",
  accountRecoveryCodes: "/account/recovery-codes",
  accountPasskeys: "/account/passkeys",
  accountSessions: "/account/sessions",
  unlockLink: (token: string) => `/unlock/${encodeURIComponent(token)}`,
  accountTokens: "/account/tokens",
  notMeLink: (token: string) => `/not-me/${encodeURIComponent(token)}`,
  accountData: "/account/data",
  accountDataDownload: "/account/data/download",
  keepAccountLink: (token: string) => `/keep-account/${encodeURIComponent(token)}`,
  accountConnections: "/account/connections",
  oauthResponse: (provider: string) => `/login/oauthresponse/${provider}`,
  oauthVerifyResponse: (provider: string) => `/login/oauth-verify-response/${provider}`,
  admin: "/admin",
  adminUsers: "/admin/users",
  adminNewUser: "/admin/users/new",
  adminUser: (id: string) => `/admin/users/${encodeURIComponent(id)}`,
  adminRoles: "/admin/roles",
  adminActivity: "/admin/activity",
  adminActivityExport: "/admin/activity/export",
  adminWebhooks: "/admin/webhooks",
  adminWebhook: (id: string) => `/admin/webhooks/${encodeURIComponent(id)}`,
  forbidden: "/forbidden",
  sessionRefresh: "/session/refresh",
  devMail: "/dev/mail",
  docs: "/docs",
  apiDocs: "/docs/api",
  apiDocument: "/api/openapi.json",
  apiLogin: "/api/security/login",
  cspReports: "/api/csp-reports",
  apiPasskeys: "/api/security/wan-register",
} as const;

/** Adds query parameters to a path without a hash; empty ones are left out. */
export function withQuery(path: string, query: Record<string, string | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  const text = search.toString();
  if (!text) return path;
  return `${path}${path.includes("?") ? "&" : "?"}${text}`;
}

/** Where to go, with a notice to show there. Other hosts, and our pages with a hash, are left as they are. */
export const withNotice = (target: string, notice: Announced): string =>
  target.startsWith("/") && !target.includes("#") ? withQuery(target, { notice }) : target;
