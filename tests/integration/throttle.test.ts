import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Result } from "@/lib/security/core/result";
import { basicPrincipal } from "@/lib/security/domain/basic";
import { sendConfirmation } from "@/lib/security/features/confirmation/send";
import { login } from "@/lib/security/features/login/login";
import { purgeExpired } from "@/lib/security/features/maintenance/purge-expired";
import { changePassword } from "@/lib/security/features/passwords/change";
import { inspectReset } from "@/lib/security/features/passwords/inspect-reset";
import { requestReset } from "@/lib/security/features/passwords/request-reset";
import { reset } from "@/lib/security/features/passwords/reset";
import { verifyWithPassword } from "@/lib/security/features/reauthentication/with-password";
import { register } from "@/lib/security/features/registration/register";
import { redeemSignInLink } from "@/lib/security/features/unified-sign-in/redeem-link";
import { sendSignInCode } from "@/lib/security/features/unified-sign-in/send-code";
import { unifiedSignIn } from "@/lib/security/features/unified-sign-in/sign-in";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, canSignIn, fromTerminal, linkFor, mailedToken, parallel } from "@/tests/support/journeys";
import { enrolPasscode, newestMail } from "@/tests/support/passcodes";
import { keyHolder, signInByKey } from "@/tests/support/passkeys";
import { PASSWORD, person, signedIn } from "@/tests/support/people";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ THROTTLE: "on" });
});
beforeEach(async () => {
  await app.db.$executeRaw`DELETE FROM throttle`;
});
afterAll(() => app.close());

const WRONG = "wrong-password-1";
let clients = 0;
/** A browser at an address that nobody had before. */
const elsewhere = () => app.browser({ ip: `198.51.${Math.floor(++clients / 256)}.${clients % 256}` });
const guess = (input: object, browser = elsewhere()) => ask(login, { password: WRONG, ...input }, browser);
const isThrottled = (result: Result<unknown>) => !result.ok && result.code === "TOO_MANY_REQUESTS";
/** How many passwords are compared while this runs. */
async function comparisons(work: () => Promise<unknown>): Promise<number> {
  const compare = vi.spyOn(app.services.passwords, "verify");
  await work();
  const count = compare.mock.calls.length;
  compare.mockRestore();
  return count;
}

describe("guesses on one account", () => {
  test("AT-047: of 150 in a row ten are looked at, then the answer says when to come back", async () => {
    const alice = await person(app);
    const results: Result<unknown>[] = [];
    const browser = app.browser();
    expect(
      await comparisons(async () => {
        for (let round = 0; round < 150; round++) results.push(await guess({ email: alice.email }, browser));
      }),
    ).toBe(10);
    expect(results.map(isThrottled)).toEqual([...Array(10).fill(false), ...Array(140).fill(true)]);
    const last = results.at(-1);
    expect(last).toMatchObject({ about: "call" });
    if (!last || last.ok) throw new Error("a guess was right");
    expect(last.retryAfter).toBeGreaterThan(0);
    expect(last.retryAfter).toBeLessThanOrEqual(900);
    expect((await app.db.user.findUniqueOrThrow({ where: { id: alice.id } })).lockedUntil).toBeNull();
  });

  test("AT-059: a reset by mail frees the owner, however often strangers tried", async () => {
    const alice = await person(app);
    for (let round = 0; round < 11; round++) await guess({ email: alice.email });
    expect(isThrottled(await guess({ email: alice.email, password: PASSWORD }))).toBe(true);
    const token = await linkFor(app, alice, "reset");
    await ask(reset, { token, password: "another-good-pass-1", password_confirm: "another-good-pass-1" }, elsewhere());
    expect((await guess({ email: alice.email, password: "another-good-pass-1" })).ok).toBe(true);
  });

  test("AT-059: a passkey or a mailed link lets the owner in, however often strangers tried", async () => {
    const { who: alice, key, browser } = await keyHolder(app);
    await enrolPasscode(app, browser, alice.email, "email");
    for (let round = 0; round < 11; round++) await guess({ email: alice.email });
    expect(isThrottled(await guess({ email: alice.email }))).toBe(true);
    expect(await signInByKey(elsewhere(), key)).toMatchObject({ value: { status: "signed-in" } });
    const asking = elsewhere();
    await ask(sendSignInCode, { identity: alice.email, chosen_method: "email" }, asking);
    const { token } = await newestMail(app, alice.email);
    expect(await ask(redeemSignInLink, { token }, asking)).toMatchObject({ value: { status: "signed-in" } });
  });

  test("100 at the same moment are no way around it", async () => {
    const alice = await person(app);
    expect(await comparisons(() => parallel(100, () => guess({ email: alice.email })))).toBe(10);
  });

  test("AT-052: every spelling of the person counts on one bucket", async () => {
    const alice = await person(app, { email: "alice@example.com", username: "alicerose" });
    const spellings = [
      { email: "ALICE@example.com" },
      { email: "Alice@EXAMPLE.com" },
      { email: "\uff41lice@example.com" },
      { username: "alicerose" },
      { username: "ALICEROSE" },
      { username: "\uff41licerose" },
      { email: alice.email, username: "somebodyelse" },
    ];
    let looked = 0;
    for (let round = 0; round < 3; round++)
      for (const spelling of spellings) looked += await comparisons(() => guess(spelling));
    expect(looked).toBe(10);
  });

  test("AT-052: so do the spellings of somebody who does not exist", async () => {
    let looked = 0;
    for (let round = 0; round < 8; round++)
      for (const email of ["ghost@example.com", "GHOST@example.com", "\uff47host@example.com"])
        looked += await comparisons(() => guess({ email }));
    expect(looked).toBe(10);
  });

  test("AT-053: sign-in forms, Basic, proof of identity and change of password share one budget", async () => {
    const alice = await person(app);
    const browser = await signedIn(app, alice, { browser: elsewhere() });
    let looked = 0;
    for (let round = 0; round < 6; round++) {
      looked += await comparisons(() => guess({ email: alice.email }));
      looked += await comparisons(() => ask(verifyWithPassword, { password: WRONG }, browser));
      looked += await comparisons(() =>
        ask(
          changePassword,
          { password: WRONG, new_password: "brand-new-secret-31", new_password_confirm: "brand-new-secret-31" },
          browser,
        ),
      );
      looked += await comparisons(() => ask(unifiedSignIn, { identity: alice.email, passcode: WRONG }, elsewhere()));
      looked += await comparisons(async () => {
        const basic = `Basic ${Buffer.from(`${alice.email}:${WRONG}`).toString("base64")}`;
        await basicPrincipal(await elsewhere().context(), basic);
      });
    }
    expect(looked).toBe(10);
  });

  test("AT-055: somebody else's success forgives nothing", async () => {
    const [alice, mallory] = [await person(app), await person(app)];
    const looked: number[] = [];
    for (let round = 0; round < 5; round++) {
      for (let wrong = 0; wrong < 4; wrong++)
        looked.push(await comparisons(() => guess({ email: alice.email }, app.browser())));
      await ask(login, { email: mallory.email, password: PASSWORD }, app.browser());
    }
    expect(looked.reduce((sum, one) => sum + one)).toBe(10);
  });

  test("one's own success forgives one's own slips", async () => {
    const alice = await person(app);
    for (let round = 0; round < 3; round++) {
      for (let wrong = 0; wrong < 9; wrong++) await guess({ email: alice.email });
      expect(await canSignIn(app, alice.email, PASSWORD)).toBe(true);
    }
  });

  test("AT-058: 500 addresses do not help", async () => {
    const alice = await person(app);
    expect(
      await comparisons(async () => {
        for (let batch = 0; batch < 10; batch++) await parallel(50, () => guess({ email: alice.email }));
      }),
    ).toBe(10);
  });

  test("AT-253: 200 tries by Basic at the same moment have the budget of the sign-in, and spend it", async () => {
    const alice = await person(app);
    const basic = (password: string) => `Basic ${Buffer.from(`${alice.email}:${password}`).toString("base64")}`;
    const verdicts: unknown[] = [];
    const looked = await comparisons(async () => {
      const tries = await parallel(200, async (index) => {
        const ctx = await elsewhere().context();
        return basicPrincipal(ctx, basic(`${WRONG}-${index}`));
      });
      verdicts.push(...tries);
    });
    expect(looked).toBe(10);
    expect(verdicts.filter((one) => one === null)).toHaveLength(10);
    expect(verdicts.filter((one) => one === "too-many")).toHaveLength(190);
    expect(isThrottled(await guess({ email: alice.email }))).toBe(true);
    expect(await basicPrincipal(await elsewhere().context(), basic(PASSWORD))).toBe("too-many");
  });

  test("AT-061: the window outlives the process", async () => {
    const alice = await person(app);
    for (let wrong = 0; wrong < 10; wrong++) await guess({ email: alice.email });
    const restarted = app.again();
    try {
      expect(
        isThrottled(
          await ask(login, { email: alice.email, password: PASSWORD }, restarted.browser({ ip: "192.0.2.1" })),
        ),
      ).toBe(true);
    } finally {
      await restarted.close();
    }
  });

  test("others, and the sessions that the person has, notice nothing", async () => {
    const [alice, bob] = [await person(app), await person(app)];
    const browser = await signedIn(app, alice, { browser: elsewhere() });
    for (let wrong = 0; wrong < 20; wrong++) await guess({ email: alice.email });
    expect(await browser.who()).toBe(alice.email);
    expect(await canSignIn(app, bob.email, PASSWORD)).toBe(true);
  });
});

describe("one client", () => {
  test("checks 100 passwords on any number of accounts; then it waits, and nobody else", async () => {
    const browser = app.browser();
    expect(
      await comparisons(async () => {
        for (let batch = 0; batch < 12; batch++)
          await parallel(10, (index) => guess({ email: `ghost${batch}x${index}@example.com` }, browser));
      }),
    ).toBe(100);
    expect(isThrottled(await guess({ email: "ghost@example.com" }))).toBe(false);
  });

  test("AT-062: leaves no more rows than it has tries, whatever names it makes up; what is over is purged", async () => {
    await app.db.$executeRaw`
      INSERT INTO throttle (key, points, expire)
      SELECT 'credentialCheck.account:' || n, 1, (extract(epoch FROM now()) * 1000 + CASE WHEN n % 2 = 0 THEN -1 ELSE 1 END * 600000)::bigint
      FROM generate_series(1, 100000) AS n`;
    const stranger = elsewhere();
    const results = await parallel(150, (name) => guess({ email: `made-up-${name}@example.com` }, stranger));
    expect(results.filter(isThrottled)).toHaveLength(50);
    // 100 names, and the stranger's own row.
    expect(await app.db.throttle.count()).toBe(100_000 + 101);
    const alice = await person(app);
    const began = performance.now();
    expect(await canSignIn(app, alice.email, PASSWORD)).toBe(true);
    expect(performance.now() - began).toBeLessThan(2000);
    expect(await fromTerminal(app, purgeExpired, {})).toMatchObject({ value: { buckets: 50_000 } });
    await app.db.$executeRaw`DELETE FROM throttle`;
  });

  test("AT-016: registers 20 accounts a minute, each with its mail", async () => {
    const before = (await app.mails()).length;
    const browser = app.browser();
    const enrol = (email: string, from = browser) =>
      ask(register, { email, password: PASSWORD, password_confirm: PASSWORD }, from);
    const results: Result<unknown>[] = [];
    for (let batch = 0; batch < 15; batch++)
      results.push(...(await parallel(20, (index) => enrol(`many${batch}x${index}@example.com`))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(20);
    expect(results.filter(isThrottled)).toHaveLength(280);
    expect((await app.mails()).length - before).toBe(20);
    expect((await enrol("innocent@example.com", elsewhere())).ok).toBe(true);
  });

  test("AT-095: tries 100 links, whatever they are made of", async () => {
    const alice = await person(app);
    const token = await linkFor(app, alice, "reset");
    const browser = app.browser();
    const attempt = (made: string, index: number, from: typeof browser) =>
      index % 2
        ? ask(reset, { token: made, password: PASSWORD, password_confirm: PASSWORD }, from)
        : ask(inspectReset, { token: made }, from);
    const tries = await parallel<Result<unknown>>(150, (index) =>
      attempt(`${token.slice(0, index % 40)}x${index}`, index, browser),
    );
    expect(tries.filter(isThrottled)).toHaveLength(50);
    expect(isThrottled(await ask(inspectReset, { token }, browser))).toBe(true);
    expect((await ask(inspectReset, { token }, elsewhere())).ok).toBe(true);
  });
});

describe("mails that somebody can make us send", () => {
  test("AT-083: 100 requests for a link make five mails, one kind of answer, and keep nobody out", async () => {
    const alice = await person(app);
    const answers = (await parallel(100, () => ask(requestReset, { email: alice.email }, elsewhere()))).map((answer) =>
      JSON.stringify(answer),
    );
    expect(new Set(answers)).toEqual(new Set([JSON.stringify({ ok: true, value: { sent: true } })]));
    expect(await app.mails(alice.email)).toHaveLength(5);
    expect(await canSignIn(app, alice.email, PASSWORD)).toBe(true);
  });

  test("five mails in all, whichever form asks for them", async () => {
    const nora = await person(app, { confirmed: false });
    for (let round = 0; round < 4; round++) {
      await ask(sendConfirmation, { email: nora.email }, elsewhere());
      await ask(register, { email: nora.email, password: PASSWORD, password_confirm: PASSWORD }, elsewhere());
    }
    expect(await app.mails(nora.email)).toHaveLength(5);
    expect(await mailedToken(app, nora.email, "confirmation_instructions")).not.toBe("");
  });

  test("one client makes 60 requests, for whomever", async () => {
    const browser = app.browser();
    const answers = await parallel(70, (index) => ask(requestReset, { email: `ghost${index}@example.com` }, browser));
    expect(answers.filter(isThrottled)).toHaveLength(10);
  });
});

test("a single limit can be set at start", async () => {
  const tight = await createTestApp({ THROTTLE: '{"credentialCheck.account": {"points": 2}}' });
  try {
    const alice = await person(tight);
    const results = [];
    for (let wrong = 0; wrong < 3; wrong++)
      results.push(isThrottled(await ask(login, { email: alice.email, password: WRONG }, tight.browser())));
    expect(results).toEqual([false, false, true]);
  } finally {
    await tight.close();
  }
});
