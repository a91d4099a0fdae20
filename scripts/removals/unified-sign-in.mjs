import tests from "../removals-in-tests/unified-sign-in.mjs";

/**
 * What stays: the rows of ways to sign in that people have set up, which a copy of their data still tells of, and the key of the
 * JSON door's answers that says whether there is such a thing. Where no password is demanded, somebody without one has a passkey,
 * an account elsewhere, or a reset.
 * @type {import("../removal.mjs").Removal}
 */
export default {
  title: "unified sign-in: codes and links in place of a password",
  files: [
    "app/(auth)/unified-sign-in",
    "app/(auth)/verify/verify-by-code-form.tsx",
    "app/account/sign-in-methods",
    "components/security/send-code-buttons.tsx",
    "lib/security/domain/passcode-methods.ts",
    "lib/security/features/unified-sign-in",
    "lib/security/web/unified-sign-in-endpoints.ts",
    "scripts/removals-in-tests/unified-sign-in.mjs",
    ...tests.files,
  ],
  pieces: {
    "docs/start.md": ["^\\| `unified-sign-in`"],
    "docs/from-flask-security.md": ["^\\| `us_"],
    "docs/from-next-auth.md": ["^\\| the e-mail provider"],
    "app/(auth)/login/page.tsx": ["unifiedSignIn\\.replacesLogin", "\\{features\\.unifiedSignIn && "],
    "app/(auth)/verify/actions.ts": ["features/unified-sign-in/", "^const sendCode", "^export const verifyByPasscode"],
    "app/(auth)/verify/page.tsx": [
      "features/unified-sign-in/",
      "verify-by-code-form",
      "const byCodes =",
      "\\{passcodes && ",
    ],
    "app/admin/users/[id]/factors.tsx": ["^ {2}signInMethods", 'name=\\{t\\("codes"\\)\\}'],
    "app/dev/mail/samples.ts": ["features/unified-sign-in/", "^ {4}us_(?:instructions|notice): "],
    "components/layout/account-nav.tsx": ["^ {2}unifiedSignIn: boolean", "\\(features\\.unifiedSignIn$"],
    "lib/security/cli/examine-sign-in.ts": ["const textsCodes =", "if \\(textsCodes", 't\\("phoneNumbers"\\)'],
    "lib/security/config.ts": ["^ {2,4}unifiedSignIn: ", "^ {4}afterUnifiedSetup: ", "^export type PasscodeMethod"],
    "lib/security/core/announced.ts": ['^ {2}"US_', '^ {2}"INVALID_PASSWORD_CODE"'],
    "lib/security/core/contradictions.ts": ["unifiedSignInComplaint\\(config\\)", "^function unifiedSignInComplaint"],
    "lib/security/core/errors.ts": ["^ {2}US_", "^ {2}GENERIC_US_", "^ {2}INVALID_PASSWORD_CODE"],
    "lib/security/core/events.ts": ["^ {2}us_"],
    "lib/security/core/paths.ts": ["^ {2}unifiedSignIn", "^ {2}accountSignInMethods"],
    "lib/security/core/settings.ts": ["^ {2}(?:UNIFIED_SIGNIN|US_\\w+): ", "^const passcodes ="],
    "lib/security/domain/emails.tsx": ["^export function signInMail"],
    "lib/security/domain/links.ts": ['^ {2}(?:\\| )?"unified-sign-in"'],
    "lib/security/domain/send-code.ts": [
      "^ {2}link\\?: ",
      "const token =",
      "if \\(sending\\.link && token\\)",
      "const link =",
      "^ {2}token: string",
      "import \\{ type LinkPurpose",
    ],
    "lib/security/domain/sign-in-means.ts": ["codeMethodsOf"],
    "lib/security/domain/users.ts": ["^const takesPhones"],
    "lib/security/features/administration/show-user.ts": ["db\\.codeSecret\\.findMany", "^ {4}signInMethods: "],
    "lib/security/features/registration/account.ts": ["setUpMailCodes"],
    "lib/security/subscribers.ts": ["^ {2}us_"],
    "lib/security/web/endpoints.ts": ["unifiedSignInEndpoints"],
    "lib/security/web/offered-endpoints.ts": ["\\(unifiedSignIn\\.replacesLogin$"],
    "lib/security/web/outcomes.ts": [
      "features/unified-sign-in/",
      "^export const (?:codeSentNotice|afterMethodSetUp|afterMethodConfirmed)",
    ],
    ...tests.pieces,
  },
  around: tests.around,
  edits: {
    "app/(auth)/login/page.tsx": [
      ["{ appName, features, unifiedSignIn }", "{ appName, features }"],
      ["{ unifiedSignIn: boolean; registration", "{ registration"],
      ["!features.unifiedSignIn && ", ""],
    ],
    "app/(auth)/register/register-form.tsx": [
      [
        'passwordRequired ? t("passwordHint", { minLength }) : t("passwordOptionalHint", { minLength })',
        't("passwordHint", { minLength })',
      ],
    ],
    "app/(auth)/verify/page.tsx": [
      [" passcodes,", ""],
      ["byCodes ? load(verifyPasscodeStatus) : null,", ""],
      [" && !passcodes?.codes.length", ""],
    ],
    "lib/security/cli/examine-messages.ts": [
      ["{ features, twoFactor, unifiedSignIn }", "{ features, twoFactor }"],
      [
        `(features.twoFactor && twoFactor.methods.includes("sms")) ||
  (features.unifiedSignIn && unifiedSignIn.methods.includes("sms"))`,
        'features.twoFactor && twoFactor.methods.includes("sms")',
      ],
    ],
    "lib/security/cli/examine-sign-in.ts": [["{ features, identity, unifiedSignIn }", "{ features }"]],
    "lib/security/domain/factor-set-ups.ts": [[' | "unified-setup"', ""]],
    "lib/security/domain/one-time-codes.ts": [[' | "unified-sign-in" | "unified-setup" | "verify"', ""]],
    "lib/security/domain/send-code.ts": [
      [", sending, code, token)", ", sending, code)"],
      ["link ? signInMail(language, { ...about, link }) : codeMail(language, about)", "codeMail(language, about)"],
      ["link ? { code, link, token } : { code }", "{ code }"],
    ],
    "lib/security/domain/sign-in-means.ts": [
      [
        "the sign-in page, unless another stands in its place, or the unified one.",
        "the sign-in page, unless links stand in its place.",
      ],
      ["({ features, unifiedSignIn }: SecurityConfig)", "({ features }: SecurityConfig)"],
      [
        `!(features.passwordless || unifiedSignIn.replacesLogin) ||
  (features.unifiedSignIn && unifiedSignIn.methods.includes("password"))`,
        "!features.passwordless",
      ],
    ],
    "lib/security/domain/users.ts": [
      ['(one !== "us_phone_number" || takesPhones(config))', 'one !== "us_phone_number"'],
    ],
    "lib/security/features/administration/show-user.ts": [["[codes, ", "["]],
    "lib/security/features/login/status.ts": [["for numbers; the unified sign-in has.", "for numbers."]],
    "lib/security/features/registration/account.ts": [[" Without either, mailed codes do.", ""]],
    "lib/security/web/endpoint.ts": [["ctx.config.features.unifiedSignIn", "false"]],
    "lib/security/web/offered-endpoints.ts": [["{ features, unifiedSignIn }", "{ features }"]],
    ...tests.edits,
  },
  sections: { "docs/operate.md": ["Signing in without a password"] },
  texts: [
    "account.signInMethods",
    "admin.person.factors.codes",
    "auth.login.byCode",
    "auth.register.form.passwordOptionalHint",
    "auth.unifiedSignIn*",
    "auth.verify.byCode",
    "errors.GENERIC_US_SIGNIN",
    "errors.INVALID_PASSWORD_CODE",
    "errors.US_*",
    "layout.accountNav.signInMethods",
    "mails.signIn",
    "mails.signInMethod",
    "security.sendCode",
    "terminal.doctor.signIn.phoneNumbers",
  ],
  words: "unifiedSignIn|unified-sign-in|accountSignInMethods|us_profile_changed",
};
