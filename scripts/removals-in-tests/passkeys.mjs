/** What scripts/removals/passkeys.mjs takes out of tests and scripts. */
export default {
  files: [
    "tests/integration/passkey-*",
    "tests/integration/passwordless.test.ts",
    "tests/integration/webauthn.test.ts",
    "tests/support/authenticator.ts",
    "tests/support/cbor.ts",
    "tests/support/der.ts",
    "tests/support/deterministic-ecdsa.ts",
    "tests/support/passkeys.ts",
    "tests/support/webauthn-vectors.ts",
    "e2e/passkey-form.ts",
    "e2e/passkeys.spec.ts",
    "e2e/screenshots/passkeys.ts",
    "e2e/virtual-authenticator.ts",
  ],
  pieces: {
    "e2e/contract-cases.ts": [
      "security/wan-",
      "^ {2}(?:registerBegun|signInByKeyBegun|someKey|theirKey|verifyByKeyBegun),$",
    ],
    "e2e/contract-other-cases.ts": [
      "support/authenticator",
      "theirKey",
      "const newcomer =",
      "security/register/passkey",
    ],
    "e2e/contract-steps.ts": [
      "support/authenticator",
      "^type Usage =",
      "^export async function (?:registerBegun|theirKey|signInByKeyBegun|verifyByKeyBegun)",
      "^export const someKey",
      'await theirKey\\(owner, "secondary"\\)',
    ],
    "e2e/screenshots/every-page.shots.ts": ["addPasskeys"],
    "e2e/every-document.spec.ts": ['"/account/passkeys"'],
    "e2e/every-door.spec.ts": ['"/\\.well-known/webauthn"'],
    "e2e/json-factors.spec.ts": ['"/wan-', "FROM webauthn_challenges"],
    "e2e/passwordless.spec.ts": [
      "virtual-authenticator",
      '^ {2}test\\("an account is made with a passkey alone',
      '^ {2}test\\("a password is taken away',
    ],
    "lib/security/cli/examine-environment.test.ts": ["SECURITY_WAN_RP_ID"],
    "scripts/new-name.mjs": ["rpName: "],
    "scripts/new-name.test.ts": ["rpName: "],
    "tests/emails.test.ts": ["features/webauthn/"],
    "tests/integration/administration.test.ts": [
      "const credential =",
      "app\\.db\\.webauthnCredential",
      "^ {8}webauthn: true",
    ],
    "tests/integration/devices.test.ts": ["takes their passkey away"],
    "tests/integration/factor-attacks.test.ts": [
      "features/webauthn/",
      "support/passkeys",
      "^ {2}passkeys: await",
      "const key = newKey",
      "given\\(await registerKey",
      "passkey: \\(guest\\)",
      "execute\\((?:beginRegistration|deletePasskey)",
      '^ {2}test\\("at the second step, whatever',
    ],
    "tests/integration/foreign-rows.test.ts": [
      "features/webauthn/",
      "support/passkeys",
      "answerOf\\((?:delete|change)Passkey",
      "of\\((?:delete|change)Passkey",
    ],
    "tests/integration/impersonation.test.ts": ["features/webauthn/", "ask\\(listPasskeys", "ask\\(beginRegistration"],
    "tests/integration/oauth-attacks.test.ts": ['test\\("AT-239: '],
    "tests/integration/oauth.test.ts": ['test\\("parks a login that needs a second factor'],
    "tests/integration/one-time-tokens.test.ts": [
      "features/webauthn/",
      "support/passkeys",
      '^ {2}"a new passkey"',
      '^ {2}"a (?:sign-in|proof) by passkey"',
      '\\["a new passkey"',
      '\\["a (?:sign-in|proof) by passkey"',
      "^const (?:options|rp|user) =",
    ],
    "tests/integration/redirect-targets.test.ts": [
      "features/webauthn/",
      "support/passkeys",
      '"choice of a second factor"',
      '"(?:sign-in|proof) by passkey"',
    ],
    "tests/integration/second-factor-gate.test.ts": [
      "^ {2}webauthn: true",
      "^const addSecondPasskey",
      'factor === "webauthn"\\) return',
      '^describe\\("several factors"',
    ],
    "tests/integration/throttle.test.ts": ["support/passkeys", 'test\\("AT-059: a passkey'],
    "tests/integration/timing.test.ts": ["features/webauthn/", "support/passkeys"],
    "tests/soak/enumeration.test.ts": ["support/passkeys", '^test\\("AT-044: the beginning of a sign-in by passkey'],
    "tests/soak/load.test.ts": ['test\\("AT-365: 100 times the drawing'],
    "tests/support/architecture-rules.ts": ["well-known/webauthn"],
    "tests/support/context.ts": ["^ {2}(?:markBrowser|browserMark): "],
  },
  around: {
    "e2e/every-document.spec.ts": ["INSERT INTO webauthn_credentials"],
    "tests/emails.test.ts": ["`passkey_"],
    "tests/integration/timing.test.ts": ['"AT-044: without hints'],
  },
  /** @type {Record<string, [before: string, after: string][]>} */
  edits: {
    "e2e/contract-other-cases.ts": [
      [
        'as: "person",\n      prepare: async (caller) => {\n        await theirKey(caller);\n        return {};\n      },',
        'as: "person",',
      ],
    ],
    "e2e/contract-steps.ts": [["the choice between an app and a passkey", "an app, and may choose"]],
    "e2e/impersonation.spec.ts": [[' "passkeys",', ""]],
    "e2e/json-factors.spec.ts": [
      [
        ` AS challenges,
            (SELECT count(*)::int FROM webauthn_credentials WHERE user_id = u.id) AS passkeys`,
        " AS challenges",
      ],
      [", challenges: 0, passkeys: 0 }", " }"],
    ],
    "tests/soak/enumeration.test.ts": [['{ SECURITY_WAN_ALLOW_USER_HINTS: "false" }', "{}"]],
    "tests/integration/administration.test.ts": [[", webauthn: []", ""]],
    "tests/integration/factor-attacks.test.ts": [
      [" passkeys: [{}],", ""],
      [" passkeys: [],", ""],
    ],
    "tests/integration/foreign-rows.test.ts": [
      [
        "const { who, browser, name: passkey } = await keyHolder(app);",
        "const who = await person(app);\n  const browser = await signedIn(app, who);",
      ],
      [" passkey,", ""],
    ],
    "tests/integration/privacy.test.ts": [[", user.webauthnUserHandle]", "]"]],
    "tests/integration/query-plans.test.ts": [
      [" webauthn_user_handle,", ""],
      [" 'h' || n,", ""],
    ],
    "tests/integration/second-factor-gate.test.ts": [
      ['[...methods, "webauthn"]', "methods"],
      [
        `  if (factor !== "webauthn") return personWithFactor(app, factor);
  const carol = await person(app);
  await addSecondPasskey(carol.id);
  return { ...carol, code: async () => "" };
`,
        "  return personWithFactor(app, factor);\n",
      ],
    ],
    "tests/integration/timing.test.ts": [['createTestApp({ WAN_ALLOW_USER_HINTS: "false" })', "createTestApp()"]],
  },
};
