import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { emailKey } from "@/lib/security/core/identity";
import { findSession } from "@/lib/security/domain/sessions";
import { findUserByEmail, findUserByUsername } from "@/lib/security/domain/users";
import { createUser } from "@/lib/security/features/administration/create-user";
import { listAudit } from "@/lib/security/features/administration/list-audit";
import { listUsers } from "@/lib/security/features/administration/list-users";
import { createTestApp, type TestApp } from "../support/context";
import { fromTerminal } from "../support/journeys";

/* Enough people that Postgres plans as it does for many. What it plans is asked of it, for the statements that were really sent. */
const people = 30_000;
const large = ["users", "identity_keys", "user_roles", "sessions", "audit_entries"];

let app: TestApp;
const at = { first: "", middle: "", last: "" };
beforeAll(async () => {
  app = await createTestApp();
  const statements = [
    `INSERT INTO users (id, email, uniquifier, webauthn_user_handle, created_at, updated_at, active, confirmed_at)
     SELECT gen_random_uuid(), substr(md5(n::text), 1, 8) || n || '@example.org', 'u' || n, 'h' || n, now() - n * interval '1 minute',
            now(), n % 300 <> 0, CASE WHEN n % 200 = 1 THEN NULL ELSE now() END FROM generate_series(1, ${people}) n`,
    "INSERT INTO identity_keys (key, kind, user_id) SELECT email, 'email', id FROM users",
    `INSERT INTO roles (id, name, updated_at) SELECT gen_random_uuid(), name, now() FROM unnest(ARRAY['many', 'few']) name`,
    `INSERT INTO user_roles (user_id, role_id) SELECT u.id, r.id FROM users u JOIN roles r
        ON (r.name = 'many' AND right(u.uniquifier, 1) < '5') OR (r.name = 'few' AND u.uniquifier = 'u29000')`,
    `INSERT INTO sessions (id, user_id, uniquifier, via, remember, created_at, last_seen_at, expires_at, authenticated_at)
     SELECT 's' || uniquifier, id, uniquifier, 'password', false, now(), now(), now() + interval '1 day', now() FROM users`,
    `INSERT INTO audit_entries (at, event, user_id) SELECT now(), 'user_authenticated', id FROM users LIMIT 5000`,
    "VACUUM (ANALYZE) users, identity_keys, user_roles, roles, sessions, audit_entries",
  ];
  for (const statement of statements) await app.services.database.pool.query(statement);
  Object.assign(at, { first: await idAt(7), middle: await idAt(15_000), last: await idAt(29_900) });
}, 120_000);
afterAll(() => app.close());

/** The statements that are sent while something is done, with their values. */
async function statementsOf(act: () => Promise<unknown>): Promise<{ text: string; values: unknown[] }[]> {
  const sent: { text: string; values: unknown[] }[] = [];
  const query = pg.Client.prototype.query;
  const spy = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    const [first, second] = given;
    if (typeof first === "string") sent.push({ text: first, values: Array.isArray(second) ? second : [] });
    else if (typeof first === "object" && first !== null && "text" in first) {
      const values = "values" in first && Array.isArray(first.values) ? first.values : [];
      sent.push({ text: String(first.text), values: Array.isArray(second) ? second : values });
    }
    return Reflect.apply(query, this, given);
  });
  try {
    await act();
  } finally {
    spy.mockRestore();
  }
  return sent.filter(({ text }) => /^\s*(?:SELECT|UPDATE|DELETE|WITH)\b/i.test(text));
}

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
};

async function plansOf(act: () => Promise<unknown>): Promise<Plan[]> {
  const statements = await statementsOf(act);
  expect(statements.length).toBeGreaterThan(0);
  const plans: Plan[] = [];
  for (const { text, values } of statements) {
    const { rows } = await app.services.database.pool.query(`EXPLAIN (FORMAT JSON) ${text}`, values);
    plans.push(...flat(rows[0]["QUERY PLAN"][0].Plan));
  }
  return plans;
}

const flat = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flat)];

const idAt = async (position: number): Promise<string> => {
  const { rows } = await app.services.database.pool.query(
    "SELECT id FROM users ORDER BY created_at DESC, id DESC OFFSET $1 LIMIT 1",
    [position],
  );
  return rows[0].id;
};

test.each<[string, () => Promise<unknown>]>([
  ["the first page of people", () => fromTerminal(app, listUsers, {})],
  ["a page in the middle", () => fromTerminal(app, listUsers, { after: at.middle })],
  ["a search for few", () => fromTerminal(app, listUsers, { search: "c81e" })],
  ["a search for many", () => fromTerminal(app, listUsers, { search: "c" })],
  ["a search for nobody", () => fromTerminal(app, listUsers, { search: "zzzz" })],
  ["who is deactivated", () => fromTerminal(app, listUsers, { state: "deactivated" })],
  ["who is unconfirmed", () => fromTerminal(app, listUsers, { state: "unconfirmed" })],
  ["who is active", () => fromTerminal(app, listUsers, { state: "active" })],
  ["a role of one", () => fromTerminal(app, listUsers, { role: "few" })],
  ["a sign-in by address", () => findUserByEmail(app.db, emailKey("c4ca42381@example.org"))],
  ["a sign-in by username", () => findUserByUsername(app.db, "nobody")],
  ["a session", () => findSession(app.services.database.pool, "su77", new Date(), app.config)],
  ["what happened", () => fromTerminal(app, listAudit, { limit: 50 })],
  ["what happened of one kind", () => fromTerminal(app, listAudit, { limit: 50, event: "role_created" })],
  ["what happened to somebody", () => fromTerminal(app, listAudit, { limit: 50, user: at.first })],
  [
    "a new account",
    () =>
      fromTerminal(app, createUser, {
        email: "new@example.org",
        username: "",
        password: "correct-horse-9",
        active: true,
      }),
  ],
])("%s is found by an index", async (_, act) => {
  const read = (await plansOf(act)).filter((plan) => plan["Node Type"] === "Seq Scan");
  expect(read.map((plan) => plan["Relation Name"]).filter((name) => large.includes(name ?? ""))).toEqual([]);
});

/** How many rows of the large tables are looked at. */
async function rowsReadBy(act: () => Promise<unknown>): Promise<number> {
  let rows = 0;
  for (const { text, values } of await statementsOf(act)) {
    const explained = await app.services.database.pool.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
    for (const plan of flat(explained.rows[0]["QUERY PLAN"][0].Plan))
      if (large.includes(plan["Relation Name"] ?? ""))
        rows += (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"];
  }
  return rows;
}

test.each<[string, () => Promise<unknown>]>([
  ["the first page of people", () => fromTerminal(app, listUsers, {})],
  ["a page in the middle", () => fromTerminal(app, listUsers, { after: at.middle })],
  ["the last page", () => fromTerminal(app, listUsers, { after: at.last })],
  ["a search for few", () => fromTerminal(app, listUsers, { search: "c81e" })],
  ["who is deactivated", () => fromTerminal(app, listUsers, { state: "deactivated" })],
  ["who is unconfirmed", () => fromTerminal(app, listUsers, { state: "unconfirmed" })],
  ["a role of one", () => fromTerminal(app, listUsers, { role: "few" })],
  ["a role of many", () => fromTerminal(app, listUsers, { role: "many" })],
])("%s looks at few rows, however many people there are", async (_, act) => {
  expect(await rowsReadBy(act)).toBeLessThan(people / 30);
});
