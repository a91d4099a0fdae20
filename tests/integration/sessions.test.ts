import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { days, hours, seconds } from "@/lib/security/core/durations";
import { findSession, issueTicket, redeemTicket, touchSession } from "@/lib/security/domain/sessions";
import { createRole } from "@/lib/security/features/administration/create-role";
import { grantRole } from "@/lib/security/features/administration/grant-role";
import { resetAccess } from "@/lib/security/features/administration/reset-access";
import { revokeRole } from "@/lib/security/features/administration/revoke-role";
import { setActive } from "@/lib/security/features/administration/set-active";
import { login } from "@/lib/security/features/login/login";
import { logout } from "@/lib/security/features/login/logout";
import { listReports } from "@/lib/security/features/reports/list-reports";
import { createTestApp, type TestApp, type TestBrowser } from "@/tests/support/context";
import { ask, bearer, fromTerminal, keysOf, linkFor, parallel, tokenFor } from "@/tests/support/journeys";
import { PASSWORD, person, signedIn } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ RETURN_GENERIC_RESPONSES: "false" });
});
afterAll(() => app.close());

const touch = (browser: TestBrowser) => touchSession(app.db, browser.sessionId ?? "", app.clock.now());

describe("a session", () => {
  test("AT-097: a planted id is worth nothing, before the sign-in and after it", async () => {
    const alice = await person(app);
    const browser = app.browser();
    browser.adopt("planted-by-mallory");
    expect(await browser.who()).toBeNull();
    await signedIn(app, alice, { browser });
    expect(browser.sessionId).not.toBe("planted-by-mallory");
    const thief = app.browser();
    thief.adopt("planted-by-mallory");
    expect(await thief.who()).toBeNull();
  });

  test("each sign-in makes an id of its own, of 256 bits, and ends the one that this browser had", async () => {
    const alice = await person(app);
    const browsers = await parallel(5, () => signedIn(app, alice));
    expect(new Set(browsers.map(({ sessionId }) => sessionId)).size).toBe(5);
    for (const { sessionId } of browsers) expect(Buffer.from(sessionId ?? "", "base64url")).toHaveLength(32);
    const [first] = browsers;
    if (!first) throw new Error("nobody signed in");
    const old = first.copy();
    await (await first.context()).session.start(await app.db.user.findUniqueOrThrow({ where: { id: alice.id } }), {
      via: "password",
      remember: false,
    });
    expect([await old.who(), await first.who()]).toEqual([null, alice.email]);
  });

  test("AT-065: who is signed in stays who they are, whatever is posted to the login", async () => {
    const [alice, bob] = [await person(app), await person(app)];
    const browser = await signedIn(app, bob);
    expect(keysOf(await ask(login, { email: alice.email, password: PASSWORD }, browser))).toEqual({
      "": "ANONYMOUS_USER_REQUIRED",
    });
    expect(await browser.who()).toBe(bob.email);
    expect(await app.db.session.count({ where: { userId: alice.id } })).toBe(0);
  });

  test("AT-103, AT-104: what opens one door opens no other", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    expect(await bearer(app, browser.sessionId ?? "")).toBeNull();
    for (const id of [
      await tokenFor(app, alice),
      await linkFor(app, alice, "reset"),
      alice.uniquifier,
      alice.id,
      "",
      "%",
    ]) {
      const thief = app.browser();
      thief.adopt(id);
      expect(await thief.who()).toBeNull();
    }
  });

  test("is found, with person, roles and permissions, by one statement", async () => {
    const browser = await signedIn(app, await person(app));
    await browser.who();
    const statements = vi.spyOn(pg.Client.prototype, "query");
    try {
      expect(
        await findSession(app.services.database.pool, browser.sessionId ?? "", app.clock.now(), app.config),
      ).toMatchObject({ roles: [], permissions: [] });
      expect(statements).toHaveBeenCalledTimes(1);
    } finally {
      statements.mockRestore();
    }
  });

  test("AT-106: a role counts from the next request on, and no longer", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice);
    await fromTerminal(app, createRole, { name: "analyst", permissions: "reports:read,reports:print" });
    expect(keysOf(await ask(listReports, {}, browser))).toEqual({ "": "UNAUTHORIZED" });
    await fromTerminal(app, grantRole, { identity: alice.email, role: "analyst" });
    expect(keysOf(await ask(listReports, {}, browser))).toBe("ok");
    await fromTerminal(app, revokeRole, { identity: alice.email, role: "analyst" });
    expect(keysOf(await ask(listReports, {}, browser))).toEqual({ "": "UNAUTHORIZED" });
  });

  test("AT-107: disabling somebody ends everything at once, and letting them in again revives no session", async () => {
    const alice = await person(app);
    const [here, there] = [await signedIn(app, alice), await signedIn(app, alice, { remember: true })];
    const token = await tokenFor(app, alice);
    await fromTerminal(app, setActive, { identity: alice.email, active: false });
    expect(await Promise.all([here.who(), there.who(), bearer(app, token)])).toEqual([null, null, null]);
    await fromTerminal(app, setActive, { identity: alice.email, active: true });
    expect(await Promise.all([here.who(), there.who()])).toEqual([null, null]);
  });

  test("somebody who was disabled by hand, without an end of their sessions, is out as well", async () => {
    const alice = await person(app);
    const [browser, token] = [await signedIn(app, alice), await tokenFor(app, alice)];
    await app.db.user.update({ where: { id: alice.id }, data: { active: false } });
    expect([await browser.who(), await bearer(app, token)]).toEqual([null, null]);
  });

  test("AT-109: a new uniquifier ends every session and token", async () => {
    const alice = await person(app);
    const [here, there] = [await signedIn(app, alice), await signedIn(app, alice, { remember: true })];
    const token = await tokenFor(app, alice);
    await fromTerminal(app, resetAccess, { identity: alice.email });
    expect(await Promise.all([here.who(), there.who(), bearer(app, token)])).toEqual([null, null, null]);
    const raw = await signedIn(app, alice);
    await app.db.user.update({ where: { id: alice.id }, data: { uniquifier: "another" } });
    expect(await raw.who()).toBeNull();
  });

  test("a sign-in that overlaps a change of the uniquifier yields no living session", async () => {
    const alice = await person(app);
    const browser = app.browser();
    const ctx = await browser.context();
    await fromTerminal(app, resetAccess, { identity: alice.email });
    await ctx.session.start(alice, { via: "password", remember: false });
    expect(await browser.who()).toBeNull();
  });

  test("signing out ends this session, no other, no token; a stranger gets the same answer", async () => {
    const alice = await person(app);
    const [here, there] = [await signedIn(app, alice), await signedIn(app, alice)];
    const token = await tokenFor(app, alice);
    const answer = await ask(logout, {}, here);
    expect(await Promise.all([here.who(), there.who(), bearer(app, token)])).toEqual([null, alice.email, alice.email]);
    expect(await ask(logout, {}, app.browser())).toEqual(answer);
  });
});

describe("the life of a session", () => {
  test("AT-110: use keeps it alive, but never past its absolute limit", async () => {
    const browser = await signedIn(app, await person(app));
    for (let passed = 0; passed < 23; passed++) {
      app.clock.pass(hours(1));
      expect(await browser.who()).not.toBeNull();
      await touch(browser);
    }
    app.clock.pass(hours(1));
    expect(await browser.who()).toBeNull();
    await touch(browser);
    expect(await browser.who()).toBeNull();
  });

  test("with `remember me` it may rest for 30 days and lives for 90", async () => {
    const alice = await person(app);
    const [idle, used] = [
      await signedIn(app, alice, { remember: true }),
      await signedIn(app, alice, { remember: true }),
    ];
    for (let passed = 0; passed < 3; passed++) {
      app.clock.pass(days(29.9));
      expect(await used.who()).not.toBeNull();
      await touch(used);
    }
    expect(await idle.who()).toBeNull();
    app.clock.pass(days(0.3));
    expect(await used.who()).toBeNull();
  });
});

describe("the ticket that is handed to next-auth", () => {
  const ticketOf = async () => {
    const { sessionId } = await signedIn(app, await person(app));
    return { sessionId, ticket: await issueTicket(app.db, sessionId ?? "", app.clock.now()) };
  };
  const redeem = (ticket: string) => redeemTicket(app.db, ticket, app.clock.now());

  test("opens once, of 20 times at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      const { sessionId, ticket } = await ticketOf();
      expect((await parallel(20, () => redeem(ticket))).filter((id) => id !== null)).toEqual([sessionId]);
    }
  });

  test("is good for 30 seconds", async () => {
    const [late, inTime] = [await ticketOf(), await ticketOf()];
    app.clock.pass(seconds(28));
    expect(await redeem(inTime.ticket)).toBe(inTime.sessionId);
    app.clock.pass(seconds(2));
    expect(await redeem(late.ticket)).toBeNull();
  });

  test("cannot be made up, and is not stored", async () => {
    const { ticket, sessionId } = await ticketOf();
    const stored = await app.db.sessionTicket.findMany();
    expect(JSON.stringify(stored)).not.toContain(ticket);
    for (const made of ["", "x", sessionId ?? "", ...stored.map(({ hash }) => hash), `${ticket}x`, ticket.slice(1)])
      expect(await redeem(made)).toBeNull();
  });
});
