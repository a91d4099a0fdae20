import { afterAll, beforeAll, expect, test } from "vitest";
import { hours } from "@/lib/security/core/durations";
import { login } from "@/lib/security/features/login/login";
import { logout } from "@/lib/security/features/login/logout";
import { changePassword } from "@/lib/security/features/passwords/change";
import { verifyWithPassword } from "@/lib/security/features/reauthentication/with-password";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, parallel } from "@/tests/support/journeys";
import { PASSWORD, person, signedIn } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const tracked = ({ id }: { id: string }, at: TestApp = app) =>
  at.db.user.findUniqueOrThrow({
    where: { id },
    select: { loginCount: true, currentLoginAt: true, currentLoginIp: true, lastLoginAt: true, lastLoginIp: true },
  });

test("a first sign-in counts as the one before as well; then each moves on by one", async () => {
  const alice = await person(app);
  await signedIn(app, alice, { browser: app.browser({ ip: "203.0.113.7" }) });
  const first = await tracked(alice);
  expect(first).toMatchObject({ loginCount: 1, currentLoginIp: "203.0.113.7", lastLoginIp: null });
  expect(first.lastLoginAt).toEqual(first.currentLoginAt);
  app.clock.pass(hours(1));
  await signedIn(app, alice, { browser: app.browser({ ip: "203.0.113.8" }) });
  const second = await tracked(alice);
  expect(second).toMatchObject({
    loginCount: 2,
    currentLoginIp: "203.0.113.8",
    lastLoginIp: "203.0.113.7",
    lastLoginAt: first.currentLoginAt,
  });
  expect((second.currentLoginAt?.getTime() ?? 0) - (first.currentLoginAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(
    hours(1),
  );
});

test("a failed try, a second proof of identity and a sign-out move nothing; a change of password does", async () => {
  const alice = await person(app);
  const browser = await signedIn(app, alice);
  const before = await tracked(alice);
  await ask(login, { email: alice.email, password: "wrong-password-1" }, app.browser());
  await ask(verifyWithPassword, { password: PASSWORD }, browser);
  expect(await tracked(alice)).toEqual(before);
  await ask(
    changePassword,
    { password: PASSWORD, new_password: "brand-new-secret-31", new_password_confirm: "brand-new-secret-31" },
    browser,
  );
  const after = await tracked(alice);
  expect(after).toMatchObject({ loginCount: 2, lastLoginAt: before.currentLoginAt });
  await ask(logout, {}, browser);
  expect(await tracked(alice)).toEqual(after);
});

test("an unknown address is stored as none", async () => {
  const alice = await person(app);
  const browser = app.browser();
  const ctx = await browser.context();
  ctx.request.ip = null;
  await ctx.session.start(alice, { via: "password", remember: false });
  expect(await tracked(alice)).toMatchObject({ loginCount: 1, currentLoginIp: null });
});

test("AT-353: 20 sign-ins at the same moment count 20", async () => {
  const alice = await person(app);
  await parallel(20, () => signedIn(app, alice));
  expect(await tracked(alice)).toMatchObject({ loginCount: 20 });
});

test("nothing is tracked where that is switched off", async () => {
  const quiet = await createTestApp({ TRACKABLE: "false" });
  try {
    const alice = await person(quiet);
    await signedIn(quiet, alice);
    expect(await tracked(alice, quiet)).toEqual({
      loginCount: 0,
      currentLoginAt: null,
      currentLoginIp: null,
      lastLoginAt: null,
      lastLoginIp: null,
    });
  } finally {
    await quiet.close();
  }
});
