import { afterAll, beforeAll, expect, test } from "vitest";
import { login } from "@/lib/security/features/login/login";
import { register } from "@/lib/security/features/registration/register";
import { beginSignIn } from "@/lib/security/features/webauthn/begin-sign-in";
import { createTestApp, type TestApp } from "../support/context";
import { ask, given } from "../support/journeys";
import { newKey, registerKey } from "../support/passkeys";
import { PASSWORD, person, signedIn } from "../support/people";
import { median, type Samples, sample, separation } from "../support/timing";

let plain: TestApp;
let app: TestApp;
beforeAll(async () => {
  plain = await createTestApp({ WAN_ALLOW_USER_HINTS: "false" });
  // Dear enough that a comparison that is left out would show.
  app = plain.withConfig((config) => {
    config.passwords.bcryptCost = 8;
  });
});
afterAll(() => Promise.all([app.close(), plain.close()]));

/** Nobody can tell these classes apart by time: not by their middle, and hardly better than by throwing a coin. */
function expectAlike(samples: Samples) {
  const [[name, reference] = ["", []], ...others] = Object.entries(samples);
  for (const [other, values] of others) {
    expect(Math.abs(median(values) - median(reference)), `${name} and ${other}`).toBeLessThan(10);
    expect(Math.abs(separation(reference, values) - 0.5), `${name} and ${other}`).toBeLessThan(0.3);
  }
}

// A difference shows in each try, a busy moment of the machine does not.
const patiently = { retry: 2, timeout: 60_000 };

test("AT-041: a refused sign-in takes as long whoever is named", patiently, async () => {
  const known = await person(app);
  const others = [
    await person(app, { confirmed: false }),
    await person(app, { active: false }),
    await person(app, { password: null }),
  ];
  const refuse = (email = "") => ask(login, { email, password: "wrong-password-1" }, app.browser());
  const samples = await sample(45, {
    unknown: () => refuse("nobody@example.com"),
    known: () => refuse(known.email),
    "unconfirmed, disabled or without a password": (round) => refuse(others[round % others.length]?.email),
  });
  expectAlike(samples);
});

test("AT-043: a registration takes as long for a taken address as for a free one", patiently, async () => {
  const { email } = await person(app);
  const enrol = (address: string) =>
    ask(register, { email: address, password: PASSWORD, password_confirm: PASSWORD }, app.browser());
  expectAlike(await sample(40, { taken: () => enrol(email), free: (round) => enrol(`free${round}@example.com`) }));
});

test(
  "AT-044: without hints, the beginning of a sign-in by passkey is the same for everybody, in form and in time",
  patiently,
  async () => {
    const [holder, without] = [await person(app), await person(app)];
    given(await registerKey(await signedIn(app, holder), newKey(app)));
    const begin = (identity: string) => ask(beginSignIn, { identity }, app.browser());
    const names = { "with passkeys": holder.email, "without any": without.email, unknown: "nobody@example.com" };
    const forms = new Set<string>();
    for (const identity of Object.values(names))
      for (let round = 0; round < 2; round++) {
        const { state, options } = given(await begin(identity));
        expect([state.length, options.challenge.length]).toEqual([43, 43]);
        forms.add(JSON.stringify({ ...options, challenge: "" }));
      }
    expect([...forms]).toHaveLength(1);
    expectAlike(
      await sample(60, Object.fromEntries(Object.entries(names).map(([name, email]) => [name, () => begin(email)]))),
    );
  },
);
