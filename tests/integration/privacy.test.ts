import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { days, hours } from "@/lib/security/core/durations";
import { eraseUser } from "@/lib/security/features/administration/erase-user";
import { exportUser } from "@/lib/security/features/administration/export-user";
import { grantRole } from "@/lib/security/features/administration/grant-role";
import { seedDemo } from "@/lib/security/features/administration/seed-demo";
import { verifyAudit } from "@/lib/security/features/audit/verify";
import { blankAddresses } from "@/lib/security/features/privacy/blank-addresses";
import { eraseDue } from "@/lib/security/features/privacy/erase-due";
import { exportMine } from "@/lib/security/features/privacy/export-mine";
import { inspectKeepAccount, keepAccount } from "@/lib/security/features/privacy/keep-account";
import { requestErasure } from "@/lib/security/features/privacy/request-erasure";
import { generateRecoveryCodes } from "@/lib/security/features/recovery-codes/generate";
import { createTestApp, type TestApp } from "../support/context";
import { ask, canSignIn, fromTerminal, keysOf, parallel } from "../support/journeys";
import { PASSWORD, person, signedIn } from "../support/people";
import { personWithFactor } from "../support/second-factors";

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => app.close());

async function filesOf(archive: Uint8Array): Promise<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );
}

async function leaving() {
  const someone = await person(app);
  const browser = await signedIn(app, someone);
  const result = await ask(requestErasure, {}, browser);
  if (!result.ok) throw new Error(JSON.stringify(result.complaints));
  const mail = (await app.mails(someone.email)).find(({ template }) => template === "erasure_requested_notice");
  return { ...someone, browser, token: mail?.data.token ?? "", mail };
}

const whole = async () => {
  const result = await fromTerminal(app, verifyAudit, {});
  return result.ok && result.value.isWhole;
};

describe("a copy of everything about oneself", () => {
  test("holds what is kept, and no secret", async () => {
    const someone = await personWithFactor(app, "authenticator");
    const browser = app.browser();
    const other = await person(app);
    const context = await browser.context();
    const user = await app.db.user.findUniqueOrThrow({ where: { id: someone.id } });
    await context.session.start(user, { via: "password", remember: false });
    const codes = await ask(generateRecoveryCodes, {}, browser);
    const result = await ask(exportMine, {}, browser);
    if (!result.ok) throw new Error(JSON.stringify(result));
    expect(result.value).toMatchObject({ type: "application/zip", name: expect.stringMatching(/^my-data-\d{4}-/) });
    const files = await filesOf(result.value.content);
    expect(Object.keys(files).sort()).toEqual([
      "activity.json",
      "profile.json",
      "sessions.json",
      "tokens.json",
      "ways-to-sign-in.json",
    ]);
    const all = Object.values(files).join("\n");
    expect(all).toContain(someone.email);
    expect(all).toContain("203.0.113.1");
    expect(all).toContain("user_authenticated");
    expect(all).not.toContain(other.email);
    const stored = await app.db.codeSecret.findFirstOrThrow({ where: { userId: someone.id } });
    const sessions = await app.db.session.findMany({ where: { userId: someone.id } });
    const secrets = [
      ...[someone.secret, stored.secret, user.passwordHash, user.uniquifier, user.webauthnUserHandle],
      ...sessions.map(({ id }) => id),
      ...(codes.ok ? codes.value.codes : []),
    ];
    for (const secret of secrets) expect(all.includes(secret ?? "missing"), secret ?? "missing").toBe(false);
    expect(await app.db.auditEntry.count({ where: { event: "personal_data_exported", userId: someone.id } })).toBe(1);
  });

  test("and the end of the account ask who it is, when that was proved long ago", async () => {
    const someone = await person(app);
    const browser = await signedIn(app, someone, { remember: true });
    app.clock.pass(hours(25));
    const refused = { ok: false, code: "REAUTHENTICATION_REQUIRED" };
    expect(await ask(exportMine, {}, browser)).toMatchObject(refused);
    expect(await ask(requestErasure, {}, browser)).toMatchObject(refused);
  });

  test("can be taken at the terminal, for somebody who asks by letter", async () => {
    const someone = await person(app, { username: "letterwriter" });
    const result = await fromTerminal(app, exportUser, { identity: "letterwriter" });
    expect(result).toMatchObject({ value: { email: someone.email, data: { "profile.json": { id: someone.id } } } });
  });
});

describe("the end of an account", () => {
  test("is announced by mail, signs out everywhere, and comes after the wait", async () => {
    const { browser, email, id, mail } = await leaving();
    expect(await browser.who()).toBeNull();
    expect(mail?.text).toContain("/keep-account/");
    app.clock.pass(days(29));
    expect(await fromTerminal(app, eraseDue, {})).toEqual({ ok: true, value: { accounts: 0 } });
    app.clock.pass(days(2));
    expect(await fromTerminal(app, eraseDue, {})).toEqual({ ok: true, value: { accounts: 1 } });
    expect(await app.db.user.findUnique({ where: { id } })).toBeNull();
    expect(await app.db.identityKey.count({ where: { userId: id } })).toBe(0);
    expect((await app.mails(email)).at(-1)?.template).toBe("account_erased_notice");
    expect(await canSignIn(app, email, PASSWORD)).toBe(false);
    expect(await fromTerminal(app, eraseDue, {})).toEqual({ ok: true, value: { accounts: 0 } });
  });

  test("leaves of the record what happened, to nobody, and the chain whole", async () => {
    const { id } = await leaving();
    app.clock.pass(days(31));
    await fromTerminal(app, eraseDue, {});
    const entries = await app.db.auditEntry.findMany({ where: { userId: id } });
    expect(entries.map(({ event }) => event)).toEqual(expect.arrayContaining(["user_authenticated", "user_erased"]));
    for (const { event, ip, userAgent, data } of entries)
      if (event !== "user_erased") expect([ip, userAgent, data]).toEqual([null, null, null]);
    expect(await whole()).toBe(true);
  });

  test("does not come when somebody signs in again", async () => {
    const { email, id } = await leaving();
    expect(await canSignIn(app, email, PASSWORD)).toBe(true);
    app.clock.pass(days(40));
    expect(await fromTerminal(app, eraseDue, {})).toEqual({ ok: true, value: { accounts: 0 } });
    expect(await app.db.user.findUniqueOrThrow({ where: { id } })).toMatchObject({
      eraseAt: null,
      eraseRequestedAt: null,
    });
    expect((await app.mails(email)).filter(({ template }) => template === "account_kept_notice")).toHaveLength(1);
  });

  test("does not come after the link in the mail, which works once and signs nobody in", async () => {
    const { email, token, id } = await leaving();
    const browser = app.browser();
    expect(await ask(inspectKeepAccount, { token }, browser)).toMatchObject({ ok: true });
    const results = await parallel(5, () => ask(keepAccount, { token }, app.browser()));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(keysOf(await ask(inspectKeepAccount, { token }, browser))).toEqual({ "": "KEEP_ACCOUNT_INVALID" });
    expect(await browser.who()).toBeNull();
    expect((await app.db.user.findUniqueOrThrow({ where: { id } })).eraseAt).toBeNull();
    expect((await app.mails(email)).filter(({ template }) => template === "account_kept_notice")).toHaveLength(1);
  });

  test("the link outlives a new password, for somebody else may have set it", async () => {
    const { token, id } = await leaving();
    await app.db.user.update({ where: { id }, data: { uniquifier: "another" } });
    expect(await ask(keepAccount, { token }, app.browser())).toMatchObject({ ok: true });
  });

  test("a sign-in at the very moment of the purge: the account is either kept or gone, and nothing between", async () => {
    const { email, id } = await leaving();
    app.clock.pass(days(31));
    const [erased, signed] = await Promise.all([
      fromTerminal(app, eraseDue, {}),
      canSignIn(app, email, PASSWORD).catch(() => false),
    ]);
    const user = await app.db.user.findUnique({ where: { id } });
    const isGone = erased.ok && erased.value.accounts === 1;
    expect(user === null).toBe(isGone);
    if (!isGone) expect(signed).toBe(true);
    expect(await whole()).toBe(true);
  });

  test("is refused to the last administrator, also at the terminal", async () => {
    await fromTerminal(app, seedDemo, {});
    const someone = await person(app);
    const browser = await signedIn(app, { email: "admin@example.com", password: "Gatehouse-demo-1" });
    expect(keysOf(await ask(requestErasure, {}, browser))).toEqual({ "": "LAST_ADMINISTRATOR" });
    expect(keysOf(await fromTerminal(app, eraseUser, { identity: "admin@example.com" }))).toEqual({
      "": "LAST_ADMINISTRATOR",
    });
    await fromTerminal(app, grantRole, { identity: someone.email, role: "admin" });
    expect(await ask(requestErasure, {}, browser)).toMatchObject({ ok: true });
  });

  test("comes at once from the terminal, and what they did to others stays on record", async () => {
    const [someone, target] = [await person(app), await person(app)];
    const browser = await signedIn(app, someone);
    const ctx = await browser.context();
    await ctx.emit("role_granted", { userId: target.id, role: "editor" });
    expect(await fromTerminal(app, eraseUser, { identity: someone.email })).toMatchObject({ ok: true });
    const entry = await app.db.auditEntry.findFirstOrThrow({ where: { event: "role_granted" } });
    expect(entry).toMatchObject({ actorId: someone.id, userId: target.id, ip: null, data: { role: "editor" } });
    expect(await whole()).toBe(true);
  });

  test("does not exist where it is switched off", async () => {
    const without = app.withConfig((config) => {
      config.features.privacy = false;
    });
    const someone = await person(without);
    const browser = await signedIn(without, someone);
    expect(await ask(requestErasure, {}, browser)).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect(await ask(exportMine, {}, browser)).toMatchObject({ ok: false, code: "NOT_FOUND" });
    await without.close();
  });
});

describe("addresses", () => {
  test("are blanked when they are kept no longer, and the chain stays whole", async () => {
    const someone = await person(app);
    await signedIn(app, someone, { remember: true });
    app.clock.pass(days(91));
    await signedIn(app, someone);
    const result = await fromTerminal(app, blankAddresses, {});
    expect(result).toMatchObject({ ok: true });
    const entries = await app.db.auditEntry.findMany({
      where: { event: "user_authenticated" },
      orderBy: { id: "asc" },
    });
    expect(entries.map(({ ip, userAgent }) => [ip, userAgent])).toEqual([
      [null, null],
      ["203.0.113.1", "test"],
    ]);
    expect(entries[0]?.data).toEqual({ via: ["password"] });
    const user = await app.db.user.findUniqueOrThrow({ where: { id: someone.id } });
    expect([user.lastLoginIp, user.currentLoginIp]).toEqual([null, "203.0.113.1"]);
    expect(await whole()).toBe(true);
    expect(await fromTerminal(app, blankAddresses, {})).toEqual({ ok: true, value: { addresses: 0 } });
  });

  test("are kept where the setting says so", async () => {
    const kept = await createTestApp({ KEEP_ADDRESSES: "null" });
    await signedIn(kept, await person(kept));
    kept.clock.pass(days(1000));
    expect(await fromTerminal(kept, blankAddresses, {})).toEqual({ ok: true, value: { addresses: 0 } });
    await kept.close();
  });

  test.each([
    ["another address in place of a blanked one", "ip = '198.51.100.1', origin_salt = NULL"],
    ["another browser", "user_agent = 'other'"],
    ["other particulars", `data = '{"via":["oauth"]}'`],
    ["particulars in place of blanked ones", `data = '{"via":["oauth"]}', data_salt = NULL`],
  ])("%s is found in the record", async (_, change) => {
    await signedIn(app, await person(app));
    const { pool } = app.services.database;
    await pool.query("ALTER TABLE audit_entries DISABLE TRIGGER USER");
    await pool.query(`UPDATE audit_entries SET ${change} WHERE event = 'user_authenticated'`);
    await pool.query("ALTER TABLE audit_entries ENABLE TRIGGER USER");
    expect(await whole()).toBe(false);
  });

  test("blanking is all that may be done to an entry, whatever a connection says", async () => {
    await signedIn(app, await person(app));
    const client = await app.services.database.pool.connect();
    await client.query("SELECT set_config('gatehouse.audit_blank', 'on', false)");
    for (const change of [
      "event = 'x'",
      "ip = '198.51.100.1'",
      "ip = NULL",
      "data = NULL",
      "user_id = NULL, ip = NULL",
    ])
      await expect(client.query(`UPDATE audit_entries SET ${change}`), change).rejects.toThrow(/neither changed/);
    client.release(true);
  });
});
