/**
 * What stays: the guard that keeps whoever acts for a person from the account itself, and the two columns of sessions. Nothing
 * begins such a session any more, and none that is left lives on.
 * @type {import("../removal.mjs").Removal}
 */
export default {
  title: "impersonation: administrators look at the application as somebody else",
  files: [
    "app/(auth)/stop-impersonating",
    "app/admin/users/[id]/impersonate-form.tsx",
    "components/layout/impersonation-banner.tsx",
    "components/layout/stop-impersonating-form.tsx",
    "lib/security/features/administration/impersonate.ts",
    "lib/security/features/administration/stop-impersonating.ts",
    "tests/integration/impersonation.test.ts",
    "e2e/impersonation.spec.ts",
  ],
  pieces: {
    "docs/start.md": ["^\\| `impersonation`"],
    "docs/from-flask-security.md": ["^\\| `(?:SEND_)?IMPERSONATION"],
    "app/admin/users/[id]/actions.ts": ['administration/impersonate"', "^export const actAsPerson"],
    "app/admin/users/[id]/page.tsx": ["ImpersonateForm", "const mayActAs =", "may\\(impersonates\\)"],
    "app/dev/mail/samples.ts": ["impersonation_notice"],
    "app/layout.tsx": ["ImpersonationBanner", "beYourselfAgain \\}"],
    "components/security/session-facts.tsx": ['^ {2}"impersonation",$'],
    "lib/security/cli/context.ts": ["^ {2}impersonate: ", "^ {2}stopImpersonating: "],
    "lib/security/config.ts": ["^ {2,4}impersonation: ", '"users:impersonate",'],
    "lib/security/context.ts": ["^ {2}impersonate\\(", "^ {2}stopImpersonating\\("],
    "lib/security/core/events.ts": ["^ {2}impersonation_"],
    "lib/security/core/settings.ts": ["^ {2}IMPERSONATION", "^ {2}SEND_IMPERSONATION_EMAIL"],
    "lib/security/domain/session-port.ts": [
      "^ {4}async impersonate\\(",
      "^ {4}async stopImpersonating\\(",
      "^async function writeImpersonation",
      "^async function returnTo",
    ],
    "lib/security/features/administration/access.ts": ["^export const impersonates "],
    "lib/security/features/administration/emails.tsx": ["^export function impersonationMail"],
    "lib/security/features/administration/schema.ts": ["^export const impersonateSchema"],
    "lib/security/subscribers.ts": ["^ {2}impersonation_"],
    "lib/security/web/session.ts": ["^async function findLivingSession"],
    "lib/security/core/announced.ts": ['^ {2}"IMPERSONATION_'],
    "lib/security/core/errors.ts": ["^ {2}IMPERSONATION_"],
    "tests/support/context.ts": ["^ {2}impersonate: ", "^ {2}stopImpersonating: "],
    "scripts/bench-users.ts": ["^ {2}impersonate: ", "^ {2}stopImpersonating: "],
  },
  around: { "tests/emails.test.ts": ['"impersonation_notice"'] },
  edits: {
    "app/admin/users/[id]/page.tsx": [["mayHandOut, mayImpersonate]", "mayHandOut]"]],
    "app/dev/mail/samples.ts": [["accessResetMail, impersonationMail }", "accessResetMail }"]],
    "lib/security/domain/sessions.ts": [
      ["config.features.impersonation, administratorRole", "false, administratorRole"],
      ["actor\n    ? config.impersonation.limit\n    : session.remember", "session.remember"],
      ['    via: SignInMeans | "impersonation";', "    via: SignInMeans;"],
    ],
    "lib/security/features/administration/access.ts": [
      ['"users:write", "users:impersonate"))', '"users:write"))'],
      ['"users:write", "users:impersonate", "roles:write"', '"users:write", "roles:write"'],
    ],
    "lib/security/web/session.ts": [
      ["findLivingSession(database, content.sid", "findSession(database.pool, content.sid"],
    ],
  },
  sections: { "docs/operate.md": ["See it as somebody else"] },
  texts: [
    "admin.person.forms.impersonation",
    "errors.IMPERSONATION_*",
    "layout.impersonation",
    "mails.impersonation",
    "security.session.how.impersonation",
  ],
  words: 'impersonation(?!")|impersonate[^ds]|features\\.impersonation',
  mentions: ["lib/security/domain/sessions.ts"],
};
