import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { days } from "@/lib/security/core/durations";
import { purgeAudit } from "@/lib/security/features/audit/purge";
import { verifyAudit } from "@/lib/security/features/audit/verify";
import { purgeExpired } from "@/lib/security/features/maintenance/purge-expired";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { fromTerminal, parallel } from "@/tests/support/journeys";
import { person, signedIn } from "@/tests/support/people";

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ AUDIT_KEEP: "30 days" });
});
afterEach(() => app.close());

const happen = (count: number) => parallel(count, () => app.system().emit("role_created", { role: "x" }));

async function verified() {
  const result = await fromTerminal(app, verifyAudit, {});
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

/** What somebody with the database in their hands can do: the guard is switched off for one statement. */
async function tamper(statement: string) {
  const { pool } = app.services.database;
  await pool.query("ALTER TABLE audit_entries DISABLE TRIGGER USER");
  await pool.query(statement);
  await pool.query("ALTER TABLE audit_entries ENABLE TRIGGER USER");
}

describe("the chain of audit entries", () => {
  test("is whole after 30 entries at the same moment, and when there is none", async () => {
    expect(await verified()).toMatchObject({ isWhole: true, entries: 0 });
    await happen(30);
    expect(await verified()).toMatchObject({ isWhole: true, entries: 30, faults: [] });
  });

  test.each([
    ["a changed entry", "UPDATE audit_entries SET event = 'role_granted' WHERE id = 3", [["3", "it was changed"]]],
    ["a changed address", "UPDATE audit_entries SET ip = '203.0.113.9' WHERE id = 3", [["3", "it was changed"]]],
    ["a deleted entry", "DELETE FROM audit_entries WHERE id = 3", [["4", expect.stringContaining("before it")]]],
    [
      "the oldest entry deleted",
      "DELETE FROM audit_entries WHERE id = 1",
      [["2", expect.stringContaining("before it")]],
    ],
    ["the newest entry deleted", "DELETE FROM audit_entries WHERE id = 5", [[null, "the newest entries are missing"]]],
    ["all entries deleted", "DELETE FROM audit_entries", [[null, "the newest entries are missing"]]],
    [
      "an entry slipped in",
      "INSERT INTO audit_entries (id, at, event) VALUES (6, now(), 'role_created')",
      [
        ["6", "it was changed"],
        ["6", expect.stringContaining("before it")],
        [null, "the newest entries are missing"],
      ],
    ],
  ])("finds %s", async (_, statement, faults) => {
    for (let count = 0; count < 5; count++) await happen(1);
    expect(await verified()).toMatchObject({ isWhole: true, entries: 5 });
    await tamper(statement);
    const found = await verified();
    expect(found.isWhole).toBe(false);
    expect(found.faults.map(({ id, what }) => [id, what])).toEqual(faults);
  });

  test("the application's own statements can neither change nor delete an entry", async () => {
    await happen(1);
    const refused = /neither changed nor deleted/;
    await expect(app.db.auditEntry.updateMany({ data: { event: "x" } })).rejects.toThrow(refused);
    await expect(app.db.auditEntry.deleteMany()).rejects.toThrow(refused);
    await expect(app.services.database.pool.query("TRUNCATE audit_entries")).rejects.toThrow(refused);
    expect(await verified()).toMatchObject({ isWhole: true, entries: 1 });
  });

  test("what is kept long enough goes from the oldest on, and the rest stays whole", async () => {
    await happen(4);
    app.clock.pass(days(31));
    await happen(2);
    expect(await fromTerminal(app, purgeAudit, {})).toMatchObject({ value: { entries: 4 } });
    expect(await verified()).toMatchObject({ isWhole: true, entries: 3 });
    expect(await fromTerminal(app, purgeAudit, {})).toMatchObject({ value: { entries: 0 } });
    app.clock.pass(days(31));
    await fromTerminal(app, purgeAudit, {});
    expect(await verified()).toMatchObject({ isWhole: true, entries: 1 });
  });
});

test("the purge deletes what nobody can use any more, and leaves what is in use", async () => {
  const alice = await person(app);
  await signedIn(app, alice);
  app.clock.pass(days(9));
  const browser = await signedIn(app, alice, { remember: true });
  expect(await fromTerminal(app, purgeExpired, {})).toMatchObject({ value: { sessions: 1, tickets: 1 } });
  expect(await browser.who()).toBe(alice.email);
  expect(await fromTerminal(app, purgeExpired, {})).toMatchObject({ value: { sessions: 0, tickets: 0 } });
});
