import { generateSync } from "otplib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hours, minutes, seconds } from "@/lib/security/core/durations";
import { reset } from "@/lib/security/features/passwords/reset";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, keysOf, linkFor } from "@/tests/support/journeys";
import { person, signedIn } from "@/tests/support/people";
import { appCode, enter, parked, personWithFactor } from "@/tests/support/second-factors";

/* Clocks that are wrong, or put right in the middle. */

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

test.each([
  [-30, true],
  [30, true],
  [-90, false],
  [90, false],
])(
  "AT-338: where codes count for one step either way, an app whose clock is %i seconds off gets in: %s",
  async (off, getsIn) => {
    const bob = await personWithFactor(app, "authenticator");
    // The step of the set-up counts as used, and what is before it.
    app.clock.pass(minutes(5));
    // Now is in the middle of a step, so that none begins under our hands.
    app.clock.pass(seconds(45) - (app.clock.now().getTime() % seconds(30)));
    const narrow = app.withConfig((config) => {
      config.twoFactor.authenticatorValidity = seconds(30);
    });
    const browser = await parked(narrow, bob);
    const epoch = Math.floor(app.clock.now().getTime() / 1000) + off;
    expect((await enter(browser, generateSync({ secret: bob.secret, epoch }))).ok).toBe(getsIn);
    expect((await browser.who()) !== null).toBe(getsIn);
    await narrow.close();
  },
);

describe("AT-337: a clock that jumps back an hour", () => {
  /** Puts the clock back while `work` runs. */
  async function anHourEarlier(work: () => Promise<void>): Promise<void> {
    app.clock.pass(-hours(1));
    try {
      await work();
    } finally {
      app.clock.pass(hours(1));
    }
  }

  test("makes no used code good again, and none of a time before it", async () => {
    const bob = await personWithFactor(app, "authenticator");
    const used = appCode(app, bob.secret);
    expect((await enter(await parked(app, bob), used)).ok).toBe(true);
    await anHourEarlier(async () => {
      const browser = await parked(app, bob);
      expect((await enter(browser, used)).ok).toBe(false);
      expect((await enter(browser, appCode(app, bob.secret))).ok).toBe(false);
      expect(await browser.who()).toBeNull();
    });
    expect((await enter(await parked(app, bob), used)).ok).toBe(false);
  });

  test("makes no used link good again", async () => {
    const alice = await person(app);
    const token = await linkFor(app, await app.db.user.findUniqueOrThrow({ where: { id: alice.id } }), "reset");
    const choose = (password: string) => ask(reset, { token, password, password_confirm: password }, app.browser());
    expect(keysOf(await choose("first-of-two-words-19"))).toBe("ok");
    await anHourEarlier(async () => expect(keysOf(await choose("second-of-two-words-19"))).not.toBe("ok"));
  });

  test("keeps people signed in, and lengthens no session by more than the jump", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice, { remember: true });
    const end = async () => (await app.db.session.findFirstOrThrow({ where: { userId: alice.id } })).expiresAt;
    const before = await end();
    await anHourEarlier(async () => {
      expect(await browser.who()).toBe(alice.email);
      expect(await end()).toEqual(before);
    });
    app.clock.pass(before.getTime() - app.clock.now().getTime() + hours(1));
    expect(await browser.who()).toBeNull();
  });
});
