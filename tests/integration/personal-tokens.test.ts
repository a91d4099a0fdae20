import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { days, minutes, seconds } from "@/lib/security/core/durations";
import { findPersonalTokenPrincipal, notePersonalTokenUse } from "@/lib/security/domain/personal-tokens";
import { execute } from "@/lib/security/execute";
import { showProfile } from "@/lib/security/features/account/show-profile";
import { whoAmI } from "@/lib/security/features/account/who-am-i";
import { createRole } from "@/lib/security/features/administration/create-role";
import { grantRole } from "@/lib/security/features/administration/grant-role";
import { listUsers } from "@/lib/security/features/administration/list-users";
import { removePermissions } from "@/lib/security/features/administration/remove-permissions";
import { resetAccess } from "@/lib/security/features/administration/reset-access";
import { setActive } from "@/lib/security/features/administration/set-active";
import { setPassword } from "@/lib/security/features/administration/set-password";
import { listTokensOfUser, revokeTokenOfUser } from "@/lib/security/features/administration/tokens";
import { loginStatus } from "@/lib/security/features/login/status";
import { changePassword } from "@/lib/security/features/passwords/change";
import { createPersonalToken } from "@/lib/security/features/personal-tokens/create";
import { listTokens } from "@/lib/security/features/personal-tokens/list";
import { revokePersonalToken } from "@/lib/security/features/personal-tokens/revoke";
import { listReports } from "@/lib/security/features/reports/list-reports";
import { endOtherSessions } from "@/lib/security/features/sessions/end-others";
import { setUpTwoFactor } from "@/lib/security/features/two-factor/set-up";
import { createTestApp, type TestApp, type TestBrowser } from "@/tests/support/context";
import { ask, everything, fromTerminal, keysOf, parallel } from "@/tests/support/journeys";
import { person, signedIn } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

let count = 0;

/** Somebody with these permissions, and their browser. */
async function holder(permissions: string[], of: TestApp = app) {
  const who = await person(of);
  const role = `role-${++count}`;
  await fromTerminal(of, createRole, { name: role, permissions });
  await fromTerminal(of, grantRole, { identity: who.email, role });
  return { who, role, browser: await signedIn(of, who) };
}

async function made(browser: TestBrowser, input: Record<string, unknown> = {}) {
  const result = await ask(createPersonalToken, { name: `token ${++count}`, ...input }, browser);
  if (!result.ok) throw new Error(JSON.stringify(result.complaints));
  return result.value;
}

/** What the tables hold, but for the record of refusals. */
const accounts = async (): Promise<unknown[]> => JSON.parse(await everything(app)).slice(0, -1);

/** The context of a program that shows this token; null = it stands for nobody. */
async function program(token: string, of: TestApp = app) {
  const found = await findPersonalTokenPrincipal(of.services.database.pool, token, of.clock.now(), of.config);
  return found && { ...(await of.browser().context()), principal: found.principal };
}

describe("a personal token", () => {
  test("opens what its permissions name, and tells whose it is; the database has only its hash", async () => {
    const { who, browser } = await holder(["reports:read", "users:read"]);
    const { token } = await made(browser, { permissions: ["reports:read"] });
    const ctx = await program(token);
    if (!ctx) throw new Error("refused");
    expect(await execute(listReports, {}, ctx)).toMatchObject({ ok: true });
    expect(await execute(whoAmI, {}, ctx)).toMatchObject({
      value: { email: who.email, permissions: ["reports:read"], roles: [], via: "token" },
    });
    expect(await execute(listUsers, {}, ctx)).toMatchObject({ ok: false, code: "UNAUTHORIZED" });
    expect(JSON.stringify(await app.db.personalToken.findMany())).not.toContain(token.slice(-20));
  });

  test("never opens the account: no change, no freshness, no further tokens; and is nobody at open doors", async () => {
    const { who, browser } = await holder(["reports:read"]);
    const { token } = await made(browser, { permissions: ["reports:read"] });
    const ctx = await program(token);
    if (!ctx) throw new Error("refused");
    const before = await accounts();
    const tries = [
      () => execute(showProfile, {}, ctx),
      () => execute(listTokens, {}, ctx),
      () => execute(createPersonalToken, { name: "more" }, ctx),
      () => execute(revokePersonalToken, { id: crypto.randomUUID() }, ctx),
      () => execute(endOtherSessions, {}, ctx),
      () => execute(changePassword, { password: who.password, new_password: "another-good-pass-1" }, ctx),
    ];
    for (const attempt of tries) expect(await attempt(), `${attempt}`).toMatchObject({ code: "UNAUTHORIZED" });
    expect(await execute(loginStatus, {}, ctx)).toMatchObject({ value: { signedIn: false } });
    expect(await execute(setUpTwoFactor, { setup: "authenticator" }, ctx)).toMatchObject({ ok: false });
    expect(await accounts()).toEqual(before);
  });

  test("AT-266: loses a permission with its person, on the next request", async () => {
    const { role, browser } = await holder(["reports:read"]);
    const { token } = await made(browser, { permissions: ["reports:read"] });
    await fromTerminal(app, removePermissions, { role, permissions: "reports:read" });
    const ctx = await program(token);
    if (!ctx) throw new Error("refused");
    expect(await execute(listReports, {}, ctx)).toMatchObject({ code: "UNAUTHORIZED" });
  });

  test("is not made for what its person lacks, nor twice under one name, nor for longer than allowed", async () => {
    const { browser } = await holder(["reports:read"]);
    const refused = async (input: object) => keysOf(await ask(createPersonalToken, input, browser));
    expect(await refused({ name: "x", permissions: ["users:write"] })).toEqual({
      permissions: "TOKEN_PERMISSION_NOT_HELD",
    });
    expect(await refused({ name: " " })).toEqual({ name: "FIELD_REQUIRED" });
    expect(await refused({ name: "x", expires: "never" })).toEqual({ expires: "TOKEN_LIFE_TOO_LONG" });
    expect(await refused({ name: "x", expires: "9999" })).toEqual({ expires: "NOT_A_VALID_CHOICE" });
    await made(browser, { name: "same" });
    expect(await refused({ name: "same" })).toEqual({ name: "TOKEN_NAME_IN_USE" });
  });

  test("needs a fresh proof of who asks", async () => {
    const late = await createTestApp({ FRESHNESS: "5 minutes", FRESHNESS_GRACE_PERIOD: "0" });
    const { browser } = await holder([], late);
    late.clock.pass(minutes(10));
    expect(await ask(createPersonalToken, { name: "x" }, browser)).toMatchObject({ code: "REAUTHENTICATION_REQUIRED" });
    await late.close();
  });

  test("tells its person by mail, without the token", async () => {
    const { who, browser } = await holder(["reports:read"]);
    const { token } = await made(browser, { name: "backup job", permissions: ["reports:read"] });
    const [mail] = (await app.mails(who.email)).filter(({ template }) => template === "personal_token_notice");
    expect(mail?.text).toContain("backup job");
    expect(JSON.stringify(mail)).not.toContain(token);
    const entries = await app.db.auditEntry.findMany({ where: { userId: who.id, event: "personal_token_created" } });
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries[0]?.data)).not.toContain(token);
  });
});

describe("its end", () => {
  test("comes with its time, or when it is revoked", async () => {
    const { browser } = await holder([]);
    const [short, long] = [await made(browser, { expires: "7" }), await made(browser, { expires: "90" })];
    app.clock.pass(days(7) - seconds(5));
    expect(await program(short.token)).not.toBeNull();
    app.clock.pass(seconds(6));
    expect([await program(short.token), await program(long.token)]).toEqual([null, expect.anything()]);
    const other = await signedIn(app, (await holder([])).who);
    expect(await ask(revokePersonalToken, { id: long.id }, other)).toMatchObject({ code: "NOT_FOUND" });
    expect(await program(long.token)).not.toBeNull();
    const { userId } = await app.db.personalToken.findUniqueOrThrow({ where: { id: long.id } });
    const again = await signedIn(app, {
      ...(await app.db.user.findUniqueOrThrow({ where: { id: userId } })),
      password: "correct-horse-battery-9",
    });
    expect(await ask(revokePersonalToken, { id: long.id }, again)).toMatchObject({ ok: true });
    expect(await program(long.token)).toBeNull();
    expect(await ask(revokePersonalToken, { id: long.id }, again)).toMatchObject({ code: "NOT_FOUND" });
  });

  test("comes with a new password, a reset of access, and for as long as its person is shut out", async () => {
    const { who, browser } = await holder([]);
    const { token } = await made(browser);
    await fromTerminal(app, setActive, { identity: who.email, active: false });
    expect(await program(token)).toBeNull();
    await fromTerminal(app, setActive, { identity: who.email, active: true });
    expect(await program(token)).not.toBeNull();
    await fromTerminal(app, setPassword, { identity: who.email, password: "another-good-pass-1" });
    expect(await program(token)).toBeNull();
    expect(await fromTerminal(app, listTokensOfUser, { identity: who.email })).toMatchObject({
      value: { tokens: [{ state: "ended" }] },
    });
  });

  test("does not come with a new password where the setting says so; a reset of access ends it all the same", async () => {
    const lasting = await createTestApp({ PERSONAL_TOKEN_ENDS_WITH_PASSWORD: "false" });
    const { who, browser } = await holder([], lasting);
    const { token } = await made(browser);
    await fromTerminal(lasting, setPassword, { identity: who.email, password: "another-good-pass-1" });
    expect(await program(token, lasting)).not.toBeNull();
    await fromTerminal(lasting, resetAccess, { identity: who.email });
    expect(await program(token, lasting)).toBeNull();
    await lasting.close();
  });
});

describe("around them", () => {
  test("nobody gets past the limit, not even ten at once", async () => {
    const few = await createTestApp({ PERSONAL_TOKEN_MAX: "3" });
    const { browser, who } = await holder([], few);
    const results = await parallel(10, (index) => ask(createPersonalToken, { name: `token ${index}` }, browser));
    expect(results.filter(({ ok }) => ok)).toHaveLength(3);
    expect(await few.db.personalToken.count({ where: { userId: who.id } })).toBe(3);
    expect(await ask(listTokens, {}, browser)).toMatchObject({ value: { room: 0 } });
    await few.close();
  });

  test("the last use is written once a minute at most", async () => {
    const { browser } = await holder([]);
    const { token, id } = await made(browser);
    const look = () => findPersonalTokenPrincipal(app.services.database.pool, token, app.clock.now(), app.config);
    expect((await look())?.isNoteDue).toBe(true);
    await notePersonalTokenUse(app.db, id, "203.0.113.7", app.clock.now());
    expect((await look())?.isNoteDue).toBe(false);
    app.clock.pass(minutes(1));
    expect((await look())?.isNoteDue).toBe(true);
    expect(await ask(listTokens, {}, browser)).toMatchObject({ value: { tokens: [{ lastUsedIp: "203.0.113.7" }] } });
  });

  test("an administrator sees and revokes them, and never learns one", async () => {
    const { who, browser } = await holder([]);
    const { token, id } = await made(browser, { name: "laptop" });
    const found = await fromTerminal(app, listTokensOfUser, { identity: who.email });
    expect(found).toMatchObject({ value: { tokens: [{ id, name: "laptop", state: "good" }] } });
    expect(JSON.stringify(found)).not.toContain(token);
    expect(JSON.stringify(found)).not.toContain("hash");
    expect(await fromTerminal(app, revokeTokenOfUser, { token: id })).toMatchObject({ value: { changed: true } });
    expect(await program(token)).toBeNull();
    expect(await fromTerminal(app, revokeTokenOfUser, { token: id })).toMatchObject({ value: { changed: false } });
    expect(await fromTerminal(app, revokeTokenOfUser, { token: crypto.randomUUID() })).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("switched off, there are none", async () => {
    const off = await createTestApp({ PERSONAL_TOKENS: "false" });
    const { browser } = await holder([], off);
    expect(await ask(createPersonalToken, { name: "x" }, browser)).toMatchObject({ code: "NOT_FOUND" });
    await off.close();
  });
});
