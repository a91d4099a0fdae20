import { type Clock, systemClock } from "@/lib/clock";
import { createKeyring, type Keyring } from "@/lib/crypto/keyring";
import { createSecretBox, type SecretBox } from "@/lib/crypto/secret-box";
import { createVersionedBox } from "@/lib/crypto/versioned-box";
import { connectDatabase, type Database } from "@/lib/db";
import { type Environment, env } from "@/lib/env";
import { inEnglish, type Language } from "@/lib/i18n/language";
import { log } from "@/lib/log";
import { createMailTransport } from "@/lib/mail/transport";
import { createOutboxWorker, type OutboxWorker } from "@/lib/outbox/worker";
import { createPasswordHasher, type PasswordHasher } from "@/lib/password-hashing/hasher";
import { passwordKeyIds } from "@/lib/password-hashing/key-ids";
import { type RateLimiter, unlimited } from "@/lib/rate-limit/limiter";
import { createPostgresStore, createRedisStore } from "@/lib/rate-limit/stores";
import { createSmsSender } from "@/lib/sms/sender";
import { observe } from "@/lib/telemetry/metrics";
import { webhookBox } from "@/lib/webhooks/secret";
import { createWebhookWorker, type WebhookWorker } from "@/lib/webhooks/worker";
import { type SecurityConfig, securityConfig } from "./config";
import type { Context, Principal, RequestFacts, SessionPort } from "./context";
import { applySettings } from "./core/apply-settings";
import type { EventName, Events } from "./core/events";
import { alwaysLimited, type LimitRule, limitOf } from "./core/limits";
import type { Failure } from "./core/result";
import { alwaysTold, subscribers } from "./subscribers";

/** What lives as long as the process. Web server, terminal and tests each build one. */
export type Services = {
  config: SecurityConfig;
  appUrl: string;
  clock: Clock;
  database: Database;
  passwords: PasswordHasher;
  keyring: Keyring;
  outboxBox: SecretBox;
  totpBox: SecretBox;
  passwordKeys: readonly string[];
  oauthClients: Environment["oauthClients"];
  limiter(rule: LimitRule): RateLimiter;
  outbox: OutboxWorker;
  webhooks: WebhookWorker;
  close(): Promise<void>;
};

/** Builds the services of an environment. Connects lazily; throws a sentence for a setting that cannot be used. */
export function createServices(
  environment: Environment,
  options: { clock?: Clock; config?: SecurityConfig; sendsAtOnce?: number } = {},
): Services {
  const clock = options.clock ?? systemClock;
  const config = options.config ?? applySettings(securityConfig, environment.settings);
  if (!environment.databaseUrl)
    throw new Error("DATABASE_URL is not set; `npm run dev` and `npm start` set it for the embedded database.");
  const database = connectDatabase(environment.databaseUrl, {
    poolSize: environment.databasePool,
    onError: (error) => log.warn({ error }, "database connection lost"),
    facts: { "gatehouse.password_key": passwordKeyIds(environment.passwordPeppers)[0] ?? "" },
  });
  const keyring = createKeyring(environment.authSecrets);
  const outboxBox = createSecretBox(keyring, "outbox");
  const totpBox = environment.totpSecrets
    ? createVersionedBox(environment.totpSecrets, "totp")
    : createSecretBox(createKeyring([]), "totp");
  const mail = createMailTransport({ ...environment.mail, dataDir: environment.dataDir }, clock);
  const sms = createSmsSender({ ...environment.sms, dataDir: environment.dataDir }, clock);
  const outbox = createOutboxWorker(
    { db: database.prisma, secretBox: outboxBox, mail, sms, clock, log },
    options.sendsAtOnce,
  );
  const webhooks = createWebhookWorker({
    db: database.prisma,
    secretBox: webhookBox(keyring),
    // Nobody's program needs what is said in clear, but on the machine of whoever develops.
    policy: { allowPrivate: config.webhooks.allowPrivate, allowClear: environment.appUrl.startsWith("http:") },
    clock,
    log,
  });
  const passwords = hasherOf(config, environment);
  const limits = environment.redisUrl
    ? createRedisStore(environment.redisUrl, database.pool, (error) => log.warn({ error }, "Redis is out of reach"))
    : createPostgresStore(database.pool);
  const observed = [
    observe("gatehouse.password_hashing.waiting", "Passwords that wait for a thread", () => passwords.waiting()),
    observe("gatehouse.database.connections", "Connections to the database", () => database.pool.totalCount),
    observe("gatehouse.database.waiting", "Requests that wait for a connection", () => database.pool.waitingCount),
  ];
  return {
    config,
    appUrl: environment.appUrl,
    clock,
    database,
    passwords,
    keyring,
    outboxBox,
    totpBox,
    passwordKeys: passwordKeyIds(environment.passwordPeppers),
    oauthClients: environment.oauthClients,
    limiter: limiterOf(config, limits.limiter),
    outbox,
    webhooks,
    async close() {
      await webhooks.stop();
      await outbox.stop();
      for (const one of observed) one.stop();
      await passwords.close();
      await limits.close();
      await database.close();
    },
  };
}

const hasherOf = ({ passwords }: SecurityConfig, { passwordPeppers, devisePepper }: Environment): PasswordHasher =>
  createPasswordHasher({
    scheme: passwords.scheme,
    pepper: passwordPeppers,
    devisePepper,
    costs: { bcrypt: { rounds: passwords.bcryptCost } },
    deprecated: passwords.deprecated,
    ...(passwords.singleHash.length > 0 ? { singleHash: passwords.singleHash } : {}),
    acceptPlain: passwords.acceptPlain,
  });

const limiterOf =
  ({ throttle }: SecurityConfig, counted: RateLimiter): Services["limiter"] =>
  (rule) =>
    throttle === "off" && !alwaysLimited.includes(rule) ? unlimited : counted;

/** One request's context, over the services of the process. */
export function createContext(
  services: Services,
  request: {
    principal: Principal;
    facts: RequestFacts;
    session: SessionPort;
    language?: Language;
    checkForgery?: () => Failure | null;
  },
): Context {
  const { config, clock, database, keyring, outboxBox, totpBox } = services;
  const context: Context = {
    principal: request.principal,
    request: request.facts,
    language: request.language ?? inEnglish,
    config,
    db: database.prisma,
    pool: database.pool,
    clock,
    now: () => clock.now(),
    passwords: passwordsOf(services, request.facts),
    keyring,
    outboxBox,
    totpBox,
    passwordKeys: services.passwordKeys,
    oauthClients: services.oauthClients,
    errands: { mail: false, webhooks: false },
    session: request.session,
    limiter: contextLimiter(services, request.facts),
    url: (path) => new URL(path, services.appUrl).href,
    emit: (name, payload) => tellSubscribers(context, name, payload),
    checkForgery: request.checkForgery,
  };
  return context;
}

/** Each subscriber in turn; one that fails is logged and breaks neither the others nor the request. */
async function tellSubscribers<N extends EventName>(ctx: Context, name: N, payload: Events[N]): Promise<void> {
  for (const subscriber of [...(subscribers[name] ?? []), ...alwaysTold]) {
    try {
      await subscriber(ctx, name, payload);
    } catch (error) {
      log.error({ error, event: name, subscriber: subscriber.name }, "subscriber failed");
    }
  }
}

/** Hashing on behalf of the caller's address: whoever sends many passwords at once waits for themselves. */
function passwordsOf({ passwords }: Services, { ip }: RequestFacts): PasswordHasher {
  const owner = ip ?? "";
  return {
    ...passwords,
    hash: (password) => passwords.hash(password, owner),
    verify: (password, stored) => passwords.verify(password, stored, owner),
  };
}

function contextLimiter({ config, limiter }: Services, { ip }: RequestFacts): Context["limiter"] {
  const overrides = typeof config.throttle === "object" ? config.throttle : {};
  return {
    async take(rule, account) {
      for (const [scope, key] of [
        ["all", "all"],
        ["client", ip],
        ["account", account],
      ] as const) {
        const limit = key === null ? null : limitOf(rule, scope, overrides);
        if (key === null || limit === null) continue;
        // A success forgives what an account has used up, and nothing else is forgiven.
        const verdict = await limiter(rule).take(`${rule}.${scope}`, key, { ...limit, lasting: scope !== "account" });
        if (!verdict.allowed) return { ...verdict, reached: scope === "account" && verdict.isFirst ? key : null };
      }
      return { allowed: true };
    },
    async takeAccount(rule, account) {
      const limit = limitOf(rule, "account", overrides);
      return limit === null || (await limiter(rule).take(`${rule}.account`, account, limit)).allowed;
    },
    async forgive(rule, account) {
      const limit = limitOf(rule, "account", overrides);
      if (limit !== null) await limiter(rule).clear(`${rule}.account`, account, limit);
    },
  };
}

const kept = globalThis as typeof globalThis & { gatehouseServices?: Services };

/** The services of this process, built at first use. Kept across the reloads of development. */
export function services(): Services {
  kept.gatehouseServices ??= createServices(env);
  return kept.gatehouseServices;
}
