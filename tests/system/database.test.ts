import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { makeDatabase } from "@/scripts/test-database.mjs";
import type { Application } from "@/tests/support/application";
import { parallel } from "@/tests/support/journeys";
import { jsonDoor } from "@/tests/support/json-door";
import { person } from "@/tests/support/people";
import { createSystem, signInAt } from "@/tests/support/system";
import { timeUntil } from "@/tests/support/time-until";

let system: Awaited<ReturnType<typeof createSystem>>;
beforeAll(async () => {
  system = await createSystem();
});
afterAll(() => system.close());

const statusOf = (url: string) => fetch(url).then(({ status }) => status);

/** What a server says while it cannot use its database. */
async function expectOutage(url: string, who: { email: string; password: string }, within = 3_500) {
  const answer = await jsonDoor(url).post("/login", { email: who.email, password: who.password });
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(answer.body).toMatchObject({ response: { error_keys: { "": ["SERVICE_UNAVAILABLE"] } } });
  expect(answer.took).toBeLessThan(within);
  expect(await statusOf(`${url}/api/health`)).toBe(200);
  expect(await statusOf(`${url}/api/ready`)).toBe(503);
}

test("AT-323: a server that is started before its database lives, refuses, and serves within 5 s once it is there, migrated", async () => {
  const late = await createSystem();
  try {
    const empty = new URL(await makeDatabase(inject("testServer").url, `${inject("testServer").template}_late`));
    empty.hostname = "127.0.0.1";
    empty.port = `${late.line.port}`;
    late.line.cut();
    const server = await late.start({ DATABASE_URL: empty.href });
    expect(server.log()).toContain("cannot be reached");
    await expectOutage(server.url, { email: "alice@example.com", password: "whatever-it-is-1" });
    late.line.mend();
    expect(await timeUntil(async () => (await statusOf(`${server.url}/api/ready`)) === 200, 8_000)).toBeLessThan(5_000);
    const answer = await jsonDoor(server.url).post("/login", {
      email: "alice@example.com",
      password: "whatever-it-is-1",
    });
    expect(answer.status).toBe(400);
  } finally {
    await late.close();
  }
});

describe("a server that runs", () => {
  let server: Application;
  beforeAll(async () => {
    server = await system.start({}, { until: "ready" });
  });

  test("AT-325, AT-326: all its database connections ended: it lives, and every session is still good", async () => {
    const alice = await person(system.app);
    const doors = await parallel(10, async () => (await signInAt(server.url, alice)).door);
    await system.app.services.database.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    // The server hears of it in the moment that the news takes over the line.
    await pause(300);
    for (const door of doors) expect((await door.get("/api/me")).status).toBe(200);
  });

  test("AT-323: the line is cut in mid-request and for a while: 503 with a key, nobody let in; 5 s after, all is well", async () => {
    const alice = await person(system.app);
    const { door } = await signInAt(server.url, alice);
    system.line.delayBy(100);
    const underWay = parallel(20, (index) =>
      index % 2 ? door.get("/api/me") : signInAt(server.url, alice).then(({ answer }) => answer),
    );
    await pause(250);
    system.line.cut();
    for (const { status } of await underWay) expect([200, 503]).toContain(status);
    await expectOutage(server.url, alice);
    expect((await door.get("/api/me")).status).toBe(503);
    system.line.mend();
    expect(await timeUntil(async () => (await door.get("/api/me")).status === 200, 8_000)).toBeLessThan(5_000);
    expect((await signInAt(server.url, alice)).answer.status).toBe(200);
  });

  test("pages say that it is an outage, too, and keep nobody waiting", async () => {
    const { door } = await signInAt(server.url, await person(system.app));
    system.line.cut();
    const answer = await door.get("/account", { accept: "text/html" });
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(answer.took).toBeLessThan(3_500);
    expect(JSON.stringify(answer.body)).not.toMatch(/prisma|ECONNREFUSED|node_modules/i);
    system.line.mend();
    expect((await door.get("/account", { accept: "text/html" })).status).toBe(200);
  });

  test("AT-329: a database that only reads signs nobody in", async () => {
    const alice = await person(system.app);
    const name = new URL(system.app.environment.databaseUrl ?? "").pathname.slice(1);
    const admin = new pg.Client(inject("testServer").url);
    await admin.connect();
    const renew = () => {
      system.line.cut();
      system.line.mend();
    };
    await admin.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    renew();
    const { answer, door } = await signInAt(server.url, alice);
    const who = await door.get("/api/me");
    await admin.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
    renew();
    expect(answer.status).toBe(503);
    expect(who.status).toBe(401);
    expect((await signInAt(server.url, alice)).answer.status).toBe(200);
    await admin.end();
  });

  test("AT-352: half a second for each word to the database breaks no sign-in, registration or reset", async () => {
    const alice = await person(system.app);
    system.line.delayBy(250);
    const email = "slow-newcomer@example.com";
    const password = "seven wooden spoons in a row";
    const [login, register, reset] = await Promise.all([
      signInAt(server.url, alice).then(({ answer }) => answer),
      jsonDoor(server.url).post("/register", { email, password, password_confirm: password }),
      jsonDoor(server.url).post("/reset", { email: alice.email }),
    ]);
    system.line.mend();
    expect([login.status, register.status, reset.status]).toEqual([200, 200, 200]);
    expect(await system.app.db.user.count({ where: { email } })).toBe(1);
  });
});

test("AT-328: no connection left in the database: 503 at once, and well again by itself", async () => {
  const role = `gatehouse_few_${process.pid}`;
  const owner = new pg.Client(system.app.environment.databaseUrl);
  await owner.connect();
  await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'few' CONNECTION LIMIT 3`);
  await owner.query(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`);
  await owner.query(`GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
  const address = new URL(system.app.environment.databaseUrl ?? "");
  address.username = role;
  address.password = "few";
  const others = await parallel(3, async () => {
    const client = new pg.Client(address.href);
    await client.connect();
    return client;
  });
  const server = await system.start({ DATABASE_URL: address.href });
  try {
    const alice = await person(system.app);
    await expectOutage(server.url, alice);
    for (const other of others) await other.end();
    expect(await timeUntil(async () => (await signInAt(server.url, alice)).answer.status === 200, 8_000)).toBeLessThan(
      5_000,
    );
  } finally {
    await server.kill();
    await owner.query(`DROP OWNED BY ${role}`);
    await owner.query(`DROP ROLE ${role}`);
    await owner.end();
  }
});
