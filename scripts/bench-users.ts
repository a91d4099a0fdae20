import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { loadEnvironment } from "@/lib/env";
import type { Context, SessionPort } from "@/lib/security/context";
import type { AccessRule } from "@/lib/security/core/access";
import { createSession, findSession } from "@/lib/security/domain/sessions";
import { findUserByEmail } from "@/lib/security/domain/users";
import { execute } from "@/lib/security/execute";
import { listUsers } from "@/lib/security/features/administration/list-users";
import { showUser } from "@/lib/security/features/administration/show-user";
import { login } from "@/lib/security/features/login/login";
import { importPeople } from "@/lib/security/features/moving-in/import-people";
import { createContext, createServices } from "@/lib/security/runtime";
import type { UseCase } from "@/lib/security/use-case";
import { startDatabase } from "./database.mjs";
import { randomSecrets } from "./local-secrets.mjs";
import { migrate } from "./migrate";

/*
 * `npm run bench:users -- 1000000`: fills a database of its own through the import, then takes the time of what people and
 * administrators do most. Median and 95th percentile, in milliseconds. Everything is deleted in the end.
 */

const count = Number(process.argv[2] ?? 1000);
const rounds = 200;
const password = "bench-Passw0rd-1";
const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bench-"));
const database = await startDatabase({ dataDir: folder, log: () => {}, settings: ["shared_buffers=512MB"] });
await migrate(database.url);
const env = loadEnvironment({
  ...randomSecrets(),
  DATABASE_URL: database.url,
  DATA_DIR: folder,
  SECURITY_PASSWORD_ACCEPT_PLAIN: "true",
  SECURITY_THROTTLE: "off",
  SECURITY_SEND_NEW_DEVICE_EMAIL: "false",
});
const services = createServices(env);
const { pool, prisma } = services.database;

const noStart = () => Promise.reject(new Error("no browser"));
const session: SessionPort = {
  async start(user, how) {
    const request = { id: "bench", ip: "203.0.113.1", userAgent: "bench", path: null };
    await createSession(prisma, { user, ...how, request, now: new Date(), config: services.config });
  },
  end: async () => {},
  impersonate: noStart,
  stopImpersonating: async () => false,
  park: noStart,
  parked: async () => null,
  unpark: async () => {},
  isTrusted: async () => false,
  trust: async () => {},
  recognize: async () => "known",
  markBrowser: noStart,
  markForLink: noStart,
  linkMark: async () => null,
  browserMark: async () => null,
  speak: async () => {},
  reauthenticated: async () => {},
  extendGrace: async () => {},
};
const facts = { id: "bench", ip: "203.0.113.1", userAgent: "bench", path: null };
const asSystem = createContext(services, { principal: { kind: "system" }, facts, session });
const asGuest = createContext(services, { principal: null, facts, session });

try {
  const hash = await services.passwords.hash(password);
  const file = await writePeople(hash);
  const begun = performance.now();
  let largest = 0;
  const brought = await run(asSystem, importPeople, {
    system: "laravel",
    namespace: "bench",
    source: { file, accountsFile: null },
    dryRun: false,
    confirmed: false,
    restart: false,
    secrets: { totpSecrets: null, appKey: null },
    onProgress: () => {
      largest = Math.max(largest, process.memoryUsage().rss);
    },
    onSkip: () => {},
  });
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `${brought.imported} people imported in ${seconds.toFixed(1)} s (${Math.round(count / seconds)} a second), ${Math.round(largest / 1024 / 1024)} MiB at most`,
  );
  await pool.query("VACUUM (ANALYZE) users, identity_keys, user_roles, sessions");
  await measureAll();
} finally {
  await services.close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** One in a hundred is unconfirmed, half of them have a role, a few have a rare one. */
async function writePeople(hash: string): Promise<string> {
  const file = path.join(folder, "people.csv");
  const handle = await open(file, "w");
  await handle.write("id,email,email_verified_at,password,created_at,roles\n");
  const start = Date.UTC(2020, 0, 1);
  let lines = "";
  for (let at = 0; at < count; at++) {
    const created = new Date(start + Math.floor((at / count) * 150_000_000_000)).toISOString();
    const roles = [...(at % 2 === 0 ? ["member"] : []), ...(at % Math.ceil(count / 5) === 1 ? ["rare"] : [])];
    lines += `${at},${name(at)}@example.org,${at % 100 === 0 ? "" : created},${hash},${created},"${roles.join(",")}"\n`;
    if (lines.length < 1_000_000) continue;
    await handle.write(lines);
    lines = "";
  }
  await handle.write(lines);
  await handle.close();
  return file;
}

/** Letters in no order, so that a search finds few. */
function name(at: number): string {
  const mixed = (at * 2654435761) % 4294967296;
  return `${mixed.toString(36)}.${at}`;
}

async function measureAll(): Promise<void> {
  const someone = () => Math.floor(Math.random() * count);
  const first = await run(asSystem, listUsers, {});
  const middle = await idAt(Math.floor(count / 2));
  const late = await idAt(Math.max(0, count - 100));
  const sessions = await makeSessions();
  await measure("list, first page", () => run(asSystem, listUsers, {}));
  await measure("list, second page", () => run(asSystem, listUsers, { after: first.next ?? undefined }));
  await measure("list, page in the middle", () => run(asSystem, listUsers, { after: middle }));
  await measure("list, last page", () => run(asSystem, listUsers, { after: late }));
  await measure("search, six letters", () => run(asSystem, listUsers, { search: name(someone()).slice(0, 6) }));
  await measure("search, one letter", () => run(asSystem, listUsers, { search: "a" }));
  await measure("search, no such person", () => run(asSystem, listUsers, { search: "zzzzzzzz" }));
  await measure("filter, unconfirmed", () => run(asSystem, listUsers, { state: "unconfirmed" }));
  await measure("filter, deactivated", () => run(asSystem, listUsers, { state: "deactivated" }));
  await measure("filter, a role of half of them", () => run(asSystem, listUsers, { role: "member" }));
  await measure("filter, a role of five people", () => run(asSystem, listUsers, { role: "rare" }));
  await measure("one person's page", () => run(asSystem, showUser, { id: late }));
  await measure("session check", () => findSession(pool, pick(sessions), new Date(), services.config));
  await measure("sign-in, without the hash", () => findUserByEmail(prisma, `${name(someone())}@example.org`));
  await measure("sign-in, whole, with bcrypt", async () => {
    const at = someone();
    await run(asGuest, login, {
      email: `${name(at % 100 === 0 ? at + 1 : at)}@example.org`,
      password,
      remember: false,
    });
  });
}

async function idAt(position: number): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    "SELECT id FROM users ORDER BY created_at DESC, id DESC OFFSET $1 LIMIT 1",
    [position],
  );
  return rows[0]?.id ?? "";
}

/** A living session for one person in ten. */
async function makeSessions(): Promise<string[]> {
  await pool.query(
    `INSERT INTO sessions (id, user_id, uniquifier, via, remember, created_at, last_seen_at, expires_at, authenticated_at)
     SELECT 'bench' || row_number() OVER (), id, uniquifier, 'password', false, now(), now(), now() + interval '1 day', now()
       FROM users WHERE get_byte(decode(substr(uniquifier, 1, 2), 'hex'), 0) < 26`,
  );
  await pool.query("ANALYZE sessions");
  return Array.from({ length: 50 }, (_, at) => `bench${at + 1}`);
}

function pick(from: string[]): string {
  return from[Math.floor(Math.random() * from.length)] ?? "";
}

async function measure(title: string, act: () => Promise<unknown>): Promise<void> {
  for (let warm = 0; warm < 5; warm++) await act();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    await act();
    times.push(performance.now() - begun);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1).padStart(8);
  console.log(`${title.padEnd(34)}${at(0.5)}${at(0.95)}`);
}

async function run<I, O, A extends AccessRule>(ctx: Context, useCase: UseCase<I, O, A>, input: unknown): Promise<O> {
  const result = await execute(useCase, input, ctx);
  if (!result.ok) throw new Error(`${useCase.name}: ${JSON.stringify(result.complaints)}`);
  return result.value;
}
