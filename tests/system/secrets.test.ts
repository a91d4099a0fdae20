import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateSync } from "otplib";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inProject } from "@/scripts/project.mjs";
import type { Application } from "@/tests/support/application";
import { type Answer, jsonDoor } from "@/tests/support/json-door";
import { createSystem, linkMailed } from "@/tests/support/system";
import { timeUntil } from "@/tests/support/time-until";

let system: Awaited<ReturnType<typeof createSystem>>;
let server: Application;
beforeAll(async () => {
  system = await createSystem();
  server = await system.start({ LOG_LEVEL: "trace" }, { until: "ready" });
});
afterAll(() => system.close());

const email = "keeper-of-secrets@example.com";
const password = "canary-password-7f3a91";
const secondPassword = "canary-password-b20c55";

/** Somebody's whole life with the application; answers everything that only they and their browser may know. */
async function liveALife(): Promise<Record<string, string>> {
  const door = jsonDoor(server.url);
  const typed = { email, password, password_confirm: password };
  expectOk(await door.post("/register", typed));
  const confirmation = await linkMailed(system.app, email, "welcome");
  expectOk(await door.post(`/confirm/${confirmation}`));
  await door.post("/login", { email, password: "canary-wrong-guess-44e1" });
  if ((await door.get("/api/me")).status !== 200) expectOk(await door.post("/login", { email, password }));
  const session = door.cookie("gatehouse") ?? "";
  const token = valueIn(await door.post("/verify?include_auth_token", { password }), "authentication_token");

  const begun = await door.post("/tf-setup", { setup: "authenticator" });
  const totp = valueIn(begun, "tf_authr_key").replaceAll(" ", "");
  const state = valueIn(begun, "tf_state_token");
  const code = generateSync({ secret: totp });
  expectOk(await door.post(`/tf-setup/${state}`, { code }));
  const codes = JSON.stringify((await door.post("/mf-recovery-codes", { generate_codes: true })).body);
  const [recoveryCode = ""] = /[0-9a-f]{4}(?:-[0-9a-f]{4}){3}/.exec(codes) ?? [];

  // A fault in the middle of a sign-in is what gets logged, with all that was at hand.
  const unlucky = jsonDoor(server.url);
  await unlucky.get("/login");
  system.line.cut();
  expect((await unlucky.post("/login", { email, password })).status).toBe(503);
  system.line.mend();

  expectOk(await jsonDoor(server.url).post("/reset", { email }));
  const reset = await linkMailed(system.app, email, "reset_instructions");
  const chosen = { new_password: secondPassword, new_password_confirm: secondPassword };
  expectOk(await door.post("/change", { password, ...chosen }));
  const renewed = door.cookie("gatehouse") ?? "";
  return {
    password,
    secondPassword,
    guess: "canary-wrong-guess-44e1",
    confirmation,
    session,
    renewed,
    token,
    totp,
    recoveryCode,
    reset,
  };
}

function expectOk(answer: Answer): void {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

/** The text of this name, wherever it is in an answer; empty when it is not. */
function valueIn(answer: Answer, name: string): string {
  expectOk(answer);
  return new RegExp(`"${name}":"([^"]+)"`).exec(JSON.stringify(answer.body))?.[1] ?? "";
}

/** Every row of every table, as text. */
async function wholeDatabase(): Promise<string> {
  const client = new pg.Client(system.app.environment.databaseUrl);
  await client.connect();
  const tables = await client.query<{ name: string }>(
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  let text = "";
  for (const { name } of tables.rows) {
    const { rows } = await client.query<{ row: string }>(`SELECT row_to_json(t)::text AS row FROM ${name} t`);
    text += rows.map(({ row }) => `${name} ${row}`).join("\n");
  }
  await client.end();
  return text;
}

/** Every file that a browser may load. */
function bundles(): string {
  const folder = inProject(".next/static");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:js|css|json|map)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");
}

describe("what only its owner may know", () => {
  test("is neither in the log nor in clear in the database nor in what browsers load, and nor are our own secrets", async () => {
    const secrets = await liveALife();
    for (const [name, value] of Object.entries(secrets)) expect(value.length, name).toBeGreaterThan(12);
    const places = { log: server.log(), database: await wholeDatabase(), bundles: bundles() };
    expect(places.log).toContain('"level"');
    expect(places.database).toContain(email);
    expect(places.bundles.length).toBeGreaterThan(100_000);
    const ours = {
      AUTH_SECRET: process.env.AUTH_SECRET ?? "",
      SECURITY_PASSWORD_SALT: process.env.SECURITY_PASSWORD_SALT ?? "",
      SECURITY_TOTP_SECRETS: process.env.SECURITY_TOTP_SECRETS ?? "",
    };
    for (const [name, value] of Object.entries({ ...secrets, ...ours })) {
      expect(value, name).not.toBe("");
      for (const [place, text] of Object.entries(places))
        expect(text.includes(value), `${name} in ${place}`).toBe(false);
    }
    expect(places.log).not.toContain(recoveryForm(secrets.recoveryCode ?? ""));
  });

  const recoveryForm = (code: string): string => code.replaceAll("-", "");
});

test("AT-316: what goes wrong where nobody awaits it is told once, without its words, and the server lives", async () => {
  const preload = `--import=${inProject("tests/support/preloads/mishaps.mjs")}`;
  const unlucky = await system.start({ NODE_OPTIONS: preload }, { until: "ready" });
  await timeUntil(async () => unlucky.log().includes("uncaughtException"), 10_000);
  expect(unlucky.log().match(/unhandledRejection: Error/g)).toHaveLength(1);
  expect(unlucky.log().match(/uncaughtException:\s+Error/g)).toHaveLength(1);
  expect(unlucky.log()).not.toContain("canary");
  expect((await fetch(`${unlucky.url}/api/ready`)).status).toBe(200);
  expect(await unlucky.end()).toBe(0);
});

test("AT-320: strangers learn of the server's health no more than that", async () => {
  const bodies = await Promise.all(
    ["health", "ready"].map((name) => fetch(`${server.url}/api/${name}`).then((answer) => answer.json())),
  );
  expect(bodies).toEqual([{ status: "alive" }, { status: "ready" }]);
  for (const path of ["/metrics", "/api/metrics", "/server-status", "/.env", "/_next/static/../../package.json"])
    expect([400, 404, 308, 307]).toContain((await fetch(`${server.url}${path}`, { redirect: "manual" })).status);
});
