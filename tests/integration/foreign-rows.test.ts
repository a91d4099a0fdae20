import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AccessRule } from "@/lib/security/core/access";
import { deleteRole } from "@/lib/security/features/administration/delete-role";
import { editRole } from "@/lib/security/features/administration/edit-role";
import { endSessionsOfUser } from "@/lib/security/features/administration/end-sessions";
import { grantRole } from "@/lib/security/features/administration/grant-role";
import { resetAccess } from "@/lib/security/features/administration/reset-access";
import { revokeRole } from "@/lib/security/features/administration/revoke-role";
import { setActive } from "@/lib/security/features/administration/set-active";
import { setPassword } from "@/lib/security/features/administration/set-password";
import { changeEmail } from "@/lib/security/features/identity/change-email";
import { changeUsername } from "@/lib/security/features/identity/change-username";
import { disconnect } from "@/lib/security/features/oauth/disconnect";
import { createPersonalToken } from "@/lib/security/features/personal-tokens/create";
import { revokePersonalToken } from "@/lib/security/features/personal-tokens/revoke";
import { register } from "@/lib/security/features/registration/register";
import { endOneSession } from "@/lib/security/features/sessions/end";
import { listSessions } from "@/lib/security/features/sessions/list";
import { confirmSetUp } from "@/lib/security/features/two-factor/confirm-set-up";
import { revokeTrustedDevice } from "@/lib/security/features/two-factor/revoke-device";
import { setUpMethod } from "@/lib/security/features/unified-sign-in/set-up";
import { changePasskey } from "@/lib/security/features/webauthn/change";
import { deletePasskey } from "@/lib/security/features/webauthn/delete";
import type { UseCase } from "@/lib/security/use-case";
import { createTestApp, type TestApp, type TestBrowser } from "@/tests/support/context";
import { ask, fromTerminal, given } from "@/tests/support/journeys";
import { keyHolder } from "@/tests/support/passkeys";
import { PASSWORD, person, signedIn } from "@/tests/support/people";
import { begin } from "@/tests/support/second-factors";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ RETURN_GENERIC_RESPONSES: "false" });
});
afterAll(() => app.close());

/** What each table holds, but for the record of what was tried. */
async function rows(): Promise<Record<string, unknown>> {
  const { pool } = app.services.database;
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
     AND tablename NOT IN ('audit_entries', 'audit_chain', 'throttle', '_prisma_migrations') ORDER BY 1`,
  );
  const held: Record<string, unknown> = {};
  for (const { name } of tables) {
    const found = await pool.query(
      `SELECT (to_jsonb(t) - '{last_seen_at,grace_until}'::text[])::text AS row FROM "${name}" t ORDER BY 1`,
    );
    held[name] = found.rows;
  }
  return held;
}

/** Somebody of whom there is a row wherever there can be one. */
async function owner() {
  const { who, browser, name: passkey } = await keyHolder(app);
  const { uniquifier } = await app.db.user.findUniqueOrThrow({ where: { id: who.id } });
  const now = app.clock.now();
  const device = await app.db.trustedDevice.create({
    data: {
      userId: who.id,
      hash: `hash of ${who.id}`,
      uniquifier,
      createdAt: now,
      expiresAt: new Date(now.getTime() + 1e9),
    },
  });
  const account = { provider: "github", type: "oauth", providerAccountId: `account of ${who.id}`, createdAt: now };
  await app.db.account.create({ data: { ...account, userId: who.id } });
  given(await ask(createPersonalToken, { name: "her token" }, browser));
  const token = await app.db.personalToken.findFirstOrThrow({ where: { userId: who.id } });
  const sessions = given(await ask(listSessions, {}, browser)).sessions;
  const factor = await begin(app, browser, who, "email");
  const state = factor.token;
  const code = await factor.code();
  return { who, browser, passkey, device: device.id, token: token.id, session: sessions[0]?.handle ?? "", state, code };
}

const answerOf = async <I, O, A extends AccessRule>(
  useCase: UseCase<I, O, A>,
  input: unknown,
  browser: TestBrowser,
) => {
  const result = await ask(useCase, input, browser);
  return result.ok ? "ok" : { code: result.code, complaints: result.complaints };
};

describe("AT-260: what is somebody else's", () => {
  test("is to anybody who names it as if it were not there", async () => {
    const alice = await owner();
    const mallory = await signedIn(app, await person(app));
    const before = await rows();
    const asked: [unknown, unknown][] = [
      [
        await answerOf(endOneSession, { session: alice.session }, mallory),
        await answerOf(endOneSession, { session: "a".repeat(alice.session.length) }, mallory),
      ],
      [
        await answerOf(revokeTrustedDevice, { device: alice.device }, mallory),
        await answerOf(revokeTrustedDevice, { device: "01a20d5d-7b3e-718d-9314-b22a880829a6" }, mallory),
      ],
      [
        await answerOf(revokePersonalToken, { token: alice.token }, mallory),
        await answerOf(revokePersonalToken, { token: "01a20d5d-7b3e-718d-9314-b22a880829a6" }, mallory),
      ],
      [
        await answerOf(confirmSetUp, { state: alice.state, code: alice.code }, mallory),
        await answerOf(confirmSetUp, { state: "made-up", code: alice.code }, mallory),
      ],
    ];
    for (const [hers, nobodys] of asked) {
      expect(hers).not.toBe("ok");
      expect(hers).toEqual(nobodys);
    }
    expect(await answerOf(deletePasskey, { name: alice.passkey }, mallory)).toMatchObject({
      complaints: { name: [{ key: "WEBAUTHN_NAME_NOT_FOUND" }] },
    });
    expect(await answerOf(changePasskey, { name: alice.passkey, new_name: "mine" }, mallory)).toMatchObject({
      complaints: { name: [{ key: "WEBAUTHN_NAME_NOT_FOUND" }] },
    });
    expect(await answerOf(disconnect, { provider: "github" }, mallory)).not.toBe("ok");
    expect(await rows()).toEqual(before);
    expect(await answerOf(endOneSession, { session: alice.session }, alice.browser)).toBe("ok");
  });
});

describe("AT-265: a call that leaves out whom or what it is about", () => {
  const of =
    <I, O, A extends AccessRule>(useCase: UseCase<I, O, A>, input: object = {}) =>
    (rest: object, browser: TestBrowser) =>
      answerOf(useCase, { ...input, ...rest }, browser);
  const slips = {
    "an end of a session": of(endOneSession),
    "an end of trust": of(revokeTrustedDevice),
    "an end of a token": of(revokePersonalToken),
    "an end of a passkey": of(deletePasskey),
    "a change of a passkey": of(changePasskey, { new_name: "x", usage: "both" }),
    "an end of a connection": of(disconnect),
    "a change of a username": of(changeUsername),
  };

  test.each(Object.entries(slips))("%s changes nothing", async (_, call) => {
    const alice = await owner();
    const before = await rows();
    for (const rest of [
      {},
      { id: undefined, name: undefined, userId: alice.who.id },
      { device: null, session: null, token: null },
    ])
      expect(await call(rest, alice.browser)).not.toBe("ok");
    expect(await rows()).toEqual(before);
  });

  const fromAdministrator =
    <I, O, A extends AccessRule>(useCase: UseCase<I, O, A>) =>
    async (input: object) =>
      (await fromTerminal(app, useCase, input)).ok;
  const administration = {
    "shuts nobody out": fromAdministrator(setActive),
    "sets no password": fromAdministrator(setPassword),
    "resets nobody's access": fromAdministrator(resetAccess),
    "ends no session": fromAdministrator(endSessionsOfUser),
    "grants no role": fromAdministrator(grantRole),
    "takes no role": fromAdministrator(revokeRole),
    "edits no role": fromAdministrator(editRole),
    "deletes no role": fromAdministrator(deleteRole),
  };

  test.each(Object.entries(administration))("from an administrator %s", async (_, call) => {
    const { who } = await owner();
    const data = { name: `role of ${who.id}`, permissions: ["reports:read"], updatedAt: app.clock.now() };
    await app.db.role.create({ data });
    const before = await rows();
    for (const input of [
      {},
      { identity: undefined, role: undefined, active: false },
      { identity: "", role: "" },
      { identity: null, role: null, permissions: "" },
    ])
      expect(await call(input)).toBe(false);
    expect(await rows()).toEqual(before);
  });
});

describe("AT-262: fields that nobody asked for", () => {
  const extra = {
    role: "admin",
    roles: { connect: { name: "admin" } },
    permissions: ["users:write"],
    confirmedAt: new Date(0).toISOString(),
    active: false,
    tfPrimaryMethod: null,
    tf_primary_method: null,
    userId: "01a20d5d-7b3e-718d-9314-b22a880829a6",
    id: "01a20d5d-7b3e-718d-9314-b22a880829a6",
    uniquifier: "x",
    passwordHash: "x",
    lockedUntil: null,
    loginCount: 99,
    sessions: { deleteMany: {} },
  };

  test("are ignored where somebody changes something of theirs", async () => {
    await app.db.role.upsert({
      where: { name: "admin" },
      create: { name: "admin", updatedAt: app.clock.now() },
      update: {},
    });
    const alice = await person(app, { username: "alicebefore" });
    const browser = await signedIn(app, alice);
    const stored = () => app.db.user.findUniqueOrThrow({ where: { id: alice.id }, include: { roles: true } });
    const before = await stored();
    expect(await answerOf(changeUsername, { ...extra, username: "aliceafter" }, browser)).toBe("ok");
    expect(await answerOf(changeEmail, { ...extra, email: "after@example.com" }, browser)).toBe("ok");
    expect(await answerOf(setUpMethod, { ...extra, chosen_method: "authenticator" }, browser)).toBe("ok");
    const after = await stored();
    expect({ ...after, updatedAt: 0 }).toEqual({ ...before, username: "aliceafter", updatedAt: 0 });
  });

  test("are ignored where somebody registers", async () => {
    const email = "extra@example.com";
    const input = { ...extra, email, password: PASSWORD, password_confirm: PASSWORD };
    expect(await answerOf(register, input, app.browser())).toBe("ok");
    const made = await app.db.user.findUniqueOrThrow({ where: { email }, include: { roles: true } });
    expect(made).toMatchObject({ active: true, confirmedAt: null, roles: [], loginCount: 0, tfPrimaryMethod: null });
    expect([made.id, made.uniquifier, made.passwordHash]).not.toEqual(expect.arrayContaining(["x", extra.id]));
  });
});
