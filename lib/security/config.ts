import { type AccessRule, either, permissions, roles } from "./core/access";
import { days, hours, minutes, seconds } from "./core/durations";
import type { NormalizationForm } from "./core/identity";
import type { Locale } from "./core/locales";

/**
 * Every policy decision of this application, and no secret. Browser, edge and server read the same file.
 * Change a value here; or override one at start by its Flask-Security name, such as SECURITY_CONFIRM_EMAIL_WITHIN="5 days"
 * (the list is in core/settings.ts).
 */
export type IdentityAttribute = "email" | "username" | "us_phone_number";
export type TwoFactorMethod = "email" | "authenticator" | "sms";
/** What may stand in the box beside one's name at the unified sign-in. */
export type PasscodeMethod = "password" | TwoFactorMethod;
/** What a passkey may prove: the first factor, or the second. */
export type PasskeyUsage = "first" | "secondary";
export type Mechanism = "session" | "token" | "basic";
export type PasswordScheme = "bcrypt" | "argon2" | "scrypt" | "pbkdf2_sha256" | "pbkdf2_sha512";

export type SecurityConfig = typeof securityConfig;

/** Lets a section state its general type where the default alone would be too narrow. */
const typed = <T>(value: T): T => value;

export const securityConfig = {
  /** In mails, in titles of pages and beside the mark. `npm run rename` changes it here and wherever else it is said. */
  appName: "Gatehouse",
  /** The title of the start page, and of pages without one. */
  appTitle: "Gatehouse",

  language: {
    /** Spoken to whoever asks for none of those that are offered; in the terminal always. */
    fallback: typed<Locale>("en"),
    /** What people choose from, and their browsers. */
    offered: typed<Locale[]>(["en", "ar", "de", "es", "fr", "it", "ja", "nl", "pl", "pt", "tr", "zh"]),
  },

  /** What is switched off here does not exist, at any door. */
  features: {
    registration: true,
    confirmation: true,
    recovery: true,
    changePassword: true,
    tracking: true,
    usernames: true,
    refreshTokens: true,
    twoFactor: true,
    recoveryCodes: true,
    changeEmail: true,
    changeUsername: true,
    usernameRecovery: true,
    unifiedSignIn: true,
    /** A mailed link in place of the sign-in form. Deprecated: the unified sign-in mails links beside everything else. */
    passwordless: false,
    webauthn: true,
    /** Other services vouch for people: those whose credentials are in the environment. */
    oauth: true,
    /** People take a copy of what is kept about them, and delete their account, by themselves. */
    privacy: true,
    /** Keys that people make for their programs, each for some of their permissions. */
    personalTokens: true,
    /** Administrators may look at the application as somebody else. */
    impersonation: true,
    /** Other programs are told what happens. */
    webhooks: true,
  },

  identity: {
    /** What may say who somebody is, in this order. */
    attributes: typed<IdentityAttribute[]>(["email", "us_phone_number", "username"]),
    usernameRequired: false,
    usernameMinLength: 4,
    usernameMaxLength: 32,
    usernameForm: typed<NormalizationForm | null>("NFKD"),
    /** Ask DNS whether the domain of a new address takes mail. */
    checkDeliverability: false,
  },

  registration: {
    sendWelcomeMail: true,
    confirmPassword: true,
  },

  confirmation: {
    linkWithin: days(2),
    /** A confirmed person is signed in at once. Comfortable, but then whoever holds the mailbox holds the session. */
    autoLogin: false,
    loginWithoutConfirmation: false,
  },

  passwords: {
    scheme: typed<PasswordScheme>("bcrypt"),
    /** Hashes of these are replaced at the next sign-in; "auto" = of every other scheme. */
    deprecated: typed<"auto" | string[]>("auto"),
    /** Schemes whose passwords do not pass the HMAC first, for imported hashes. */
    singleHash: typed<string[]>([]),
    /** Accept imported bcrypt or argon2 hashes made without our HMAC (Devise, Laravel). */
    acceptPlain: false,
    bcryptCost: 12,
    minLength: 8,
    maxLength: 128,
    form: typed<NormalizationForm | null>("NFKD"),
    complexity: typed<"zxcvbn" | null>(null),
    minimumScore: 3,
    breached: typed<"strict" | "best-effort" | null>(null),
    breachedCount: 1,
    breachedUrl: "https://api.pwnedpasswords.com/range/",
    required: true,
  },

  recovery: {
    linkWithin: days(1),
    /**
     * Somebody without a password who has lost the passkey gets back in by mail. Their link works after this time only; a
     * sign-in by passkey in the meantime voids it. 0 = at once.
     */
    waitWithoutPassword: 0,
    sendMail: true,
    sendNotice: true,
    autoLogin: false,
  },

  changePassword: { sendNotice: true },

  changeEmail: {
    linkWithin: hours(2),
    /** How long the former address can take the change back. */
    undoWithin: hours(72),
  },

  changeUsername: { sendNotice: true },

  codes: {
    /** Shown by authenticator apps beside the account. */
    issuer: "Gatehouse",
    /** A mailed or texted code: how long it works, how often it may be tried, how long to wait for the next one. */
    tries: 5,
    resendAfter: seconds(30),
    /** The country of numbers typed without one. */
    phoneRegion: "US",
  },

  unifiedSignIn: {
    /** In this order a passcode is tried. */
    methods: typed<PasscodeMethod[]>(["password", "email", "authenticator", "sms"]),
    /** These are one factor only; the others are enough even where two are asked for. */
    mfaRequired: typed<PasscodeMethod[]>(["password", "email"]),
    /** How long a mailed or texted code and the mailed link work. Codes of an app: twoFactor.authenticatorValidity. */
    codeWithin: minutes(5),
    setupWithin: minutes(30),
    /** The sign-in page and endpoint are the unified ones. */
    replacesLogin: false,
  },

  /** The link of `features.passwordless`. */
  passwordless: { linkWithin: minutes(30) },

  twoFactor: {
    /** Everybody needs a second factor; or those with one of these roles. Rules of your own: domain/second-factor-policy.ts. */
    required: false,
    requiredRoles: typed<string[]>([]),
    /** Accounts older than `requiredSince` may do without until `graceUntil`; dates such as "2027-01-31", which begin in UTC. */
    requiredSince: typed<string | null>(null),
    graceUntil: typed<string | null>(null),
    /** Mail is no second factor, and no way around a lost one. */
    strict: false,
    methods: typed<TwoFactorMethod[]>(["email", "authenticator", "sms"]),
    /** Codes of an app are accepted this long before and after their time. */
    authenticatorValidity: seconds(120),
    mailValidity: seconds(300),
    smsValidity: seconds(120),
    setupWithin: minutes(30),
    /** How long a password that was right waits for the second factor. */
    loginWithin: minutes(10),
    /** Ask at every sign-in; otherwise a browser with "remember me" is trusted for a while. */
    alwaysValidate: true,
    trustWithin: days(30),
    rescueByMail: true,
    /** Who is told when somebody asks for help. */
    rescueMail: "no-reply@localhost",
    /** Whoever sets up, changes or turns off a factor stays signed in in that browser alone. */
    changeEndsOtherSessions: false,
  },

  recoveryCodes: { count: 5, fewLeft: 2 },

  webauthn: {
    /** What browsers show as the name of this site. */
    rpName: "Gatehouse",
    /** The domain that passkeys belong to; null = the host of APP_URL. A parent domain shares them with its other hosts. */
    rpId: typed<string | null>(null),
    /** Further origins that may use these passkeys, such as "https://app.example"; the one of APP_URL always may. */
    origins: typed<string[]>([]),
    allowAsFirstFactor: true,
    /** A passkey that checked its person (PIN, fingerprint, face) counts as both factors. */
    allowAsMultiFactor: true,
    /** "preferred": a passkey that did not check its person signs in too, as one factor only. */
    firstFactorUv: typed<"required" | "preferred">("required"),
    /** Answer a named person's passkeys to anybody who asks. Off: nothing tells who has one; then each is made so that no name is needed. */
    allowUserHints: true,
    /** By which passkeys one may prove once more who one is; none = not at all. */
    allowAsVerify: typed<PasskeyUsage[] | null>(["first", "secondary"]),
    registerWithin: minutes(30),
    signInWithin: minutes(1),
    /** How long browsers wait for the person, in milliseconds. */
    registerTimeout: seconds(60),
    signInTimeout: seconds(60),
    nameMaxLength: 64,
    /** After "not now", a passkey is offered again when so much time has passed. */
    offerAgainAfter: days(30),
  },

  oauth: {
    /** Which of the services that need no more than credentials, such as ["google"]; null = all in core/oauth-providers.ts. */
    builtInProviders: typed<string[] | null>(null),
    /** Somebody without an account gets one, where the other service has verified the address. */
    allowRegistration: false,
    /** How long somebody may take at the other service. next-auth lets nobody take longer than fifteen minutes. */
    within: minutes(15),
  },

  sessions: {
    /** Unused for longer: over. */
    idle: hours(12),
    /** However much used: over. */
    absolute: days(1),
    /** With "remember me". */
    rememberIdle: days(30),
    rememberAbsolute: days(90),
    rememberByDefault: false,
    /** The last use of a session is written at most this often. */
    touchEvery: minutes(1),
    /** So many of one person live side by side; a further sign-in ends the one that was used longest ago. null = any number. */
    maxPerUser: typed<number | null>(null),
    /** The header in which your proxy says where a request comes from, such as "cf-ipcountry". Read behind TRUSTED_PROXIES alone. */
    placeHeader: typed<string | null>(null),
  },

  devices: {
    /** Mail whoever signs in from a browser that was never used for the account. The very first one is no news. */
    sendNotice: true,
    /** A browser that was not used for so long counts as new again; browsers keep no mark longer. */
    knownFor: days(400),
    /** A browser without our mark is no news where one of the same name, at the same address, was used within this time; 0 = it is. */
    knownByAddressFor: days(30),
    /** How long "this was not me" in that mail works, and how long the account is locked at most: a reset opens it. */
    notMeWithin: days(7),
    lockFor: days(7),
  },

  freshness: {
    /** How recent the last proof of identity must be for sensitive pages; negative = never asked. */
    within: hours(24),
    grace: hours(1),
    allowAuthToken: true,
  },

  tokens: {
    header: "authentication-token",
    queryKey: "auth_token",
    /** Tokens in addresses end in logs; off. */
    allowInQuery: false,
    maxAge: typed<number | null>(minutes(15)),
    /** Auth tokens with a uniquifier of their own survive a change of password. */
    ownUniquifier: false,
  },

  /** What a client trades for a new auth token, once each. Given only together with an auth token. */
  refreshTokens: {
    /** Counted from the sign-in, however often it was traded. */
    maxAge: days(90),
    /** Not traded for longer: over. */
    maxIdle: days(7),
    /** What to delete of a person whenever they get another one. Revoked ones tell what happened. */
    cleanUpExpired: true,
    cleanUpRevoked: false,
    /** The cookie that scripts cannot read; null = in the JSON body, for clients without cookies. */
    cookieName: typed<string | null>("fs_refresh"),
  },

  personalTokens: {
    /** How each begins, so that secret scanners know one when they see it. Letters, digits and "_". */
    prefix: "gatehouse_pat",
    maxPerUser: 20,
    /** The longest life that may be chosen; null = they may be made for good. */
    maxAge: typed<number | null>(days(365)),
    /** A new password ends them, as it ends everything else. */
    endWithPassword: true,
    /** The last use is written at most this often. */
    touchEvery: minutes(1),
  },

  impersonation: {
    /** How long it lasts at most. */
    limit: hours(1),
    /** Tell the person by mail, with the reason. */
    sendNotice: true,
  },

  webhooks: {
    /** Addresses of this machine and of private networks may be told, also in clear. Everybody else is told over https only. */
    allowPrivate: false,
    maxEndpoints: 20,
    /** How long deliveries are kept once they ended. */
    keepFor: days(30),
  },

  api: {
    mechanisms: typed<Mechanism[]>(["session", "token"]),
    realm: "Login Required",
    /** Cache-Control of every answer; null = no such header. */
    cacheControl: typed<string[] | null>(["private", "no-store"]),
  },

  /** Pages of other origins that may call the JSON door, such as "https://spa.example". None unless listed. */
  cors: {
    origins: typed<string[]>([]),
    /** Let their requests carry our session cookie too. Without it they use auth tokens. */
    credentials: false,
  },

  csrf: {
    /** Requests authenticated by these need a token. */
    mechanisms: typed<Mechanism[]>(["session", "basic"]),
    /** Open endpoints ask for none while nobody is signed in. */
    ignoreOpenEndpoints: false,
    /** Publish the token in a cookie that scripts can read, under this name. */
    cookieName: typed<string | null>(null),
    cookieOnEachRequest: false,
    header: "x-xsrf-token",
    within: typed<number | null>(hours(1)),
    logout: false,
  },

  login: {
    logoutMethods: typed<string[] | null>(["POST"]),
    /** Hide whether an account exists. */
    genericResponses: true,
    /** Mail the owner when passwords of an account are no longer looked at, with a link that gives new tries. */
    sendPauseNotice: true,
    unlockWithin: hours(1),
  },

  redirects: {
    /** "spa": mailed links lead to the views of a single-page application, with the link's secret or the message in the query. */
    behavior: typed<"spa" | null>(null),
    /** Where these views are served, when not here: host and port. */
    host: typed<string | null>(null),
    allowSubdomains: false,
    baseDomain: typed<string | null>(null),
    allowedSubdomains: typed<string[]>([]),
    afterLogin: "/account",
    afterLogout: "/",
    afterRegister: typed<string | null>(null),
    afterVerify: typed<string | null>(null),
    afterConfirm: typed<string | null>(null),
    afterReset: typed<string | null>(null),
    afterChange: typed<string | null>(null),
    afterChangeEmail: typed<string | null>(null),
    changeEmailError: typed<string | null>(null),
    afterChangeUsername: typed<string | null>(null),
    afterUnifiedSetup: typed<string | null>(null),
    /** Of a single-page application: where it is told that a sign-in link is no good. */
    loginError: typed<string | null>(null),
    confirmError: typed<string | null>(null),
    /** Of a single-page application: where the new password is chosen, and where it is told that the link is no good. */
    reset: typed<string | null>(null),
    resetError: typed<string | null>(null),
    unauthorized: typed<string | null>(null),
    afterTwoFactorSetup: typed<string | null>(null),
    twoFactorError: typed<string | null>(null),
    /** Of a single-page application: after a sign-in or a new proof by another service, and where it hears that the latter failed. */
    afterOAuthLogin: typed<string | null>(null),
    afterOAuthVerify: typed<string | null>(null),
    verifyError: typed<string | null>(null),
    requiresConfirmation: typed<string | null>(null),
  },

  privacy: {
    /** So long an account that its person deletes can still be kept. */
    eraseAfter: days(30),
    /** Addresses and browsers are noted so long: in the record, at sessions and at people. null = for good. */
    keepAddresses: typed<number | null>(days(90)),
  },

  /** How long entries about what happened are kept; null = for good. `npm run security -- purge` deletes older ones. */
  audit: { keepFor: typed<number | null>(null) },

  email: { sender: "Gatehouse <no-reply@localhost>" },

  /** What the groups of commands in the terminal are called; null removes one. */
  cli: {
    usersName: typed<string | null>("users"),
    rolesName: typed<string | null>("roles"),
  },

  /** "off" is for test runs: `doctor` warns. A map overrides single limits. */
  throttle: typed<"on" | "off" | Record<string, unknown>>("on"),

  /** What the doorman at the edge knows. The server decides again in every page and use-case. */
  protectedRoutes: typed<{ path: string; access: AccessRule }[]>([
    { path: "/account", access: { kind: "signed-in" } },
    {
      path: "/admin",
      access: either(
        roles.any("admin"),
        permissions.any(
          "users:read",
          "users:write",
          "users:impersonate",
          "roles:write",
          "audit:read",
          "webhooks:write",
        ),
      ),
    },
  ]),
};
