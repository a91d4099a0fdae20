import { afterAll, beforeAll, expect, test } from "vitest";
import { securityConfig } from "@/lib/security/config";
import type { Application } from "@/tests/support/application";
import { type JsonDoor, jsonDoor } from "@/tests/support/json-door";
import { newKey, registerKey } from "@/tests/support/passkeys";
import { person, signedIn } from "@/tests/support/people";
import { createSystem } from "@/tests/support/system";
import { median, type Samples, sample, separation } from "@/tests/support/timing";

/* Nobody learns from the clock who has an account: 300 interleaved requests of each class to a server at production cost. */

const rounds = Number(process.env.GATEHOUSE_TIMING_ROUNDS ?? 300);

let system: Awaited<ReturnType<typeof createSystem>>;
let server: Application;
let door: JsonDoor;
beforeAll(async () => {
  system = await createSystem({ bcryptCost: securityConfig.passwords.bcryptCost });
  server = await system.start({ SECURITY_WAN_ALLOW_USER_HINTS: "false" }, { until: "ready" });
  door = jsonDoor(server.url);
  await door.get("/login");
});
afterAll(() => system.close());

/** A coin does as well as the clock. */
function expectAlike(samples: Samples) {
  const [[reference, first] = ["", []], ...others] = Object.entries(samples);
  for (const [other, values] of others) {
    const area = separation(first, values);
    const [one, two] = [median(first), median(values)];
    console.log(`${reference} ${one.toFixed(1)} ms, ${other} ${two.toFixed(1)} ms, area ${area.toFixed(3)}`);
    expect(area, `${reference} and ${other}`).toBeGreaterThan(0.45);
    expect(area, `${reference} and ${other}`).toBeLessThan(0.55);
    expect(Math.abs(two - one)).toBeLessThan(Math.max(10, one / 10));
  }
}

const wrong = "not-the-password-1";

test("AT-041: a refused sign-in: unknown, wrong password, unconfirmed, disabled, without a password", async () => {
  const app = system.app;
  const known = await person(app);
  const unconfirmed = await person(app, { confirmed: false });
  const disabled = await person(app, { active: false });
  const passwordless = await person(app, { password: null });
  const attempt = (email: string) => door.post("/login", { email, password: wrong });
  const classes = {
    "wrong password": () => attempt(known.email),
    unknown: (round: number) => attempt(`nobody-${round}@example.com`),
    unconfirmed: () => attempt(unconfirmed.email),
    disabled: () => attempt(disabled.email),
    passwordless: () => attempt(passwordless.email),
  };
  await sample(10, classes); // until the server is warm
  expectAlike(await sample(rounds, classes));
});

test("AT-043: a registration: of a new address, and of one that has an account", async () => {
  const known = await person(system.app);
  const password = "seven wooden spoons in a row";
  const attempt = (email: string) => door.post("/register", { email, password, password_confirm: password });
  const classes = {
    known: () => attempt(known.email),
    fresh: (round: number) => attempt(`fresh-${round}-${Math.random()}@example.com`),
  };
  await sample(10, classes);
  expectAlike(await sample(rounds, classes));
});

test("AT-082: a wish for a link: of somebody, and of nobody", async () => {
  const people = await Promise.all(Array.from({ length: 40 }, () => person(system.app)));
  const classes = {
    known: (round: number) => door.post("/reset", { email: people[round % people.length]?.email }),
    unknown: (round: number) => door.post("/reset", { email: `nobody-${round}@example.com` }),
  };
  await sample(10, classes);
  expectAlike(await sample(rounds, classes));
});

test("AT-044: the beginning of a sign-in by passkey: somebody with one, without one, and nobody", async () => {
  const app = system.app;
  const [holder, without] = [await person(app), await person(app)];
  await registerKey(await signedIn(app, holder), newKey(app));
  const attempt = (identity: string) => door.post("/wan-signin", { identity });
  const classes = {
    holder: () => attempt(holder.email),
    without: () => attempt(without.email),
    unknown: (round: number) => attempt(`nobody-${round}@example.com`),
  };
  await sample(10, classes);
  expectAlike(await sample(rounds, classes));
});
