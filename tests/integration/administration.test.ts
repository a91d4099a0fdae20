import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context, Principal } from "@/lib/security/context";
import type { AccessRule } from "@/lib/security/core/access";
import { execute } from "@/lib/security/execute";
import { addPermissions } from "@/lib/security/features/administration/add-permissions";
import { createRole } from "@/lib/security/features/administration/create-role";
import { createUser } from "@/lib/security/features/administration/create-user";
import { grantRole } from "@/lib/security/features/administration/grant-role";
import { listAudit } from "@/lib/security/features/administration/list-audit";
import { listUsers } from "@/lib/security/features/administration/list-users";
import { removePermissions } from "@/lib/security/features/administration/remove-permissions";
import { resetAccess } from "@/lib/security/features/administration/reset-access";
import { revokeRole } from "@/lib/security/features/administration/revoke-role";
import { seedDemo } from "@/lib/security/features/administration/seed-demo";
import { setActive } from "@/lib/security/features/administration/set-active";
import { setPassword } from "@/lib/security/features/administration/set-password";
import { login } from "@/lib/security/features/login/login";
import type { UseCase } from "@/lib/security/use-case";
import { createTestApp, type TestApp } from "../support/context";
import { PASSWORD, person, signedIn } from "../support/people";

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp({ CONFIRMABLE: "false" });
});
afterAll(() => app.close());

/** What the terminal gets: the value, or the keys of the refusal by field. */
async function run<I, O, A extends AccessRule>(useCase: UseCase<I, O, A>, input: unknown, ctx: Context = app.system()) {
  const result = await execute(useCase, input, ctx);
  if (result.ok) return result.value;
  return Object.fromEntries(
    Object.entries(result.complaints).map(([field, complaints]) => [field, complaints.map(({ key }) => key).join()]),
  );
}

const canLogin = async (email: string, password: string) =>
  (await execute(login, { email, password }, await app.browser().context())).ok;

const newRole = async (name: string, permissions = "") => {
  await run(createRole, { name, permissions });
  return name;
};

describe("accounts", () => {
  test("a new one is inactive and unconfirmed unless asked otherwise, and nobody gets a mail", async () => {
    const made = await run(createUser, { email: "New.One@Example.com", password: PASSWORD });
    expect(made).toMatchObject({ email: "New.One@example.com", username: null, active: false });
    expect(await canLogin("new.one@example.com", PASSWORD)).toBe(false);
    await run(setActive, { identity: "NEW.ONE@example.com", active: true });
    expect(await canLogin("new.one@example.com", PASSWORD)).toBe(true);
    const stored = await app.db.user.findUniqueOrThrow({ where: { email: "New.One@example.com" } });
    expect(stored.confirmedAt).toBeNull();
    expect(await app.mails("New.One@example.com")).toEqual([]);
  });

  test("the rules of registration hold, and every complaint is told", async () => {
    expect(await run(createUser, { password: "short" })).toEqual({
      email: "EMAIL_NOT_PROVIDED",
      password: "PASSWORD_INVALID_LENGTH",
    });
    expect(await run(createUser, { email: "a@example.com", username: "a b", password: PASSWORD })).toEqual({
      username: "USERNAME_DISALLOWED_CHARACTERS",
    });
  });

  test("of ten that are made at the same moment with one address, one is made", async () => {
    const input = { email: "race@example.com", password: PASSWORD };
    const all = await Promise.all(Array.from({ length: 10 }, () => run(createUser, input)));
    expect(all.filter((one) => "id" in one)).toHaveLength(1);
    expect(all.filter((one) => "email" in one && one.email === "EMAIL_ALREADY_ASSOCIATED")).toHaveLength(9);
  });

  test("somebody shut out is out at once, and their sessions do not come back with them", async () => {
    const user = await person(app, { username: "shutout" });
    const browser = await signedIn(app, user);
    expect(await run(setActive, { identity: "shutout", active: false })).toMatchObject({ changed: true });
    expect(await browser.who()).toBeNull();
    expect(await run(setActive, { identity: user.email, active: false })).toMatchObject({ changed: false });
    await run(setActive, { identity: user.email, active: true });
    expect(await browser.who()).toBeNull();
    expect(await canLogin(user.email, user.password)).toBe(true);
  });

  test("unknown people are told to the terminal", async () => {
    const unknown = { identity: "USER_DOES_NOT_EXIST" };
    expect(await run(setActive, { identity: "ghost@example.com" })).toEqual(unknown);
    expect(await run(resetAccess, { identity: "ghost@example.com" })).toEqual(unknown);
  });

  test("a new password ends every session, without a mail", async () => {
    const user = await person(app);
    const browser = await signedIn(app, user);
    expect(await run(setPassword, { identity: user.email, password: "short" })).toEqual({
      password: "PASSWORD_INVALID_LENGTH",
    });
    expect(await browser.who()).toBe(user.email);
    await run(setPassword, { identity: user.email, password: "second\u2160 staple-9" });
    expect(await browser.who()).toBeNull();
    expect(await canLogin(user.email, user.password)).toBe(false);
    expect(await canLogin(user.email, "secondI staple-9")).toBe(true);
    // That it was tried in a new browser is another matter.
    const mails = (await app.mails(user.email)).map(({ template }) => template);
    expect(mails.filter((template) => template !== "new_device_notice")).toEqual([]);
  });

  test("a reset of access leaves the password, and nothing else", async () => {
    const user = await person(app);
    const browser = await signedIn(app, user);
    const id = user.id;
    const now = app.clock.now();
    await app.db.user.update({ where: { id }, data: { tfPrimaryMethod: "sms", tokenUniquifier: `old-${id}` } });
    await app.db.codeSecret.create({
      data: { userId: id, use: "two_factor", method: "sms", phone: "1", createdAt: now },
    });
    await app.db.recoveryCode.create({ data: { userId: id, hash: "h", createdAt: now } });
    await app.db.identityKey.create({ data: { userId: id, kind: "phone", key: "+15550001" } });
    const uniquifier = user.uniquifier;
    const expiresAt = new Date(now.getTime() + 60_000);
    await app.db.trustedDevice.create({ data: { userId: id, hash: id, uniquifier, createdAt: now, expiresAt } });
    const tracker = { userId: id, uniquifier, family: id, createdAt: now, expiresAt, lastUsedAt: now };
    await app.db.refreshTracker.create({ data: tracker });
    const credential = { credentialId: Buffer.from(id), publicKey: Buffer.from("key"), backupState: false };
    await app.db.webauthnCredential.create({
      data: { ...credential, userId: id, deviceType: "single_device", name: "key", usage: "first", createdAt: now },
    });

    expect(await run(resetAccess, { identity: user.email })).toEqual({ email: user.email });

    const left = await app.db.user.findUniqueOrThrow({
      where: { id },
      include: {
        codeSecrets: true,
        recoveryCodes: true,
        webauthn: true,
        trustedDevices: true,
        refreshTrackers: true,
        identityKeys: true,
      },
    });
    expect(left).toMatchObject({ codeSecrets: [], recoveryCodes: [], webauthn: [], trustedDevices: [] });
    expect(left).toMatchObject({ tfPrimaryMethod: null, passwordHash: user.passwordHash });
    expect(left.uniquifier).not.toBe(user.uniquifier);
    expect(left.tokenUniquifier).not.toBe(`old-${id}`);
    expect(left.refreshTrackers.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    expect(left.identityKeys.map(({ kind }) => kind)).toEqual(["email"]);
    expect(await browser.who()).toBeNull();
    expect(await canLogin(user.email, user.password)).toBe(true);
  });
});

describe("roles", () => {
  test("are granted once and revoked once", async () => {
    const user = await person(app);
    const role = await newRole("once");
    const given = { identity: user.email, role };
    expect(await run(revokeRole, given)).toEqual({ role: "ROLE_NOT_GRANTED" });
    expect(await run(grantRole, given)).toEqual({ email: user.email, role });
    expect(await run(grantRole, given)).toEqual({ role: "ROLE_ALREADY_GRANTED" });
    expect(await run(revokeRole, given)).toEqual({ email: user.email, role });
    expect(await run(grantRole, { identity: user.email, role: "Once" })).toEqual({ role: "ROLE_DOES_NOT_EXIST" });
    expect(await run(createRole, { name: role })).toEqual({ name: "ROLE_ALREADY_EXISTS" });
  });

  test("permissions are a set without commas, and changes at the same moment all count", async () => {
    const role = await newRole("several", "b:x, a:x,,b:x");
    const names = Array.from({ length: 8 }, (_, index) => `p:${index}`);
    await Promise.all(names.map((permissions) => run(addPermissions, { role, permissions })));
    expect(await run(removePermissions, { role, permissions: "never:there,b:x" })).toEqual({
      role,
      permissions: ["a:x", ...names],
      changed: true,
    });
    expect(await run(addPermissions, { role, permissions: ["a,b"] })).toEqual({ permissions: "INVALID_INPUT" });
    expect(await run(addPermissions, { role: "nobody", permissions: "a" })).toEqual({ role: "ROLE_DOES_NOT_EXIST" });
  });

  test("AT-269: somebody always remains administrator, also when two send each other away at the same moment", async () => {
    const role = await newRole("admin");
    const [one, two] = [await person(app), await person(app)];
    await run(grantRole, { identity: one.email, role });
    expect(await run(revokeRole, { identity: one.email, role })).toEqual({ "": "LAST_ADMINISTRATOR" });
    expect(await run(setActive, { identity: one.email, active: false })).toEqual({ "": "LAST_ADMINISTRATOR" });
    await run(grantRole, { identity: two.email, role });
    const outcomes = await Promise.all([
      run(revokeRole, { identity: one.email, role }),
      run(setActive, { identity: two.email, active: false }),
    ]);
    expect(outcomes.filter((outcome) => "" in outcome)).toHaveLength(1);
    expect(await app.db.userRole.count({ where: { role: { name: role }, user: { active: true } } })).toBe(1);
  });
});

describe("who may", () => {
  const as = (permissions: string[], roles: string[] = []): Context => {
    const principal: Principal = {
      kind: "user",
      userId: "00000000-0000-7000-8000-000000000000",
      email: "operator@example.com",
      username: null,
      uniquifier: "u",
      hasPassword: true,
      roles,
      permissions,
      mechanism: "session",
      authenticatedAt: app.clock.now(),
      session: null,
    };
    return { ...app.system(), principal };
  };

  test("administration asks for its permission or the administrator's role", async () => {
    expect(await run(listUsers, {}, as(["users:write"]))).toHaveProperty("users");
    expect(await run(listAudit, {}, as(["users:write"]))).toEqual({ "": "UNAUTHORIZED" });
    expect(await run(listAudit, {}, as([], ["admin"]))).toBeInstanceOf(Array);
    expect(await run(createRole, { name: "x" }, as(["users:write"]))).toEqual({ "": "UNAUTHORIZED" });
    expect(await run(seedDemo, {}, as(["users:write"], ["admin"]))).toEqual({ "": "UNAUTHORIZED" });
    expect(await run(listUsers, {}, { ...app.system(), principal: null })).toEqual({ "": "UNAUTHENTICATED" });
  });

  test("nobody takes over somebody who may more than they do", async () => {
    const target = await person(app);
    const role = await newRole("auditor", "audit:read");
    await run(grantRole, { identity: target.email, role });
    const change = { identity: target.email, password: "another-good-pass-1" };
    expect(await run(setPassword, change, as(["users:write"]))).toEqual({ "": "UNAUTHORIZED" });
    expect(await run(setPassword, change, as(["users:write", "audit:read"]))).toEqual({ email: target.email });
    await run(grantRole, { identity: target.email, role: await newRole("admin") });
    expect(await run(resetAccess, change, as(["users:write", "audit:read"]))).toEqual({ "": "UNAUTHORIZED" });
    expect(await run(resetAccess, change, as(["users:write"], ["admin"]))).toEqual({ email: target.email });
  });
});

describe("lists", () => {
  test("people come newest first, in pages, found by the beginning of address or username", async () => {
    const fresh = await createTestApp();
    const page = async (input: object) => {
      const result = await execute(listUsers, input, fresh.system());
      if (!result.ok) throw new Error(result.code);
      return result.value;
    };
    const now = fresh.clock.now();
    for (let index = 0; index < 60; index++) await person(fresh, { email: `many${index}@example.com`, password: null });
    await person(fresh, { email: "under_score@example.com", username: "findme", password: null });
    await person(fresh, { email: "underXscore@example.com", password: null });
    const first = await page({});
    expect(first.users).toHaveLength(50);
    expect(first.users[0]).toMatchObject({
      email: "underXscore@example.com",
      roles: [],
      active: true,
      confirmed: true,
    });
    const second = await page({ after: first.next });
    expect(second.next).toBeNull();
    expect(new Set([...first.users, ...second.users].map(({ id }) => id)).size).toBe(62);
    expect(first.users.every(({ createdAt }) => createdAt >= now)).toBe(true);
    expect((await page({ search: "UNDER_" })).users.map(({ email }) => email)).toEqual(["under_score@example.com"]);
    expect((await page({ search: "find" })).users).toHaveLength(1);
    expect((await page({ search: "%" })).users).toEqual([]);
    await fresh.close();
  });

  test("what happened comes newest first, with whom it is about, and can be narrowed", async () => {
    const user = await person(app);
    await run(setActive, { identity: user.email, active: false });
    await run(setActive, { identity: user.email, active: true });
    const about = await run(listAudit, { user: user.email });
    expect(about).toMatchObject([
      { event: "user_activated", user: user.email, actor: null },
      { event: "user_deactivated", user: user.email, actor: null },
    ]);
    expect(await run(listAudit, { user: user.email, event: "user-activated" })).toHaveLength(1);
    expect(await run(listAudit, { limit: 1 })).toHaveLength(1);
    expect(await run(listAudit, { user: "ghost@example.com" })).toEqual({ identity: "USER_DOES_NOT_EXIST" });
  });
});

test("the demo people are added once, as they are described", async () => {
  const fresh = await createTestApp({ RETURN_GENERIC_RESPONSES: "false" });
  const seed = async () => {
    const result = await execute(seedDemo, {}, fresh.system());
    return result.ok ? result.value.people : result.complaints;
  };
  const [one, two] = await Promise.all([seed(), seed()]);
  expect([one, two].flat().sort()).toEqual(["admin", "alice", "dave", "nora"].map((name) => `${name}@example.com`));
  await fresh.db.user.update({ where: { email: "dave@example.com" }, data: { active: true } });
  expect(await seed()).toEqual([]);
  expect(await fresh.db.user.count({ where: { active: true } })).toBe(4);
  const admin = await signedIn(fresh, { email: "admin@example.com", password: "Gatehouse-demo-1" });
  const { principal } = await admin.context();
  expect(principal).toMatchObject({ roles: ["admin", "editor"], permissions: ["reports:read", "users:write"] });
  const nora = { email: "nora@example.com", password: "Gatehouse-demo-1" };
  await expect(signedIn(fresh, nora)).rejects.toThrow("CONFIRMATION_REQUIRED");
  await fresh.close();
});
