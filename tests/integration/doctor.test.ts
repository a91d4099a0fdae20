import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadEnvironment } from "@/lib/env";
import { inEnglish } from "@/lib/i18n/language";
import { examineDatabase } from "@/lib/security/cli/examine-database";
import { examineReach } from "@/lib/security/cli/examine-reach";
import type { Finding } from "@/lib/security/cli/finding";
import { createTestApp, type TestApp } from "../support/context";
import { hasRedis, startRedis } from "../support/redis";
import { personWithFactor } from "../support/second-factors";

let app: TestApp;
let url: string;
beforeAll(async () => {
  app = await createTestApp();
  const { rows } = await app.services.database.pool.query("SELECT current_database() AS name");
  const address = new URL(process.env.DATABASE_URL ?? "");
  address.pathname = `/${rows[0].name}`;
  url = address.href;
});
afterAll(() => app.close());

const environment = (more: Record<string, string> = {}) =>
  loadEnvironment({ ...process.env, DATABASE_URL: url, ...more });
const brief = (findings: Finding[]) => findings.map(({ state, about }) => `${state} ${about}`);
const amiss = (findings: Finding[]) => findings.filter(({ state }) => state !== "ok");

test("a database that is well says so of everything that was looked at", async () => {
  expect(brief(await examineDatabase(inEnglish, environment()))).toEqual([
    "ok DATABASE_URL",
    "ok DATABASE_POOL",
    "ok migrations",
    "ok clock",
    "ok outbox_messages",
    "ok audit_entries",
    "ok secrets",
  ]);
});

test("more connections than the database has are named", async () => {
  const { rows } = await app.services.database.pool.query("SHOW max_connections");
  const half = String(Math.ceil(Number(rows[0].max_connections) * 0.6));
  expect(brief(amiss(await examineDatabase(inEnglish, environment({ DATABASE_POOL: half }))))).toEqual([
    "warning DATABASE_POOL",
  ]);
  expect(brief(amiss(await examineDatabase(inEnglish, environment({ DATABASE_POOL: "500" }))))).toEqual([
    "failure DATABASE_POOL",
  ]);
});

test("messages that nobody sends, and those that could not be sent, are counted", async () => {
  const { pool } = app.services.database;
  await pool.query(
    `INSERT INTO outbox_messages (id, channel, template, attempts, created_at, failed_at, last_error)
     VALUES (gen_random_uuid(), 'mail', 'welcome', 8, now(), now(), 'refused')`,
  );
  expect(brief(amiss(await examineDatabase(inEnglish, environment())))).toEqual(["warning outbox_messages"]);
  await pool.query(
    `INSERT INTO outbox_messages (id, channel, template, created_at, next_attempt_at)
     VALUES (gen_random_uuid(), 'mail', 'welcome', now(), now() - interval '1 hour')`,
  );
  expect(brief(amiss(await examineDatabase(inEnglish, environment())))).toEqual(["failure outbox_messages"]);
  await pool.query("DELETE FROM outbox_messages");
});

test("a record that is guarded no more is found", async () => {
  const { pool } = app.services.database;
  await pool.query("ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_guard");
  expect(brief(amiss(await examineDatabase(inEnglish, environment())))).toEqual(["failure audit_entries"]);
  await pool.query("ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_guard");
});

test("a database that cannot be reached is one finding, without its password", async () => {
  const findings = await examineDatabase(
    inEnglish,
    environment({ DATABASE_URL: "postgres://x:hunter2@127.0.0.1:1/shop" }),
  );
  expect(brief(findings)).toEqual(["failure DATABASE_URL"]);
  expect(JSON.stringify(findings)).not.toContain("hunter2");
});

test("the mail server is asked, with user and password", async () => {
  const server = new SMTPServer({
    authOptional: false,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) =>
      username === "kim" && password === "right" ? done(null, { user: "kim" }) : done(new Error("wrong")),
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const ask = (password: string) =>
    examineReach(
      inEnglish,
      environment({ MAIL_TRANSPORT: "smtp", SMTP_URL: `smtp://kim:${password}@127.0.0.1:${port}` }),
    );
  expect(brief(await ask("right"))).toEqual(["ok SMTP_URL", "ok REDIS_URL"]);
  const refused = await ask("hunter2");
  expect(brief(amiss(refused))).toEqual(["failure SMTP_URL"]);
  expect(JSON.stringify(refused)).not.toContain("hunter2");
  await new Promise<void>((done) => server.close(() => done()));
  expect(brief(amiss(await ask("right")))).toEqual(["failure SMTP_URL"]);
});

test("the server that counts limits is named when it does not answer", async () => {
  const gone = await examineReach(inEnglish, environment({ REDIS_URL: "redis://:hunter2@127.0.0.1:1" }));
  expect(brief(amiss(gone))).toEqual(["failure REDIS_URL"]);
  expect(JSON.stringify(gone)).not.toContain("hunter2");
});

test.runIf(hasRedis)("the server that counts limits is asked", async () => {
  const redis = await startRedis();
  expect(brief(await examineReach(inEnglish, environment({ REDIS_URL: redis.url })))).toEqual(["ok REDIS_URL"]);
  await redis.stop();
});

test("a key that was dropped too early is found", async () => {
  const before = process.env.SECURITY_TOTP_SECRETS;
  await personWithFactor(app, "authenticator");
  await app.services.outbox.drain();
  const { pool } = app.services.database;
  await pool.query("UPDATE code_secrets SET secret = 'nokey1.' || split_part(secret, '.', 2)");
  const findings = amiss(await examineDatabase(inEnglish, environment({ SECURITY_TOTP_SECRETS: before ?? "" })));
  expect(brief(findings)).toContain("failure SECURITY_TOTP_SECRETS");
  expect(findings.at(-1)?.text).toContain("a key that is not listed");
});
