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
  twoFactor: "/two-factor",
  twoFactorSetup: "/two-factor/setup",
  unifiedSignIn: "/unified-sign-in",
  account: "/account",
  accountPassword: "/account/password",
  accountEmail: "/account/email",
  accountUsername: "/account/username",
  accountTwoFactor: "/account/two-factor",
  accountRecoveryCodes: "/account/recovery-codes",
  accountPasskeys: "/account/passkeys",
  accountSignInMethods: "/account/sign-in-methods",
  accountSessions: "/account/sessions",
  accountConnections: "/account/connections",
  accountTokens: "/account/tokens",
  accountData: "/account/data",
  admin: "/admin",
  adminUsers: "/admin/users",
  adminRoles: "/admin/roles",
  adminActivity: "/admin/activity",
  forbidden: "/forbidden",
  sessionRefresh: "/session/refresh",
} as const;

/** Adds query parameters to a path; empty ones are left out. */
export function withQuery(path: string, query: Record<string, string | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  const text = search.toString();
  if (!text) return path;
  return `${path}${path.includes("?") ? "&" : "?"}${text}`;
}
