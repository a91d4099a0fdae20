import { type APIRequestContext, expect, test } from "@playwright/test";
import pg from "pg";
import { findDatabaseUrl } from "../scripts/database.mjs";
import { readContract } from "./contract";
import { jsonClient, signInForToken } from "./json-client";
import { type OwnServer, startOwnServer } from "./own-server";

let server: OwnServer;
let database: pg.Client;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await startOwnServer("safemethods");
  const { DATABASE_URL, DATA_DIR = "" } = server.environment;
  database = new pg.Client(DATABASE_URL || (await findDatabaseUrl(DATA_DIR)));
  await database.connect();
});
test.afterAll(async () => {
  await database?.end();
  await server?.stop();
});

test("AT-302: GET, HEAD and OPTIONS add and remove no row, whoever calls", async () => {
  const admin = await jsonClient({}, server.url);
  await signInForToken(admin, { email: "admin@example.com", password: "Gatehouse-demo-1" });
  const clients: APIRequestContext[] = [await jsonClient({}, server.url), admin];
  const { operations } = readContract(await (await admin.get("/api/openapi.json")).json());
  const before = await countRows();
  for (const client of clients)
    for (const { path } of operations.filter(({ method }) => method === "GET")) {
      await client.get(path.replace(/\{\w+\}/g, "no-such-token"));
      await client.head(path.replace(/\{\w+\}/g, "no-such-token"));
      await client.fetch(path.replace(/\{\w+\}/g, "no-such-token"), { method: "OPTIONS" });
    }
  expect(before.users).toBeGreaterThan(0);
  expect(await countRows()).toEqual(before);
});

/** How many rows each table has. */
async function countRows(): Promise<Record<string, number>> {
  const { rows } = await database.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const counted = await database.query<{ count: number }>(`SELECT count(*)::int AS count FROM "${name}"`);
    counts[name] = counted.rows[0]?.count ?? 0;
  }
  return counts;
}
