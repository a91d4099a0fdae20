import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hours } from "@/lib/security/core/durations";
import { login } from "@/lib/security/features/login/login";
import { changePassword } from "@/lib/security/features/passwords/change";
import { inspectUnlock } from "@/lib/security/features/unlock/inspect";
import { unlock } from "@/lib/security/features/unlock/unlock";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, mailedToken, parallel } from "@/tests/support/journeys";
import { PASSWORD, person, signedIn } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ THROTTLE: "on" });
});
beforeEach(async () => {
  await app.db.$executeRaw`DELETE FROM throttle`;
});
afterAll(() => app.close());

const template = "sign_in_paused_notice";
const notices = async (email: string) => (await app.mails(email)).filter((mail) => mail.template === template);
let clients = 0;
const guess = (email: string, password = "wrong-password-1") =>
  ask(login, { email, password }, app.browser({ ip: `198.51.100.${++clients % 250}` }));
const codeOf = (result: Awaited<ReturnType<typeof guess>>) => (result.ok ? "ok" : result.code);

/** Somebody whose tries strangers have used up. */
async function paused() {
  const alice = await person(app);
  const results = await parallel(30, () => guess(alice.email));
  expect(results.map(codeOf).filter((code) => code === "TOO_MANY_REQUESTS")).toHaveLength(20);
  return { alice, token: await mailedToken(app, alice.email, template) };
}

describe("when wrong passwords have used up the tries of an account", () => {
  test("AT-059: its owner is told by one mail, whose button gives new tries; also the right password is refused before", async () => {
    const { alice, token } = await paused();
    expect(codeOf(await guess(alice.email, PASSWORD))).toBe("TOO_MANY_REQUESTS");
    const [mail, ...more] = await notices(alice.email);
    expect(more).toEqual([]);
    expect(mail?.text).toContain("Nobody got in");
    expect(await ask(inspectUnlock, { token }, app.browser())).toMatchObject({ ok: true });
    expect(codeOf(await guess(alice.email, PASSWORD))).toBe("TOO_MANY_REQUESTS");
    expect(await ask(unlock, { token }, app.browser())).toMatchObject({ value: { target: "/login" } });
    expect(codeOf(await guess(alice.email, PASSWORD))).toBe("ok");
  });

  test("both the pause and its end are in the audit trail", async () => {
    const { alice, token } = await paused();
    await ask(unlock, { token }, app.browser());
    const events = await app.db.auditEntry.findMany({ where: { userId: alice.id } });
    const named = events.map(({ event }) => event).filter((event) => event.startsWith("sign_in_"));
    expect(named.sort()).toEqual(["sign_in_paused", "sign_in_resumed"]);
  });

  test("the link works once, also for twenty at the same moment, for its time, and signs nobody in", async () => {
    const { token } = await paused();
    const browser = app.browser();
    const results = await parallel(20, () => ask(unlock, { token }, browser));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await browser.who()).toBeNull();
    const { token: late } = await paused();
    app.clock.pass(hours(1) + 1);
    expect(codeOf(await guess("nobody@example.com"))).not.toBe("ok");
    expect(await ask(unlock, { token: late }, app.browser())).toMatchObject({
      complaints: { "": [{ key: "UNLOCK_EXPIRED" }] },
    });
  });

  test("the link dies with the password that was guessed at", async () => {
    const alice = await person(app);
    const own = await signedIn(app, alice);
    await parallel(11, () => guess(alice.email));
    const token = await mailedToken(app, alice.email, template);
    await app.db.$executeRaw`DELETE FROM throttle`;
    const chosen = { new_password: "another-good-pass-1", new_password_confirm: "another-good-pass-1" };
    expect(await ask(changePassword, { password: PASSWORD, ...chosen }, own)).toMatchObject({ ok: true });
    expect((await ask(unlock, { token }, app.browser())).ok).toBe(false);
  });

  test("somebody without an account gets the same answers, and no mail", async () => {
    const email = "nobody-at-all@example.com";
    const results = await parallel(12, () => guess(email));
    expect(results.map(codeOf).filter((code) => code === "TOO_MANY_REQUESTS")).toHaveLength(2);
    expect(await app.mails(email)).toEqual([]);
  });

  test("no more than five mails a day go to one person, and none where they are switched off", async () => {
    const alice = await person(app);
    for (let window = 0; window < 6; window++) {
      await app.db.$executeRaw`DELETE FROM throttle WHERE key LIKE 'credentialCheck%'`;
      await parallel(11, () => guess(alice.email));
    }
    expect(await notices(alice.email)).toHaveLength(5);
    const quiet = await createTestApp({ THROTTLE: "on", SEND_PAUSE_NOTICE: "false" });
    const bob = await person(quiet);
    await parallel(11, () => ask(login, { email: bob.email, password: "wrong-password-1" }, quiet.browser()));
    expect(await quiet.mails(bob.email)).toEqual([]);
    await quiet.close();
  });
});
