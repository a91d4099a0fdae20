import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { days, minutes } from "@/lib/security/core/durations";
import { showProfile } from "@/lib/security/features/account/show-profile";
import { endSessionOfUser, listSessionsOfUser } from "@/lib/security/features/administration/sessions";
import { login } from "@/lib/security/features/login/login";
import { endOneSession } from "@/lib/security/features/sessions/end";
import { endOtherSessions } from "@/lib/security/features/sessions/end-others";
import { listSessions } from "@/lib/security/features/sessions/list";
import { createTestApp, type TestApp, type TestBrowser } from "@/tests/support/context";
import { ask, fromTerminal, keysOf } from "@/tests/support/journeys";
import { person, signedIn } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0";

async function listed(browser: TestBrowser) {
  const result = await ask(listSessions, {}, browser);
  if (!result.ok) throw new Error(result.code);
  return result.value.sessions;
}

describe("the list of sessions", () => {
  test("names browser, way in and address, this one first, and tells no secret", async () => {
    const alice = await person(app);
    const there = await signedIn(app, alice, { browser: app.browser({ userAgent: firefox, ip: "203.0.113.9" }) });
    app.clock.pass(minutes(5));
    const here = await signedIn(app, alice);
    const sessions = await listed(there);
    expect(sessions).toMatchObject([
      { browser: "Firefox on Windows", via: "password", ip: "203.0.113.9", isCurrent: true },
      { browser: expect.any(String), isCurrent: false },
    ]);
    const text = JSON.stringify(sessions);
    for (const { sessionId } of [here, there]) expect(text).not.toContain(sessionId);
  });

  test("leaves out what is over: ended, unused for too long, of a former uniquifier", async () => {
    const alice = await person(app);
    const kept = await signedIn(app, alice, { remember: true });
    await signedIn(app, alice);
    app.clock.pass(days(2));
    expect(await listed(kept)).toHaveLength(1);
  });
});

describe("ending", () => {
  test("AT-119: one's own session ends at once; somebody else's is not found and lives", async () => {
    const [alice, bob] = [await person(app), await person(app)];
    const [here, there, his] = [await signedIn(app, alice), await signedIn(app, alice), await signedIn(app, bob)];
    const [hisHandle] = (await listed(his)).map(({ handle }) => handle);
    expect(await ask(endOneSession, { session: hisHandle }, here)).toMatchObject({ ok: false, code: "NOT_FOUND" });
    expect(await his.who()).toBe(bob.email);
    expect((await listed(here)).every(({ handle }) => handle !== hisHandle)).toBe(true);

    const other = (await listed(here)).find(({ isCurrent }) => !isCurrent);
    expect(await ask(endOneSession, { session: other?.handle }, here)).toMatchObject({ value: { wasCurrent: false } });
    expect(await Promise.all([here.who(), there.who()])).toEqual([alice.email, null]);
  });

  test("the secret id, a prefix or nothing names no session", async () => {
    const alice = await person(app);
    const here = await signedIn(app, alice);
    const [{ handle = "" } = {}] = await listed(here);
    for (const session of [here.sessionId, handle.slice(0, 31), "", undefined])
      expect(keysOf(await ask(endOneSession, { session }, here))).toEqual({ "": "NOT_FOUND" });
    expect(await here.who()).toBe(alice.email);
  });

  test("the present one signs out here", async () => {
    const here = await signedIn(app, await person(app));
    const [current] = await listed(here);
    expect(await ask(endOneSession, { session: current?.handle }, here)).toMatchObject({ value: { wasCurrent: true } });
    expect(await here.who()).toBeNull();
  });

  test("all others go, and refresh tokens with them; strangers stay", async () => {
    const [alice, bob] = [await person(app), await person(app)];
    const [here, there, his] = [await signedIn(app, alice), await signedIn(app, alice), await signedIn(app, bob)];
    expect(await ask(endOtherSessions, {}, here)).toMatchObject({ value: { count: 1 } });
    expect(await Promise.all([here.who(), there.who(), his.who()])).toEqual([alice.email, null, bob.email]);
    expect(await app.db.auditEntry.count({ where: { userId: alice.id, event: "sessions_ended" } })).toBe(1);
  });

  test("nobody ends anything without being signed in", async () => {
    expect(await ask(listSessions, {}, app.browser())).toMatchObject({ code: "UNAUTHENTICATED" });
    expect(await ask(endOtherSessions, {}, app.browser())).toMatchObject({ code: "UNAUTHENTICATED" });
  });
});

describe("for administrators", () => {
  test("the terminal lists the sessions of somebody without their secrets, and ends one of them", async () => {
    const alice = await person(app);
    const [here, there] = [await signedIn(app, alice), await signedIn(app, alice)];
    const found = await fromTerminal(app, listSessionsOfUser, { identity: alice.email });
    if (!found.ok) throw new Error(found.code);
    expect(found.value.sessions).toHaveLength(2);
    for (const { sessionId } of [here, there]) expect(JSON.stringify(found.value)).not.toContain(sessionId);
    const session = (await listed(here)).find(({ isCurrent }) => isCurrent)?.handle;
    expect(await fromTerminal(app, endSessionOfUser, { session })).toMatchObject({ value: { email: alice.email } });
    expect(await Promise.all([here.who(), there.who()])).toEqual([null, alice.email]);
    expect(await fromTerminal(app, endSessionOfUser, { session })).toMatchObject({ code: "NOT_FOUND" });
    expect(await fromTerminal(app, endSessionOfUser, { session: here.sessionId })).toMatchObject({ ok: false });
  });

  test("whoever may not, may not", async () => {
    const alice = await signedIn(app, await person(app));
    const [{ handle = "" } = {}] = await listed(alice);
    expect(await ask(endSessionOfUser, { session: handle }, alice)).toMatchObject({ code: "UNAUTHORIZED" });
  });
});

test("a person sees who tried to sign in as them and failed", async () => {
  const alice = await person(app);
  const thief = app.browser({ ip: "198.51.100.7", userAgent: firefox });
  await ask(login, { email: alice.email, password: "guess" }, thief);
  const here = await signedIn(app, alice);
  const profile = await ask(showProfile, {}, here);
  expect(profile).toMatchObject({ value: { failures: [{ ip: "198.51.100.7", browser: "Firefox on Windows" }] } });
  app.clock.pass(days(31));
  const later = await signedIn(app, alice);
  expect(await ask(showProfile, {}, later)).toMatchObject({ value: { failures: [] } });
});

test("with a cap, a further sign-in ends the session that was used longest ago", async () => {
  const capped = await createTestApp({ MAX_SESSIONS: "2" });
  try {
    const alice = await person(capped);
    const browsers: TestBrowser[] = [];
    for (let count = 0; count < 3; count++) {
      browsers.push(await signedIn(capped, alice));
      capped.clock.pass(minutes(1));
    }
    expect(await Promise.all(browsers.map((browser) => browser.who()))).toEqual([null, alice.email, alice.email]);
    await Promise.all(Array.from({ length: 8 }, () => signedIn(capped, alice)));
    expect(await capped.db.session.count({ where: { userId: alice.id, endedAt: null } })).toBe(2);
  } finally {
    await capped.close();
  }
});
