import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { days, minutes } from "@/lib/security/core/durations";
import { inspectNotMe } from "@/lib/security/features/devices/inspect-not-me";
import { disownDevice } from "@/lib/security/features/devices/not-me";
import { login } from "@/lib/security/features/login/login";
import { logout } from "@/lib/security/features/login/logout";
import { reset } from "@/lib/security/features/passwords/reset";
import { createTestApp, type TestApp, type TestBrowser } from "@/tests/support/context";
import { ask, canSignIn, keysOf, mailedToken, parallel } from "@/tests/support/journeys";
import { PASSWORD, person, signedIn } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ SEND_NEW_DEVICE_EMAIL: "true" });
});
afterAll(() => app.close());

const template = "new_device_notice";
const notices = async (email: string) => (await app.mails(email)).filter((mail) => mail.template === template);

/** Signs out, and in again in the same browser. */
async function again(who: { email: string; password: string }, browser: TestBrowser) {
  await ask(logout, {}, browser);
  return signedIn(app, who, { browser });
}

/** Somebody who uses one browser, and a stranger with the password in another. */
async function intruded() {
  const alice = await person(app);
  const own = await signedIn(app, alice);
  app.clock.pass(minutes(3));
  const theirs = await signedIn(app, alice, { browser: app.browser({ ip: "198.51.100.66" }) });
  return { alice, own, theirs, token: await mailedToken(app, alice.email, template) };
}

describe("the mail about a new browser", () => {
  test("goes out for the second browser, not for the first, and never again for the same one", async () => {
    const alice = await person(app);
    const own = await signedIn(app, alice);
    await again(alice, own);
    expect(await notices(alice.email)).toEqual([]);
    const other = app.browser({ ip: "203.0.113.77" });
    await signedIn(app, alice, { browser: other });
    await again(alice, other);
    const [mail, ...more] = await notices(alice.email);
    expect(more).toEqual([]);
    expect(mail?.text).toContain("203.0.113.77");
  });

  test("AT-319: holds the link and no other secret, in both parts", async () => {
    const { alice, theirs, token } = await intruded();
    const [mail] = await notices(alice.email);
    expect(mail?.data).toEqual({ token });
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain(`/not-me/${token}`);
      expect(part).not.toContain(theirs.sessionId);
    }
  });

  test("a browser of two people is known for each of them alone", async () => {
    const [alice, bob] = [await person(app), await person(app)];
    await signedIn(app, bob, { browser: app.browser({ ip: "198.51.100.7" }) });
    const shared = await signedIn(app, alice);
    await again(bob, shared);
    expect(await notices(bob.email)).toHaveLength(1);
    expect(await notices(alice.email)).toHaveLength(0);
  });

  test("does not go out for a browser of the same name at the same address, unless every one without a mark shall be told", async () => {
    const alice = await person(app);
    await signedIn(app, alice);
    await signedIn(app, alice);
    expect(await notices(alice.email)).toEqual([]);
    await signedIn(app, alice, { browser: app.browser({ userAgent: "another" }) });
    expect(await notices(alice.email)).toHaveLength(1);
    app.clock.pass(days(31));
    await signedIn(app, alice);
    expect(await notices(alice.email)).toHaveLength(2);
    const strict = app.withConfig((config) => {
      config.devices.knownByAddressFor = 0;
    });
    const bob = await person(app);
    await signedIn(strict, bob);
    await signedIn(strict, bob);
    expect((await strict.mails(bob.email)).filter((mail) => mail.template === template)).toHaveLength(1);
    await strict.close();
  });

  test("goes out again where a stranger was, after their sign-in was disowned", async () => {
    const { alice, token } = await intruded();
    await ask(disownDevice, { token }, app.browser());
    const password = "another-good-pass-1";
    const resetToken = await mailedToken(app, alice.email, "reset_instructions");
    await ask(reset, { token: resetToken, password, password_confirm: password }, app.browser());
    const before = (await notices(alice.email)).length;
    await signedIn(app, { email: alice.email, password }, { browser: app.browser({ ip: "198.51.100.66" }) });
    expect((await notices(alice.email)).length).toBe(before + 1);
  });

  test("is not sent where that is switched off", async () => {
    const quiet = await createTestApp({ SEND_NEW_DEVICE_EMAIL: "false" });
    try {
      const alice = await person(quiet);
      await signedIn(quiet, alice);
      await signedIn(quiet, alice);
      expect(await quiet.mails(alice.email)).toEqual([]);
    } finally {
      await quiet.close();
    }
  });
});

describe("this was not me", () => {
  test("looking at the link changes nothing", async () => {
    const { alice, own, theirs, token } = await intruded();
    for (let look = 0; look < 3; look++)
      expect(await ask(inspectNotMe, { token }, app.browser())).toMatchObject({ ok: true });
    expect(await Promise.all([own.who(), theirs.who()])).toEqual([alice.email, alice.email]);
  });

  test("ends every session, locks the account and leads to a new password, which opens it again", async () => {
    const { alice, own, theirs, token } = await intruded();
    const answer = await ask(disownDevice, { token }, app.browser());
    expect(await Promise.all([own.who(), theirs.who()])).toEqual([null, null]);
    expect(await canSignIn(app, alice.email, PASSWORD)).toBe(false);
    expect(await app.db.user.findUnique({ where: { id: alice.id } })).toMatchObject({ lockedUntil: expect.any(Date) });

    const resetToken = answer.ok ? answer.value.target.replace("/reset/", "") : "";
    const password = "a-new-secret-of-alice-7";
    expect(await ask(reset, { token: resetToken, password, password_confirm: password }, app.browser())).toMatchObject({
      ok: true,
    });
    expect(await canSignIn(app, alice.email, password)).toBe(true);
    expect(await canSignIn(app, alice.email, PASSWORD)).toBe(false);
  });

  test("works although the stranger changed the password meanwhile, and takes their passkey away", async () => {
    const { alice, token } = await intruded();
    await app.db.user.update({ where: { id: alice.id }, data: { uniquifier: `changed-${alice.id}` } });
    await app.db.webauthnCredential.create({
      data: {
        userId: alice.id,
        credentialId: Buffer.from(alice.id),
        publicKey: Buffer.from("k"),
        backupState: false,
        deviceType: "singleDevice",
        name: "theirs",
        usage: "first",
        createdAt: app.clock.now(),
      },
    });
    expect(await ask(disownDevice, { token }, app.browser())).toMatchObject({ ok: true });
    expect(await app.db.webauthnCredential.count({ where: { userId: alice.id } })).toBe(0);
  });

  test("of 20 clicks at the same moment one counts, and a later one is refused", async () => {
    const { token } = await intruded();
    const answers = await parallel(20, () => ask(disownDevice, { token }, app.browser()));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(keysOf(await ask(disownDevice, { token }, app.browser()))).toEqual({ "": "API_ERROR" });
  });

  test("after seven days the link says that it is too old; a made-up one does nothing", async () => {
    const { alice, own, token } = await intruded();
    for (const made of ["", "x", `${token}x`, undefined])
      expect(keysOf(await ask(disownDevice, { token: made }, app.browser()))).toEqual({ "": "API_ERROR" });
    expect(await own.who()).toBe(alice.email);
    app.clock.pass(days(7));
    expect(keysOf(await ask(disownDevice, { token }, app.browser()))).toEqual({ "": "NOT_ME_EXPIRED" });
  });

  test("the stranger's browser counts as new when they try again", async () => {
    const { alice, theirs, token } = await intruded();
    await ask(disownDevice, { token }, app.browser());
    await app.db.user.update({
      where: { id: alice.id },
      data: { lockedUntil: null, passwordHash: alice.passwordHash },
    });
    await ask(login, { email: alice.email, password: PASSWORD }, theirs);
    expect(await notices(alice.email)).toHaveLength(2);
  });
});
