import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hours, minutes } from "@/lib/security/core/durations";
import { execute } from "@/lib/security/execute";
import { showProfile } from "@/lib/security/features/account/show-profile";
import { createRole } from "@/lib/security/features/administration/create-role";
import { grantRole } from "@/lib/security/features/administration/grant-role";
import { impersonate } from "@/lib/security/features/administration/impersonate";
import { listUsers } from "@/lib/security/features/administration/list-users";
import { revokeRole } from "@/lib/security/features/administration/revoke-role";
import { setActive } from "@/lib/security/features/administration/set-active";
import { stopImpersonating } from "@/lib/security/features/administration/stop-impersonating";
import { changeEmail } from "@/lib/security/features/identity/change-email";
import { changeUsername } from "@/lib/security/features/identity/change-username";
import { chooseLanguage } from "@/lib/security/features/language/choose-language";
import { logout } from "@/lib/security/features/login/logout";
import { changePassword } from "@/lib/security/features/passwords/change";
import { createPersonalToken } from "@/lib/security/features/personal-tokens/create";
import { listTokens } from "@/lib/security/features/personal-tokens/list";
import { verifyWithPassword } from "@/lib/security/features/reauthentication/with-password";
import { generateRecoveryCodes } from "@/lib/security/features/recovery-codes/generate";
import { listReports } from "@/lib/security/features/reports/list-reports";
import { endOneSession } from "@/lib/security/features/sessions/end";
import { endOtherSessions } from "@/lib/security/features/sessions/end-others";
import { listSessions } from "@/lib/security/features/sessions/list";
import { setUpTwoFactor } from "@/lib/security/features/two-factor/set-up";
import { twoFactorStatus } from "@/lib/security/features/two-factor/status";
import { beginRegistration } from "@/lib/security/features/webauthn/begin-registration";
import { listPasskeys } from "@/lib/security/features/webauthn/list";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, everything, fromTerminal, keysOf } from "@/tests/support/journeys";
import { person, signedIn } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await fromTerminal(app, createRole, { name: "admin" });
  await fromTerminal(app, createRole, { name: "support", permissions: "users:impersonate" });
  await fromTerminal(app, createRole, { name: "reader", permissions: "reports:read" });
});
afterAll(() => app.close());

const reason = "ticket 4711";

async function holder(role: string, of: TestApp = app) {
  const who = await person(of);
  await fromTerminal(of, grantRole, { identity: who.email, role });
  return { who, browser: await signedIn(of, who) };
}

/** A supporter who acts as somebody. */
async function acting() {
  const { who: boss, browser } = await holder("admin");
  const alice = await person(app);
  const own = browser.sessionId;
  expect(await ask(impersonate, { identity: alice.id, reason }, browser)).toMatchObject({ ok: true });
  return { boss, alice, browser, own };
}

describe("whoever impersonates", () => {
  test("may choose a language for this browser, and changes nothing for the person", async () => {
    const { alice, browser } = await acting();
    expect(await ask(chooseLanguage, { locale: "de" }, browser)).toMatchObject({ ok: true });
    expect((await browser.context()).language.locale).toBe("de");
    expect(await app.db.user.findUnique({ where: { id: alice.id } })).toMatchObject({ locale: null });
  });

  test("sees what the person sees, and is themselves again afterwards, in the session of before", async () => {
    const { boss, alice, browser, own } = await acting();
    expect(await browser.who()).toBe(alice.email);
    expect(await ask(showProfile, {}, browser)).toMatchObject({ value: { email: alice.email } });
    expect(await ask(stopImpersonating, {}, browser)).toMatchObject({ ok: true });
    expect([await browser.who(), browser.sessionId]).toEqual([boss.email, own]);
    expect(await ask(stopImpersonating, {}, browser)).toMatchObject({ code: "NOT_FOUND" });
  });

  test("leaves no trace as a sign-in of the person, but on record: both persons, and why", async () => {
    const { boss, alice, browser } = await acting();
    const user = await app.db.user.findUniqueOrThrow({ where: { id: alice.id } });
    expect([user.loginCount, user.currentLoginAt]).toEqual([0, null]);
    await ask(listUsers, {}, browser);
    await ask(stopImpersonating, {}, browser);
    const entries = await app.db.auditEntry.findMany({ where: { userId: alice.id }, orderBy: { id: "asc" } });
    expect(entries).toMatchObject([
      { event: "impersonation_started", actorId: boss.id, data: { reason } },
      { event: "user_unauthorized", actorId: boss.id, data: { impersonating: alice.id } },
      { event: "impersonation_ended", actorId: boss.id, data: { impersonating: alice.id } },
    ]);
    const [mail] = (await app.mails(alice.email)).filter(({ template }) => template === "impersonation_notice");
    expect(mail?.text).toContain(reason);
  });

  test("gets at no secret and changes nothing by which the person signs in", async () => {
    const { alice, browser } = await acting();
    const before = JSON.parse(await everything(app)).slice(0, -1);
    const tries = [
      () => ask(changePassword, { password: alice.password, new_password: "another-good-pass-1" }, browser),
      () => ask(changeEmail, { email: "thief@example.com" }, browser),
      () => ask(changeUsername, { username: "thief" }, browser),
      () => ask(verifyWithPassword, { password: alice.password }, browser),
      () => ask(twoFactorStatus, {}, browser),
      () => ask(setUpTwoFactor, { setup: "authenticator" }, browser),
      () => ask(generateRecoveryCodes, {}, browser),
      () => ask(listPasskeys, {}, browser),
      () => ask(beginRegistration, { name: "mine", usage: "first" }, browser),
      () => ask(listTokens, {}, browser),
      () => ask(createPersonalToken, { name: "mine" }, browser),
      () => ask(listSessions, {}, browser),
      () => ask(endOtherSessions, {}, browser),
      () => ask(listUsers, {}, browser),
      () => ask(impersonate, { identity: alice.id, reason }, browser),
    ];
    for (const attempt of tries) expect((await attempt()).ok, `${attempt}`).toBe(false);
    expect(JSON.parse(await everything(app)).slice(0, -1)).toEqual(before);
  });

  test("never counts as fresh", async () => {
    const { browser } = await acting();
    const { freshness } = await import("@/lib/security/freshness");
    expect(await freshness(await browser.context())).toBe(false);
  });
});

describe("it is refused", () => {
  test("without a reason, of oneself, of an administrator, of somebody who is shut out or not there", async () => {
    const { who, browser } = await holder("admin");
    const [other, out] = [(await holder("admin")).who, await person(app, { active: false })];
    const tried = async (input: object) => keysOf(await ask(impersonate, input, browser));
    expect(await tried({ identity: out.id })).toEqual({ reason: "FIELD_REQUIRED" });
    expect(await tried({ identity: who.id, reason })).toEqual({ identity: "IMPERSONATION_OF_ONESELF" });
    expect(await tried({ identity: other.id, reason })).toEqual({ identity: "IMPERSONATION_OF_ADMINISTRATOR" });
    expect(await tried({ identity: out.id, reason })).toEqual({ identity: "DISABLED_ACCOUNT" });
    expect(await tried({ identity: crypto.randomUUID(), reason })).toEqual({ identity: "USER_DOES_NOT_EXIST" });
    expect(await browser.who()).toBe(who.email);
  });

  test("of somebody with more rights, and to everybody without the permission", async () => {
    const { browser } = await holder("support");
    const { who: reader } = await holder("reader");
    const { who: plain, browser: hers } = { who: await person(app), browser: (await holder("reader")).browser };
    expect(await ask(impersonate, { identity: reader.id, reason }, browser)).toMatchObject({ code: "UNAUTHORIZED" });
    expect(await ask(impersonate, { identity: plain.id, reason }, hers)).toMatchObject({ code: "UNAUTHORIZED" });
    expect(await ask(impersonate, { identity: plain.id, reason }, browser)).toMatchObject({ ok: true });
    expect(await fromTerminal(app, impersonate, { identity: plain.id, reason })).toMatchObject({ ok: false });
  });

  test("to an auth token, which has no session to return to; and where it is switched off", async () => {
    const { browser } = await holder("admin");
    const alice = await person(app);
    const ctx = await browser.context();
    if (ctx.principal?.kind !== "user") throw new Error("nobody");
    const byToken = { ...ctx, principal: { ...ctx.principal, mechanism: "token" as const, session: null } };
    expect(await execute(impersonate, { identity: alice.id, reason }, byToken)).toMatchObject({ code: "UNAUTHORIZED" });
    const off = await app.withConfig((config) => {
      config.features.impersonation = false;
    });
    const there = { ...ctx, config: off.config };
    expect(await execute(impersonate, { identity: alice.id, reason }, there)).toMatchObject({ code: "NOT_FOUND" });
    await off.close();
  });
});

describe("it ends", () => {
  test("after its time", async () => {
    const { browser } = await acting();
    app.clock.pass(hours(1) - minutes(1));
    expect(await browser.who()).not.toBeNull();
    app.clock.pass(minutes(2));
    expect(await browser.who()).toBeNull();
  });

  test("with the permission, the account or the session of the administrator, on the next request", async () => {
    const { who, browser } = await holder("support");
    const alice = await person(app);
    await ask(impersonate, { identity: alice.id, reason }, browser);
    expect(await browser.who()).toBe(alice.email);
    await fromTerminal(app, revokeRole, { identity: who.email, role: "support" });
    expect(await browser.who()).toBeNull();

    const second = await acting();
    await fromTerminal(app, setActive, { identity: second.boss.email, active: false });
    expect(await second.browser.who()).toBeNull();
  });

  test("by the person, who sees it in the list of sessions", async () => {
    const { alice, browser } = await acting();
    const hers = await signedIn(app, alice);
    const listed = await ask(listSessions, {}, hers);
    if (!listed.ok) throw new Error(listed.code);
    const [foreign] = listed.value.sessions.filter(({ via }) => via === "impersonation");
    await ask(endOneSession, { session: foreign?.handle }, hers);
    expect([await browser.who(), await hers.who()]).toEqual([null, alice.email]);
  });

  test("with a sign-out, which leaves the own session as well", async () => {
    const { browser, own } = await acting();
    await ask(logout, {}, browser);
    expect(await browser.who()).toBeNull();
    expect((await app.db.session.findUniqueOrThrow({ where: { id: own ?? "" } })).endedAt).not.toBeNull();
  });

  test("at the sign-in, when the own session has ended meanwhile", async () => {
    const { browser, own } = await acting();
    await ask(listReports, {}, browser);
    const ctx = await browser.context();
    await app.db.session.update({ where: { id: own ?? "" }, data: { endedAt: app.clock.now() } });
    expect(await execute(stopImpersonating, {}, ctx)).toMatchObject({ value: { target: "/login" } });
    expect(await browser.who()).toBeNull();
  });
});
