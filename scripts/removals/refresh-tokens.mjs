/**
 * What goes with them: the example of a single-page application on an origin of its own, which lives on them.
 * @type {import("../removal.mjs").Removal}
 */
export default {
  title: "refresh tokens: what a client trades for its next auth token",
  files: [
    "examples/spa",
    "lib/security/domain/refresh-tokens.ts",
    "lib/security/features/tokens",
    "lib/security/web/refresh-cookie.ts",
    "tests/integration/refresh-tokens.test.ts",
    "e2e/example-spa.spec.ts",
  ],
  pieces: {
    "docs/start.md": ["^\\| `refresh-tokens`"],
    "docs/from-flask-security.md": ["^\\| `refresh_"],
    "app/dev/mail/samples.ts": ["features/tokens/emails", "refresh_token_reused"],
    "lib/client/gatehouse-client.ts": [
      "Trades the refresh token",
      "^ {2}refresh\\(\\)",
      "let refreshing",
      "^ {2}function refresh\\(",
      "^ {2}async function trade\\(",
      "^ {4}refresh,$",
    ],
    "lib/client/parse-answer.ts": ["refreshToken: text"],
    "lib/security/config.ts": ["^ {2,4}refreshTokens: "],
    "lib/security/core/contradictions.test.ts": ['^test\\("refresh tokens'],
    "lib/security/core/contradictions.ts": ["refreshComplaint\\(config\\)", "^function refreshComplaint"],
    "lib/security/core/errors.ts": ["^ {2}REFRESH_"],
    "lib/security/core/events.ts": ["^ {2}refresh_"],
    "lib/security/core/limits.ts": ["^ {2}refreshToken: "],
    "lib/security/core/settings.ts": ["^ {2}REFRESH_"],
    "lib/security/domain/personal-data.ts": ["^ {4}refreshTokens: ", "^const refreshTokensOf"],
    "lib/security/domain/session-port.ts": ['^ {2}\\| "refresh"', 'browser\\.drop\\("refresh"\\)'],
    "lib/security/features/administration/end-sessions.ts": ["revokeRefreshTokensOf"],
    "lib/security/features/administration/reset-access.ts": ["revokeRefreshTokensOf"],
    "lib/security/features/devices/not-me.ts": ["revokeRefreshTokensOf"],
    "lib/security/features/login/logout.ts": ["giveBackRefreshToken"],
    "lib/security/features/login/schema.ts": ["^const handedBack"],
    "lib/security/features/maintenance/purge-expired.ts": ["^ {6}refreshTokens: "],
    "lib/security/features/sessions/end-others.ts": ["revokeRefreshTokensOf"],
    "lib/security/subscribers.ts": ["^ {2}refresh_"],
    "lib/security/web/answers.ts": [
      "domain/refresh-tokens",
      '"./refresh-cookie"',
      "features\\.refreshTokens",
      "^export const refreshedAnswer",
    ],
    "lib/security/web/endpoints.ts": [
      "features/tokens/refresh",
      "^ {2}refreshedAnswer",
      "refreshTokenField",
      '"POST refresh-token"',
    ],
    "lib/security/web/session.ts": ['"./refresh-cookie"'],
    "prisma/schema.prisma": ["^ {2}refreshTrackers ", "^model RefreshTracker "],
    "e2e/contract-cases.ts": ["refresh-token"],
    "e2e/json-contract.spec.ts": ["client\\.refresh\\(\\)"],
    "e2e/json-cors.spec.ts": ["^ {4}REFRESH_TOKEN", '^test\\("a listed page signs in, calls, refreshes'],
    "e2e/json-tokens.spec.ts": [
      "^const refreshCookie",
      "cookieOf\\(client, refreshCookie\\)\\)\\.toBeNull",
      '^test\\.describe\\("a refresh token in its cookie"',
      "^async function expectOver",
    ],
    "tests/emails.test.ts": ["features/tokens/emails"],
    "tests/integration/administration.test.ts": ["const tracker =", "refreshTracker"],
    "tests/integration/auth-tokens.test.ts": ["issueRefreshToken"],
  },
  around: { "tests/emails.test.ts": ['"refresh_token_reused'] },
  edits: {
    "app/(auth)/logout/actions.ts": [
      ["{ redirectTo: toTarget, lend: refreshTokenField }", "{ redirectTo: toTarget }"],
      ['import { refreshTokenField } from "@/lib/security/web/refresh-cookie";\n', ""],
    ],
    "README.md": [[", `examples/spa/`", ""]],
    "docs/from-flask-security.md": [["Secure on https: `lib/security/web/refresh-cookie.ts`", "Secure on https"]],
    "docs/operate.md": [["# everywhere; refresh tokens go as well", "# everywhere"]],
    "lib/client/gatehouse-client.ts": [
      ["send them, and trade the refresh token when one has expired", "and send them"],
      [
        `    async call(name, ...[input]) {
      const answer = await persevere(name, input ?? {});
      if (answer.ok || !withTokens || !hasKey(answer, /^UNAUTHENTICATED$/) || !(await refresh())) return answer;
      return persevere(name, input ?? {});
    },`,
        "    call: (name, ...[input]) => persevere(name, input ?? {}),",
      ],
    ],
    "lib/client/parse-answer.ts": [["; refreshToken?: string }", " }"]],
    "lib/security/features/administration/end-sessions.ts": [["everywhere; refresh tokens go as well.", "everywhere."]],
    "lib/security/features/login/logout.ts": [
      [
        "Ends the caller's session, and the family of the refresh token that they hand back.",
        "Ends the caller's session.",
      ],
    ],
    "lib/security/features/login/schema.ts": [["z.object({ next, refresh_token: handedBack })", "z.object({ next })"]],
    "lib/security/features/sessions/end-others.ts": [
      ["Refresh tokens go as well, for they would let other devices back in; an auth\n * token", "An auth token"],
    ],
    "lib/security/web/answers.ts": [
      [", refresh_token: z.string().optional() }", " }"],
      ["{ ctx, services, request }: Presenting", "{ ctx, request }: Presenting"],
      [" where the query asks for one, and a refresh token beside it.", " where the query asks for one."],
    ],
    "lib/security/web/session.ts": [
      ['(name === "refresh" ? refreshCookieName(services()) : cookieNames[name])', "cookieNames[name]"],
    ],
    "e2e/contract-call.ts": [["signed in by a session, with a refresh token beside it.", "signed in by a session."]],
    "e2e/json-contract.spec.ts": [
      ["changes the password, refreshes and signs out", "changes the password and signs out"],
    ],
    "e2e/json-input.spec.ts": [
      ["  // The refresh token of a browser is in its cookie, whatever the body says.\n", ""],
      ['taking().filter(({ path }) => !path.endsWith("/refresh-token"))', "taking()"],
    ],
    "tests/integration/administration.test.ts": [
      ["        refreshTrackers: true,\n", ""],
      ["    expect(left.refreshTrackers.every(({ revokedAt }) => revokedAt !== null)).toBe(true);\n", ""],
    ],
    "tests/integration/session-list.test.ts": [
      ["all others go, and refresh tokens with them; strangers stay", "all others go; strangers stay"],
    ],
  },
  texts: ["errors.REFRESH_TOKEN_INVALID", "mails.refreshReuse", "terminal.purge.counts.refreshTokens"],
  words: "refresh.?token|refresh.?tracker",
  tables: true,
};
