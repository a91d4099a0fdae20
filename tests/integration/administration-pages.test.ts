import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deleteRole } from "@/lib/security/features/administration/delete-role";
import { editRole } from "@/lib/security/features/administration/edit-role";
import { endSessionsOfUser } from "@/lib/security/features/administration/end-sessions";
import { exportAudit } from "@/lib/security/features/administration/export-audit";
import { grantRole } from "@/lib/security/features/administration/grant-role";
import { inviteUser } from "@/lib/security/features/administration/invite-user";
import { listAudit } from "@/lib/security/features/administration/list-audit";
import { listRoles } from "@/lib/security/features/administration/list-roles";
import { listUsers } from "@/lib/security/features/administration/list-users";
import { revokeRole } from "@/lib/security/features/administration/revoke-role";
import { sendReset } from "@/lib/security/features/administration/send-reset";
import { setActive } from "@/lib/security/features/administration/set-active";
import { showUser } from "@/lib/security/features/administration/show-user";
import { reset } from "@/lib/security/features/passwords/reset";
import { listReports } from "@/lib/security/features/reports/list-reports";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, canSignIn, fromTerminal, keysOf, mailedToken } from "@/tests/support/journeys";
import { person, signedIn } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** Somebody who holds a role with these permissions, and their browser. */
async function holder(name: string, permissions: string[] = []) {
  const someone = await person(app);
  const data = { name, permissions, updatedAt: app.clock.now() };
  const role = await app.db.role.upsert({ where: { name }, create: data, update: { permissions } });
  await app.db.userRole.create({ data: { userId: someone.id, roleId: role.id } });
  return { ...someone, browser: await signedIn(app, someone) };
}

describe("who may administer", () => {
  test("the administrator's role opens everything, whatever it permits by itself", async () => {
    const { browser } = await holder("admin");
    const alice = await person(app);
    for (const answer of [
      await ask(listUsers, {}, browser),
      await ask(showUser, { id: alice.id }, browser),
      await ask(listRoles, {}, browser),
      await ask(listAudit, {}, browser),
      await ask(setActive, { identity: alice.id, active: true }, browser),
    ])
      expect(answer).toMatchObject({ ok: true });
  });

  test("AT-272: without the permission each is refused, and that is on record", async () => {
    const { browser, id } = await holder("looks-only", ["users:read"]);
    const alice = await person(app);
    expect(await ask(showUser, { id: alice.id }, browser)).toMatchObject({ ok: true });
    for (const answer of [
      await ask(setActive, { identity: alice.id, active: false }, browser),
      await ask(sendReset, { identity: alice.id }, browser),
      await ask(endSessionsOfUser, { identity: alice.id }, browser),
      await ask(inviteUser, { email: "new@example.com" }, browser),
      await ask(editRole, { role: "looks-only", permissions: "users:write" }, browser),
      await ask(deleteRole, { role: "looks-only" }, browser),
      await ask(listAudit, {}, browser),
      await ask(exportAudit, { format: "csv" }, browser),
    ])
      expect(answer).toMatchObject({ ok: false, code: "UNAUTHORIZED" });
    const entries = await app.db.auditEntry.findMany({ where: { userId: id, event: "user_unauthorized" } });
    expect(entries).toHaveLength(8);
    expect(entries[0]?.data).toEqual({ useCase: "administration.set-active" });
  });

  test("AT-266: a changed or deleted role is in force on the next request, both ways", async () => {
    const { browser } = await holder("reader", []);
    const read = async () => (await ask(listReports, {}, browser)).ok;
    expect(await read()).toBe(false);
    await fromTerminal(app, editRole, { role: "reader", permissions: "reports:read" });
    expect(await read()).toBe(true);
    await fromTerminal(app, editRole, { role: "reader", permissions: "" });
    expect(await read()).toBe(false);
    await fromTerminal(app, editRole, { role: "reader", permissions: ["reports:read"] });
    await fromTerminal(app, deleteRole, { role: "reader" });
    expect(await read()).toBe(false);
  });

  test("AT-266: a role that somebody gets or loses is in force on the next request", async () => {
    const { browser, email } = await holder("bystander");
    const data = { name: "readers", permissions: ["reports:read"], updatedAt: app.clock.now() };
    await app.db.role.create({ data });
    const read = async () => (await ask(listReports, {}, browser)).ok;
    for (const [change, opens] of [
      [grantRole, true],
      [revokeRole, false],
    ] as const) {
      await fromTerminal(app, change, { identity: email, role: "readers" });
      expect(await read()).toBe(opens);
    }
  });

  test("AT-269: the administrator's role cannot be deleted", async () => {
    await holder("admin");
    expect(keysOf(await fromTerminal(app, deleteRole, { role: "admin" }))).toEqual({ role: "LAST_ADMINISTRATOR" });
  });
});

describe("people", () => {
  test("are narrowed by state and role; an empty filter does not count", async () => {
    const out = await person(app, { email: "filter-out@example.com", active: false });
    const late = await person(app, { email: "filter-late@example.com", confirmed: false });
    const held = await holder("filtered");
    const found = async (filter: object) => {
      const result = await fromTerminal(app, listUsers, filter);
      return result.ok ? result.value.users.map(({ email }) => email) : keysOf(result);
    };
    expect(await found({ search: "filter-", state: "deactivated" })).toEqual([out.email]);
    expect(await found({ search: "filter-", state: "unconfirmed" })).toEqual([late.email]);
    expect(await found({ search: "filter-", state: "active" })).toEqual([]);
    expect(await found({ role: "filtered", search: "", state: "" })).toEqual([held.email]);
    expect(await found({ state: "made-up" })).toEqual({ state: "NOT_A_VALID_CHOICE" });
  });

  test("one is shown with roles, ways to sign in, sessions and history, and without a secret", async () => {
    const held = await holder("shown");
    const result = await fromTerminal(app, showUser, { id: held.id });
    if (!result.ok) throw new Error(result.code);
    expect(result.value).toMatchObject({
      email: held.email,
      roles: ["shown"],
      factors: { hasPassword: true, secondFactor: null },
      sessions: [{ via: "password" }],
    });
    expect(result.value.history.map(({ event }) => event)).toContain("user_authenticated");
    const text = JSON.stringify(result.value, (_, value) => (typeof value === "bigint" ? `${value}` : value));
    for (const secret of [held.browser.sessionId ?? "", held.passwordHash ?? "", held.uniquifier])
      expect(text).not.toContain(secret);
  });

  test("nobody is found by what is no id", async () => {
    for (const id of ["", "1", "00000000-0000-7000-8000-000000000000", undefined])
      expect(await fromTerminal(app, showUser, { id })).toMatchObject({ ok: false, code: "NOT_FOUND" });
  });

  test("AT-268: an invited person chooses the password; the administrator never sees one", async () => {
    const email = "invited@example.com";
    const made = await fromTerminal(app, inviteUser, { email });
    expect(JSON.stringify(made)).not.toContain("password");
    expect(keysOf(await fromTerminal(app, inviteUser, { email }))).toEqual({ email: "EMAIL_ALREADY_ASSOCIATED" });
    const token = await mailedToken(app, email, "reset_instructions");
    const password = "chosen-by-the-invited-1";
    await ask(reset, { token, password, password_confirm: password }, app.browser());
    expect(await canSignIn(app, email, password)).toBe(true);
  });

  test("AT-268: a reset that is triggered goes to the person alone, and not to somebody shut out", async () => {
    const [alice, dave] = [await person(app), await person(app, { active: false })];
    const answer = await fromTerminal(app, sendReset, { identity: alice.email });
    const token = await mailedToken(app, alice.email, "reset_instructions");
    expect(JSON.stringify(answer)).not.toContain(token);
    expect(await canSignIn(app, alice.email, alice.password)).toBe(true);
    expect(keysOf(await fromTerminal(app, sendReset, { identity: dave.email }))).toEqual({
      identity: "DISABLED_ACCOUNT",
    });
  });

  test("AT-107: ending sessions and shutting out hold from the next request on", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    expect(await fromTerminal(app, endSessionsOfUser, { identity: alice.id })).toMatchObject({ value: { count: 1 } });
    expect(await browser.who()).toBeNull();
    expect(await canSignIn(app, alice.email, alice.password)).toBe(true);
  });
});

describe("activity", () => {
  test("is paged by id and narrowed by day", async () => {
    const alice = await person(app);
    await signedIn(app, alice);
    await signedIn(app, alice);
    const list = async (filter: object) => {
      const result = await fromTerminal(app, listAudit, { user: alice.id, event: "user_authenticated", ...filter });
      return result.ok ? result.value : [];
    };
    const [newest, older] = await list({});
    expect(await list({ limit: 1 })).toEqual([newest]);
    expect(await list({ before: newest?.id })).toEqual([older]);
    const today = app.clock.now().toISOString().slice(0, 10);
    expect(await list({ from: today, to: today })).toHaveLength(2);
    expect(await list({ to: "2020-01-01" })).toEqual([]);
    expect(keysOf(await fromTerminal(app, listAudit, { from: "yesterday" }))).toEqual({ from: "NOT_A_VALID_CHOICE" });
  });

  test("is exported as CSV and JSON, which is on record", async () => {
    const { browser, id, email } = await holder("auditor", ["audit:read"]);
    const csv = await ask(exportAudit, { format: "csv", user: email }, browser);
    const json = await ask(exportAudit, { format: "json", user: email }, browser);
    expect(csv).toMatchObject({
      value: { name: "activity.csv", content: expect.stringContaining("user_authenticated") },
    });
    const entries: unknown = json.ok ? JSON.parse(json.value.content) : null;
    expect(entries).toMatchObject([{ event: "user_authenticated", user: email }]);
    expect(await app.db.auditEntry.count({ where: { actorId: id, event: "audit_exported" } })).toBe(2);
  });
});
