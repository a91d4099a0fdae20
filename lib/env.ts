import { z } from "zod";
import type { OAuthClient } from "./oauth/provider";

/**
 * Everything that is read from the environment, parsed once. Nobody else touches process.env (the edge reads its own slice
 * in lib/security/web/auth-config.ts). Policy overrides (SECURITY_…) are handed on as they are: `settings`.
 */
const optional = z.string().trim().min(1).optional();

const schema = z.object({
  NODE_ENV: z.string().default("development"),
  APP_URL: z
    .url({ protocol: /^https?$/, error: "APP_URL must be the address people type, such as https://app.example." })
    .default("http://localhost:3000"),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: optional,
  DATABASE_POOL: z.coerce.number({ error: "DATABASE_POOL must be a whole number." }).int().min(1).max(500).default(10),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: "REDIS_URL must be an address such as redis://localhost:6379." })
    .optional(),
  AUTH_SECRET: optional,
  SECURITY_PASSWORD_SALT: optional,
  SECURITY_TOTP_SECRETS: optional,
  SECURITY_DEVISE_PEPPER: optional,
  IMPORT_DATABASE_URL: optional,
  IMPORT_TOTP_SECRETS: optional,
  IMPORT_APP_KEY: optional,
  TRUSTED_PROXIES: z.coerce
    .number({ error: "TRUSTED_PROXIES must be the number of proxies in front of the app." })
    .int()
    .min(0)
    .max(10)
    .default(0),
  MAIL_TRANSPORT: z
    .enum(["resend", "smtp", "outbox"], { error: "MAIL_TRANSPORT must be resend, smtp or outbox." })
    .optional(),
  RESEND_API_KEY: optional,
  RESEND_BASE_URL: optional,
  SMTP_URL: optional,
  SMS_TRANSPORT: z.enum(["twilio", "outbox"], { error: "SMS_TRANSPORT must be twilio or outbox." }).optional(),
  TWILIO_ACCOUNT_SID: optional,
  TWILIO_AUTH_TOKEN: optional,
  TWILIO_FROM: optional,
  TWILIO_BASE_URL: optional,
  GATEHOUSE_PEER_KEY: optional,
  OTEL_EXPORTER_OTLP_ENDPOINT: optional,
  OTEL_SERVICE_NAME: optional,
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.",
    })
    .default("info"),
});

export type Environment = ReturnType<typeof loadEnvironment>;

/** Parses an environment. Throws an Error whose message is one sentence for each variable that cannot be used. */
export function loadEnvironment(source: Record<string, string | undefined>) {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(present);
  if (!parsed.success)
    throw new Error(
      parsed.error.issues
        .map((issue) =>
          issue.message.includes(String(issue.path[0])) ? issue.message : `${issue.path.join(".")}: ${issue.message}.`,
        )
        .join("\n"),
    );
  const env = parsed.data;
  const production = env.NODE_ENV === "production";
  return {
    production,
    appUrl: new URL(env.APP_URL).origin,
    appUrlIsGiven: present.APP_URL !== undefined,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    databasePool: env.DATABASE_POOL,
    redisUrl: env.REDIS_URL,
    /** Newest first; the first one signs, all of them verify. */
    authSecrets: splitSecrets(env.AUTH_SECRET),
    passwordPeppers: splitSecrets(env.SECURITY_PASSWORD_SALT),
    totpSecrets: env.SECURITY_TOTP_SECRETS,
    /** Of people who came from Devise: its `config.pepper`, which it appended to passwords. */
    devisePepper: env.SECURITY_DEVISE_PEPPER ?? "",
    /** Another system's, while people move in. */
    moving: {
      databaseUrl: env.IMPORT_DATABASE_URL ?? null,
      totpSecrets: env.IMPORT_TOTP_SECRETS ?? null,
      appKey: env.IMPORT_APP_KEY ?? null,
    },
    trustedProxies: env.TRUSTED_PROXIES,
    mail: {
      transport: env.MAIL_TRANSPORT ?? (env.RESEND_API_KEY ? "resend" : env.SMTP_URL ? "smtp" : "outbox"),
      /** In production, mail goes to files only when somebody says so. */
      isChosen: env.MAIL_TRANSPORT !== undefined,
      resendApiKey: env.RESEND_API_KEY,
      resendBaseUrl: env.RESEND_BASE_URL,
      smtpUrl: env.SMTP_URL,
    },
    sms: {
      transport: env.SMS_TRANSPORT ?? (env.TWILIO_ACCOUNT_SID ? "twilio" : "outbox"),
      accountSid: env.TWILIO_ACCOUNT_SID,
      authToken: env.TWILIO_AUTH_TOKEN,
      from: env.TWILIO_FROM,
      baseUrl: env.TWILIO_BASE_URL,
    },
    logLevel: env.LOG_LEVEL,
    /** What this service is called in traces and metrics; null = none are sent. Where to is read by the exporters themselves. */
    telemetryAs: env.OTEL_EXPORTER_OTLP_ENDPOINT ? (env.OTEL_SERVICE_NAME ?? "gatehouse") : null,
    /** Proves that the address in x-gatehouse-peer was written by scripts/peer-stamp.mjs. */
    peerKey: env.GATEHOUSE_PEER_KEY ?? null,
    oauthClients: oauthClientsIn(present),
    settings: Object.fromEntries(Object.entries(present).filter(([name]) => name.startsWith("SECURITY_"))),
  };
}

/** AUTH_GITHUB_ID, AUTH_GITHUB_SECRET, AUTH_OIDC_ISSUER and their like, by the provider's name in lower case. */
function oauthClientsIn(present: Record<string, string | undefined>): Record<string, OAuthClient> {
  const clients: Record<string, OAuthClient> = {};
  for (const [name, id] of Object.entries(present)) {
    const provider = /^AUTH_([A-Z0-9]+)_ID$/.exec(name)?.[1];
    const of = (part: string) => present[`AUTH_${provider}_${part}`] ?? null;
    const secret = of("SECRET");
    if (!provider || !id || !secret) continue;
    const issuer = of("ISSUER");
    if (issuer !== null && !isProtected(issuer))
      throw new Error(`AUTH_${provider}_ISSUER must be an https:// address; http:// only on this machine.`);
    clients[provider.toLowerCase()] = { id, secret, issuer, name: of("NAME") };
  }
  return clients;
}

const isProtected = (address: string): boolean =>
  URL.canParse(address) && /^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/]|$))/.test(address);

const splitSecrets = (value: string | undefined): string[] =>
  (value ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

export const env: Environment = loadEnvironment(process.env);
