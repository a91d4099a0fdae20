import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { days, hours, minutes } from "@/lib/security/core/durations";
import { openAuthToken } from "@/lib/security/domain/auth-tokens";
import { issueRefreshToken } from "@/lib/security/domain/refresh-tokens";
import { execute } from "@/lib/security/execute";
import { resetAccess } from "@/lib/security/features/administration/reset-access";
import { setActive } from "@/lib/security/features/administration/set-active";
import { setPassword } from "@/lib/security/features/administration/set-password";
import { logout } from "@/lib/security/features/login/logout";
import { refresh } from "@/lib/security/features/tokens/refresh";
import type { User } from "@/prisma/generated/client";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, bearer, fromTerminal, keysOf, parallel, tokenFor } from "@/tests/support/journeys";
import { person } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const issue = async (user: User, of: TestApp = app) => (await issueRefreshToken(of.system(), user)).token;
const trade = (token: unknown, of: TestApp = app) => ask(refresh, { refresh_token: token }, of.browser());

/** The next token of a family. */
async function traded(token: string, of: TestApp = app): Promise<string> {
  const result = await trade(token, of);
  if (!result.ok) throw new Error(JSON.stringify(result.complaints));
  return result.value.refreshToken.token;
}

/** "GEN_MISMATCH" and so on for REFRESH_TOKEN_INVALID, the plain key for others, "ok" for a trade. */
async function reason(token: unknown, of: TestApp = app): Promise<unknown> {
  const result = await trade(token, of);
  if (result.ok) return "ok";
  const complaint = result.complaints.refresh_token?.[0];
  return complaint?.params?.reason ?? complaint?.key;
}

const events = (of: TestApp, user: User) =>
  of.db.auditEntry
    .findMany({ where: { userId: user.id, event: { startsWith: "refresh_tracker" } }, orderBy: { id: "asc" } })
    .then((rows) => rows.map(({ event, data }) => [event, (data as { reason?: string }).reason]));

const reuseMails = async (of: TestApp, user: User) =>
  (await of.mails(user.email)).filter(({ template }) => template === "refresh_token_reused");

describe("a refresh token", () => {
  test("is traded for an auth token and the next refresh token", async () => {
    const alice = await person(app);
    const result = await trade(await issue(alice));
    if (!result.ok) throw new Error("refused");
    expect(await bearer(app, result.value.authToken)).toBe(alice.email);
    expect(await reason(result.value.refreshToken.token)).toBe("ok");
    expect(await events(app, alice)).toEqual([["refresh_tracker_created", undefined]]);
  });

  test("FS-376: missing is a field left empty, another type not understood, anything unsigned INVALID", async () => {
    const alice = await person(app);
    const token = await issue(alice);
    expect(keysOf(await ask(refresh, {}, app.browser()))).toEqual({ refresh_token: "FIELD_REQUIRED" });
    for (const missing of [null, ""]) expect(await reason(missing)).toBe("FIELD_REQUIRED");
    for (const odd of [1, true, {}, ["x"]]) expect(await reason(odd)).toBe("API_ERROR");
    const [body = ""] = token.split(".");
    const forged = `${body}.${app.services.keyring.sign("auth-token", body)}`;
    for (const bad of ["garbage", "a.b.c", "null", `${token}x`, forged, "\0", "x".repeat(9000)])
      expect(await reason(bad), bad.slice(0, 40)).toBe("INVALID");
    expect(await reason(await tokenFor(app, alice))).toBe("INVALID");
    expect(await reason(token)).toBe("ok");
  });

  test("of a family that is gone is NOT_FOUND, of a deleted person too", async () => {
    const alice = await person(app);
    const token = await issue(alice);
    await app.db.user.delete({ where: { id: alice.id } });
    expect(await reason(token)).toBe("NOT_FOUND");
  });
});

describe("AT-256: a token that comes back after it was traded", () => {
  test("ends its family, is recorded and told to the person once, however often it comes; other families live on", async () => {
    const alice = await person(app);
    const [first, other] = [await issue(alice), await issue(alice)];
    const second = await traded(first);
    const third = await traded(second);
    for (const old of [first, second, first]) expect(await reason(old)).toBe("GEN_MISMATCH");
    expect(await reason(third)).toBe("REVOKED");
    expect(await reason(other)).toBe("ok");
    expect((await events(app, alice)).filter(([event]) => event === "refresh_tracker_revoked")).toEqual([
      ["refresh_tracker_revoked", "GEN_MISMATCH"],
    ]);
    const mails = await reuseMails(app, alice);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).not.toContain(first);
  });

  test("twenty at the same moment: one gets the next one, the family ends, one mail", async () => {
    for (let round = 0; round < 3; round++) {
      const alice = await person(app);
      const token = await issue(alice);
      const results = await parallel(20, () => trade(token));
      const winners = results.flatMap((result) => (result.ok ? [result.value] : []));
      expect(winners).toHaveLength(1);
      for (const result of results)
        if (!result.ok) expect(result.complaints.refresh_token?.[0]?.params).toEqual({ reason: "GEN_MISMATCH" });
      expect(await reason(winners[0]?.refreshToken.token)).toBe("REVOKED");
      expect(await reuseMails(app, alice)).toHaveLength(1);
    }
  });

  test("of a later generation than ours (a restored backup) is refused and accuses nobody", async () => {
    const alice = await person(app);
    const first = await issue(alice);
    const second = await traded(first);
    await app.db.refreshTracker.updateMany({ where: { userId: alice.id }, data: { gen: 1 } });
    expect(await reason(second)).toBe("GEN_MISMATCH");
    expect(await reuseMails(app, alice)).toHaveLength(0);
    expect(await reason(first)).toBe("ok");
  });
});

describe("time", () => {
  test("FS-377: idle for too long is EXPIRED; trading does not move the absolute end", async () => {
    const other = await createTestApp({ REFRESH_TOKEN_MAX_IDLE: "7 days", REFRESH_TOKEN_MAX_AGE: "20 days" });
    const alice = await person(other);
    const idle = await issue(alice, other);
    let busy = await issue(alice, other);
    const end = (await other.db.refreshTracker.findFirstOrThrow({ where: { userId: alice.id } })).expiresAt;
    for (const step of [1, 2, 3]) {
      other.clock.pass(days(6));
      const result = await trade(busy, other);
      if (!result.ok) throw new Error(`refused at step ${step}`);
      busy = result.value.refreshToken.token;
      expect(Math.abs(result.value.refreshToken.expiresAt.getTime() - end.getTime())).toBeLessThan(minutes(1));
    }
    expect(await reason(idle, other)).toBe("EXPIRED");
    other.clock.pass(days(3));
    expect(await reason(busy, other)).toBe("EXPIRED");
    await other.close();
  });

  test("is no proof of identity: the new auth token is as old, for freshness, as the sign-in", async () => {
    const other = await createTestApp();
    const alice = await person(other);
    const signIn = other.clock.now().getTime();
    const first = await issue(alice, other);
    other.clock.pass(hours(30));
    const result = await trade(first, other);
    if (!result.ok) throw new Error("refused");
    const opened = openAuthToken(other.services.keyring, result.value.authToken, other.config, other.clock.now());
    expect(Math.abs((opened?.authenticatedAt.getTime() ?? 0) - signIn)).toBeLessThan(minutes(1));
    await other.close();
  });

  test("what is over is deleted when another one is made; revoked ones stay, unless configured", async () => {
    for (const [cleanup, left] of [
      ["false", 2],
      ["true", 1],
    ] as const) {
      const other = await createTestApp({ REFRESH_TOKEN_CLEANUP_REVOKED: cleanup });
      const [alice, bob] = [await person(other), await person(other)];
      await issue(alice, other);
      await issue(bob, other);
      other.clock.pass(days(8));
      await ask(logout, { refresh_token: await issue(alice, other) }, other.browser());
      await issue(alice, other);
      expect(await other.db.refreshTracker.count({ where: { userId: alice.id } })).toBe(left);
      expect(await other.db.refreshTracker.count({ where: { userId: bob.id } })).toBe(1);
      await other.close();
    }
  });
});

describe("the person", () => {
  test("C-40.20: inactive, locked or unconfirmed gets nothing, and the token is not spent", async () => {
    const alice = await person(app);
    const token = await issue(alice);
    await fromTerminal(app, setActive, { identity: alice.email, active: false });
    expect(await reason(token)).toBe("DISABLED_ACCOUNT");
    await fromTerminal(app, setActive, { identity: alice.email, active: true });
    const lockedUntil = new Date(app.clock.now().getTime() + hours(1));
    await app.db.user.update({ where: { id: alice.id }, data: { lockedUntil } });
    expect(await reason(token)).toBe("ACCOUNT_LOCKED");
    await app.db.user.update({ where: { id: alice.id }, data: { lockedUntil: null, confirmedAt: null } });
    expect(await reason(token)).toBe("CONFIRMATION_REQUIRED");
    await app.db.user.update({ where: { id: alice.id }, data: { confirmedAt: app.clock.now() } });
    expect(await reason(token)).toBe("ok");
  });

  test("a new password voids all families, unless tokens have a uniquifier of their own", async () => {
    const own = await createTestApp({ TOKEN_OWN_UNIQUIFIER: "true" });
    for (const [of, after] of [
      [app, "USER_DOES_NOT_EXIST"],
      [own, "ok"],
    ] as const) {
      const alice = await person(of);
      const token = await issue(alice, of);
      await fromTerminal(of, setPassword, { identity: alice.email, password: "another-good-pass-1" });
      expect(await reason(token, of)).toBe(after);
    }
    await own.close();
  });

  test("FS-380: a reset of access revokes all families", async () => {
    const alice = await person(app);
    const tokens = [await issue(alice), await issue(alice)];
    await fromTerminal(app, resetAccess, { identity: alice.email });
    for (const token of tokens) expect(await reason(token)).toBe("REVOKED");
  });
});

describe("on leaving", () => {
  test("C-40.29: the handed-back family ends, whatever its generation, for strangers too; others go on", async () => {
    const alice = await person(app);
    const [first, other] = [await issue(alice), await issue(alice)];
    const second = await traded(first);
    expect(keysOf(await ask(logout, { refresh_token: first }, app.browser()))).toBe("ok");
    expect(await reason(second)).toBe("REVOKED");
    expect(await reason(other)).toBe("ok");
    expect((await events(app, alice)).at(-1)).toEqual(["refresh_tracker_revoked", "LOGOUT"]);
    for (const odd of ["garbage", "", 7, {}, null])
      expect(keysOf(await ask(logout, { refresh_token: odd }, app.browser()))).toBe("ok");
  });
});

test("switched off, there is no such endpoint", async () => {
  const off = await createTestApp({ REFRESH_TOKEN: "false" });
  const result = await execute(refresh, { refresh_token: "x" }, await off.browser().context());
  expect(result.ok || result.code).toBe("NOT_FOUND");
  await off.close();
});
