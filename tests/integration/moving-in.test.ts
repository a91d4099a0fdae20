import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createGuardrails, generateSync } from "otplib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "@/lib/security/context";
import { execute } from "@/lib/security/execute";
import { verifyAudit } from "@/lib/security/features/audit/verify";
import { login } from "@/lib/security/features/login/login";
import { importPeople } from "@/lib/security/features/moving-in/import-people";
import type { ImportOrder } from "@/lib/security/features/moving-in/schema";
import { validateTwoFactor } from "@/lib/security/features/two-factor/validate";
import { createTestApp, type TestApp } from "../support/context";
import { ask } from "../support/journeys";
import { person } from "../support/people";

const sample = (name: string) => path.join(import.meta.dirname, "../samples", `${name}.csv`);

/* The samples hold what the systems wrote themselves (passlib 1.7.4, Django 3.2), or by their documented forms (Devise, Laravel). */
const flaskSalt = "146585145368132386173505678016728509634";
const flaskTotpSecrets = JSON.stringify({ "1": "TjQ9Qa31VOrfEzuPy4VHQWPCTmRzCnFzMKLxXYiZu9B" });
const appKey = `base64:${Buffer.from("0123456789abcdef0123456789abcdef").toString("base64")}`;

type Order = Pick<ImportOrder, "system" | "source"> & Partial<ImportOrder>;

async function bring(app: TestApp, order: Order, ctx: Context = app.system()) {
  const skipped: [string, string][] = [];
  const result = await execute(
    importPeople,
    {
      namespace: order.system,
      dryRun: false,
      confirmed: false,
      restart: false,
      secrets: { totpSecrets: flaskTotpSecrets, appKey },
      onProgress: () => {},
      onSkip: (row: string, reason: string) => skipped.push([row, reason]),
      ...order,
    },
    ctx,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.complaints));
  return { ...result.value, skippedRows: skipped };
}

const fromFile = (name: string, accounts: string | null = null) => ({
  file: sample(name),
  accountsFile: accounts && sample(accounts),
});

async function signIn(app: TestApp, email: string, password: string) {
  const browser = app.browser();
  const result = await ask(login, { email, password, remember: false }, browser);
  return { result, browser, outcome: result.ok ? result.value.status : result.code };
}

const userOf = (app: TestApp, email: string) => app.db.user.findUniqueOrThrow({ where: { email } });

describe("from Flask-Security", () => {
  let app: TestApp;
  let report: Awaited<ReturnType<typeof bring>>;
  beforeAll(async () => {
    app = await createTestApp({ PASSWORD_SALT: `${process.env.SECURITY_PASSWORD_SALT},${flaskSalt}` });
    report = await bring(app, { system: "flask-security", source: fromFile("flask-security") });
  });
  afterAll(() => app.close());

  test("says who came, who did not, and why", () => {
    expect(report).toMatchObject({
      rows: 6,
      imported: 4,
      alreadyHere: 0,
      secondFactors: 2,
      roles: { editor: 1, reader: 1 },
    });
    expect(report.skippedRows).toEqual([
      ["6", "no e-mail address that can be used"],
      ["5", "somebody has this e-mail address already"],
    ]);
    expect(report.reduced["password: its hash is of a kind that cannot be verified here"]).toBe(1);
    expect(report.reduced["active: deactivated there, and here"]).toBe(1);
  });

  test.each([["ada@example.org"], ["ada12"]])(
    "signs %s in by the password of there, and makes its hash anew",
    async (who) => {
      const browser = app.browser();
      const name = who.includes("@") ? { email: who } : { username: who };
      const result = await ask(login, { ...name, password: "flask-Passw0rd-1", remember: false }, browser);
      expect(result.ok && result.value.status).toBe("signed-in");
      expect((await userOf(app, "Ada@example.org")).passwordHash).toMatch(/^\$2b\$04\$/);
    },
  );

  test("keeps an authenticator app, under our own key", async () => {
    const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    const { outcome, browser } = await signIn(app, "bob@example.org", "flask-Passw0rd-1");
    expect(outcome).toBe("second-factor-required");
    const code = generateSync({ secret, epoch: Math.floor(app.clock.now().getTime() / 1000) });
    expect(await ask(validateTwoFactor, { code }, browser)).toMatchObject({ ok: true });
    const { id } = await userOf(app, "bob@example.org");
    const kept = await app.db.codeSecret.findFirstOrThrow({ where: { userId: id } });
    expect(app.system().totpBox.open(kept.secret ?? "")).toBe(secret);
  });

  test("asks for a text message where that was the second factor", async () => {
    expect((await signIn(app, "cleo@example.org", "flask-Passw0rd-1")).outcome).toBe("second-factor-required");
    expect(await app.texts("+16502530001")).toHaveLength(1);
  });

  test("keeps when somebody signed in last, and when they came", async () => {
    const { loginCount, createdAt, confirmedAt } = await userOf(app, "Ada@example.org");
    expect(loginCount).toBeGreaterThanOrEqual(42);
    expect(createdAt.toISOString()).toBe("2023-02-01T09:59:58.123Z");
    expect(confirmedAt?.toISOString()).toBe("2023-02-01T10:00:00.000Z");
  });

  test("a second run changes nothing", async () => {
    const before = await userOf(app, "bob@example.org");
    const again = await bring(app, { system: "flask-security", source: fromFile("flask-security") });
    expect(again).toMatchObject({ rows: 6, imported: 0, alreadyHere: 4 });
    expect(await userOf(app, "bob@example.org")).toEqual(before);
  });

  test("is in the record, which stays whole", async () => {
    const [first] = await app.db.auditEntry.findMany({ where: { event: "users_imported" }, orderBy: { id: "asc" } });
    expect(first?.data).toEqual({ system: "flask-security", imported: 4, skipped: 2 });
    expect(await execute(verifyAudit, {}, app.system())).toMatchObject({ value: { isWhole: true } });
  });
});

describe("from the others", () => {
  test("Django: groups, confirmed addresses, apps; an accent in a password is as it was typed", async () => {
    const app = await createTestApp();
    const report = await bring(app, { system: "django", source: fromFile("django") });
    expect(report).toMatchObject({ imported: 3, secondFactors: 1, roles: { Editors: 1 } });
    expect((await signIn(app, "koeln@example.org", "Grüße-aus-Köln-9")).outcome).toBe("signed-in");
    expect((await userOf(app, "koeln@example.org")).passwordHash).toMatch(/^\$2b\$04\$/);
    expect((await signIn(app, "koeln@example.org", "Grüße-aus-Köln-9".normalize("NFD"))).outcome).toBe("signed-in");
    const { outcome, browser } = await signIn(app, "root@example.org", "django-Passw0rd-1");
    expect(outcome).toBe("second-factor-required");
    const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    const code = generateSync({ secret, epoch: Math.floor(app.clock.now().getTime() / 1000) });
    expect(await ask(validateTwoFactor, { code }, browser)).toMatchObject({ ok: true });
    expect((await userOf(app, "someone@example.org")).passwordHash).toBeNull();
    expect((await userOf(app, "someone@example.org")).username).toBeNull();
    await app.close();
  });

  test("Devise: its pepper, its bcrypt; what was deleted stays there", async () => {
    const app = await createTestApp({
      PASSWORD_ACCEPT_PLAIN: "true",
      DEVISE_PEPPER: "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
    });
    const report = await bring(app, { system: "devise", source: fromFile("devise") });
    expect(report).toMatchObject({ imported: 1, skipped: { "deleted there": 1 }, needs: [] });
    expect((await signIn(app, "rae@example.org", "devise-Passw0rd-1")).outcome).toBe("second-factor-required");
    await app.close();
  });

  test("Laravel: its bcrypt, and Fortify's secret opened by APP_KEY", async () => {
    const app = await createTestApp({ PASSWORD_ACCEPT_PLAIN: "true" });
    const report = await bring(app, { system: "laravel", source: fromFile("laravel") });
    expect(report).toMatchObject({ imported: 2, secondFactors: 1, roles: { writer: 1 } });
    const { outcome, browser } = await signIn(app, "tay@example.org", "laravel-Passw0rd-1");
    expect(outcome).toBe("second-factor-required");
    const epoch = Math.floor(app.clock.now().getTime() / 1000);
    const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 });
    const code = generateSync({ secret: "JBSWY3DPEHPK3PXP", epoch, guardrails });
    expect(await ask(validateTwoFactor, { code }, browser)).toMatchObject({ ok: true });
    expect((await signIn(app, "uma@example.org", "laravel-Passw0rd-2")).outcome).not.toBe("signed-in");
    await app.close();
  });

  test("Laravel: without the key codes by mail stand in for the app, and the report says so", async () => {
    const app = await createTestApp({ PASSWORD_ACCEPT_PLAIN: "true" });
    const secrets = { totpSecrets: null, appKey: null };
    const report = await bring(app, { system: "laravel", source: fromFile("laravel"), secrets, confirmed: true });
    expect(report.reduced["second factor: the secret of the app cannot be opened; codes by mail in its place"]).toBe(1);
    expect((await signIn(app, "tay@example.org", "laravel-Passw0rd-1")).outcome).toBe("second-factor-required");
    expect((await app.mails("tay@example.org")).map(({ template }) => template)).toEqual(["two_factor_instructions"]);
    expect((await signIn(app, "uma@example.org", "laravel-Passw0rd-2")).outcome).toBe("signed-in");
    await app.close();
  });

  test("next-auth: connections out of a second file", async () => {
    const app = await createTestApp({ PASSWORD_ACCEPT_PLAIN: "true" });
    const source = fromFile("next-auth-users", "next-auth-accounts");
    const report = await bring(app, { system: "next-auth", source });
    expect(report).toMatchObject({ imported: 2, connections: 2 });
    expect((await signIn(app, "vic@example.org", "nextauth-Passw0rd-1")).outcome).toBe("signed-in");
    const links = await app.db.account.findMany({ orderBy: { provider: "asc" } });
    expect(
      links.map(({ provider, providerAccountId, access_token }) => [provider, providerAccountId, access_token]),
    ).toEqual([
      ["github", "1001", null],
      ["google", "g-2002", null],
    ]);
    await app.close();
  });

  test("hashes that need a setting are named where it is not set", async () => {
    const app = await createTestApp();
    const report = await bring(app, { system: "laravel", source: fromFile("laravel"), dryRun: true });
    expect(report.needs.join()).toContain("SECURITY_PASSWORD_ACCEPT_PLAIN");
    await app.close();
  });
});

describe("large and broken sources", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-import-"));
  function madeUp(name: string, count: number, prefix: string, more: string[] = []) {
    const file = path.join(folder, `${name}.csv`);
    const lines = Array.from({ length: count }, (_, at) => `${at + 1},${prefix}${at}@example.org,t`);
    writeFileSync(file, ["id,email,active", ...lines, ...more, ""].join("\n"));
    return { file, accountsFile: null };
  }

  test("a dry run writes nothing, and finds duplicates all over the file", async () => {
    const source = madeUp("dry", 2500, "dry", ["9001,DRY7@example.org,t"]);
    const report = await bring(app, { system: "flask-security", source, dryRun: true });
    expect(report).toMatchObject({
      dryRun: true,
      imported: 2500,
      skipped: { "somebody has this e-mail address already": 1 },
    });
    expect(await app.db.user.count({ where: { email: { startsWith: "dry" } } })).toBe(0);
    expect(await app.db.importCheckpoint.count()).toBe(0);
    expect(await app.db.auditEntry.count({ where: { event: "users_imported" } })).toBe(0);
  });

  test("a run that was cut off goes on where it was", async () => {
    const source = madeUp("cut", 3500, "cut");
    const order = { system: "flask-security", source, namespace: "cut" } as const;
    const cut = bring(app, {
      ...order,
      onProgress: ({ people }) => {
        if (people >= 2000) throw new Error("the power went");
      },
    });
    await expect(cut).rejects.toThrow("the power went");
    expect(await app.db.user.count({ where: { email: { startsWith: "cut" } } })).toBe(2000);
    let first = 0;
    const report = await bring(app, { ...order, onProgress: ({ people }) => (first ||= people) });
    expect(report).toMatchObject({ rows: 3500, imported: 3500, alreadyHere: 0 });
    expect(first).toBe(3000);
    expect(await app.db.user.count({ where: { email: { startsWith: "cut" } } })).toBe(3500);
    expect(await app.db.importCheckpoint.count()).toBe(0);
  });

  test("damaged lines are left out and counted, the others come", async () => {
    const source = madeUp("damaged", 3, "damaged", ["4,too,many,columns,here", '5,"half']);
    const report = await bring(app, { system: "flask-security", source, namespace: "damaged" });
    expect(report.imported).toBe(3);
    expect(report.skipped["the line cannot be read"]).toBeGreaterThanOrEqual(1);
  });

  test("addresses and usernames of people who are here stay theirs", async () => {
    const here = await person(app, { email: "here@example.org", username: "taken" });
    const file = path.join(folder, "clash.csv");
    writeFileSync(
      file,
      "id;email;username\n1;HERE@example.org;x123\n2;new@example.org;TAKEN\n3;third@example.org;here\n",
    );
    const report = await bring(app, { system: "devise", source: { file, accountsFile: null }, namespace: "clash" });
    expect(report).toMatchObject({ imported: 2, reduced: { "username: somebody else's": 1 } });
    expect(await app.db.user.findUniqueOrThrow({ where: { id: here.id } })).toMatchObject({ username: "taken" });
    expect((await userOf(app, "new@example.org")).username).toBeNull();
  });

  test("a source that is none is refused in a sentence", async () => {
    const none = { file: path.join(folder, "none.csv"), accountsFile: null };
    await expect(bring(app, { system: "django", source: none })).rejects.toThrow("none.csv cannot be read (ENOENT)");
    const headless = path.join(folder, "headless.csv");
    writeFileSync(headless, "1,a@example.org\n");
    await expect(bring(app, { system: "django", source: { file: headless, accountsFile: null } })).rejects.toThrow(
      /has no column id/,
    );
    const url = "postgres://x:hunter2@127.0.0.1:1/shop";
    const unreachable = bring(app, { system: "django", source: { url, table: null } });
    await expect(unreachable).rejects.toThrow("shop at 127.0.0.1:1");
    await expect(unreachable).rejects.not.toThrow("hunter2");
  });
});

test("out of another application's database: related tables, what roles permit, and only reading", async () => {
  const [app, other] = await Promise.all([createTestApp(), createTestApp()]);
  await other.db.$executeRawUnsafe(
    'CREATE TABLE "user" (id serial primary key, email text, password text, active boolean, confirmed_at timestamp)',
  );
  await other.db.$executeRawUnsafe("CREATE TABLE role (id serial primary key, name text, permissions text)");
  await other.db.$executeRawUnsafe("CREATE TABLE roles_users (user_id int, role_id int)");
  await other.db.$executeRawUnsafe(
    `INSERT INTO "user" (email, active, confirmed_at) SELECT 'p' || n || '@example.org', true, '2024-01-01 00:00' FROM generate_series(1, 1200) n`,
  );
  await other.db.$executeRawUnsafe("INSERT INTO role (name, permissions) VALUES ('writer', 'posts:write,posts:read')");
  await other.db.$executeRawUnsafe('INSERT INTO roles_users SELECT id, 1 FROM "user" WHERE id % 2 = 0');
  const [{ database = "" } = {}] = await other.db.$queryRaw<
    { database: string }[]
  >`SELECT current_database() AS database`;
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = `/${database}`;
  const report = await bring(app, { system: "flask-security", source: { url: url.href, table: null } });
  expect(report).toMatchObject({ rows: 1200, imported: 1200, roles: { writer: 600 } });
  expect(await app.db.role.findUniqueOrThrow({ where: { name: "writer" } })).toMatchObject({
    permissions: ["posts:write", "posts:read"],
  });
  await Promise.all([app.close(), other.close()]);
});

test("the samples hold no secret of anybody", () => {
  expect(readFileSync(sample("laravel"), "utf8")).not.toContain("JBSWY3DPEHPK3PXP");
});
