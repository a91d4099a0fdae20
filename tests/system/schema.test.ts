import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "@/scripts/processes.mjs";
import { createSystem } from "@/tests/support/system";

let system: Awaited<ReturnType<typeof createSystem>>;
beforeAll(async () => {
  system = await createSystem();
});
afterAll(() => system.close());

const sql = (statement: string, values: string[] = []) => system.app.services.database.pool.query(statement, values);

test("AT-349: with an older or newer schema a server is not ready and says why; a newer one also stops the start", async () => {
  const server = await system.start({ AUTO_MIGRATE: "false" }, { until: "ready" });
  const isReady = async () => (await fetch(`${server.url}/api/ready`)).status === 200;

  const { rows } = await sql("SELECT max(migration_name) AS last FROM _prisma_migrations");
  await sql("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1", [rows[0].last]);
  expect(await isReady()).toBe(false);
  expect(server.log()).toMatch(new RegExp(`"missing":\\["${rows[0].last}"\\]`));
  await sql("UPDATE _prisma_migrations SET finished_at = now() WHERE migration_name = $1", [rows[0].last]);
  expect(await isReady()).toBe(true);

  await sql(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ('later', 'x', '99991231235959_of_a_later_release', now(), now(), 1)`,
  );
  expect(await isReady()).toBe(false);
  expect(server.log()).toContain("99991231235959_of_a_later_release");
  const port = `${await freePort()}`;
  await expect(system.start({ PORT: port })).rejects.toThrow(/ended with 1[\s\S]*newer/);
  // The server prepares itself meanwhile; it must not stay behind and answer.
  await pause(2_000);
  await expect(fetch(`http://localhost:${port}/api/health`)).rejects.toThrow();
  await sql("DELETE FROM _prisma_migrations WHERE id = 'later'");
  expect(await isReady()).toBe(true);
});
