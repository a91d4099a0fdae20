import { randomBytes } from "node:crypto";
import { expect, inject, test } from "vitest";
import { connect, migrate } from "@/scripts/migrate";
import { migrationNames } from "@/scripts/migrations-folder";
import { makeDatabase } from "@/scripts/test-database.mjs";
import { pendingChanges } from "@/scripts/write-migration";

const { url: serverUrl, template } = inject("testServer");

function emptyDatabase() {
  return makeDatabase(serverUrl, template.replace(/template$/, randomBytes(6).toString("hex")));
}

test("the migrations add up to the schema", async () => {
  expect(await pendingChanges(serverUrl)).toBeNull();
});

test("several processes may migrate at the same moment: one applies, the others wait", async () => {
  const url = await emptyDatabase();
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(applied.flat()).toEqual(migrationNames());
});

test("a second run applies nothing", async () => {
  const url = await emptyDatabase();
  await migrate(url);
  expect(await migrate(url)).toEqual([]);
});

test("a database that is newer than the code is refused", async () => {
  const url = await emptyDatabase();
  await migrate(url);
  const client = await connect(url);
  await client.query(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '99990101000000_later', now())",
  );
  await client.end();
  await expect(migrate(url)).rejects.toThrow("99990101000000_later");
});

test("a database that cannot be reached is named, without its password", async () => {
  const failure = migrate("postgresql://somebody:hunter2@127.0.0.1:1/shop");
  await expect(failure).rejects.toThrow("The database shop at 127.0.0.1:1 cannot be reached");
  await expect(failure).rejects.not.toThrow("hunter2");
});
