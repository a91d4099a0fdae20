import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seconds } from "@/lib/security/core/durations";
import { findUserByEmail } from "@/lib/security/domain/users";
import type { Application } from "@/tests/support/application";
import { parallel } from "@/tests/support/journeys";
import { jsonDoor } from "@/tests/support/json-door";
import { PASSWORD, person } from "@/tests/support/people";
import { personWithFactor } from "@/tests/support/second-factors";
import { createSystem, linkMailed, signInAt } from "@/tests/support/system";
import { timeUntil } from "@/tests/support/time-until";

let system: Awaited<ReturnType<typeof createSystem>>;
beforeAll(async () => {
  system = await createSystem();
});
afterAll(() => system.close());

const newPassword = "brass lantern over quiet water";
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

describe("two servers behind one database", () => {
  let one: Application;
  let other: Application;
  beforeAll(async () => {
    [one, other] = await Promise.all([
      system.start({ SECURITY_THROTTLE: "on" }, { until: "ready" }),
      system.start({ SECURITY_THROTTLE: "on" }, { until: "ready" }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([one.end(), other.end()]);
  });

  /** A door at the other server that holds the session of this one. */
  const carriedOver = (door: ReturnType<typeof jsonDoor>) =>
    jsonDoor(other.url, { cookie: `gatehouse=${door.cookie("gatehouse")}` });

  test("a session of one is good at the other, and over there in the moment it ends here", async () => {
    const alice = await person(system.app);
    const { door } = await signInAt(one.url, alice);
    const there = carriedOver(door);
    expect((await there.get("/api/me")).status).toBe(200);
    expect((await door.post("/logout")).status).toBe(200);
    expect((await there.get("/api/me")).status).toBe(401);
  });

  test("a new password at one ends the sessions at the other", async () => {
    const alice = await person(system.app);
    const [{ door }, elsewhere] = [await signInAt(one.url, alice), await signInAt(other.url, alice)];
    const chosen = { new_password: newPassword, new_password_confirm: newPassword };
    expect((await door.post("/change", { password: PASSWORD, ...chosen })).status).toBe(200);
    expect((await elsewhere.door.get("/api/me")).status).toBe(401);
  });

  test("wrong passwords at both count together: ten are looked at", async () => {
    const alice = await person(system.app);
    const answers = await parallel(40, (index) =>
      jsonDoor(index % 2 ? one.url : other.url).post("/login", { email: alice.email, password: "wrong-password-1" }),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
    for (const { status, headers } of answers)
      if (status === 429) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("twenty registrations of one address at both make one person, and answers of one shape", async () => {
    const email = "twice-at-once@example.com";
    const input = { email, password: newPassword, password_confirm: newPassword };
    const answers = await parallel(20, (index) => jsonDoor(index % 2 ? one.url : other.url).post("/register", input));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(Object.keys(body.response ?? {}).sort()))).size).toBe(1);
    expect(await system.app.db.user.count({ where: { email } })).toBe(1);
  });

  test("one link used at both at the same moment works once", async () => {
    const alice = await person(system.app);
    expect((await jsonDoor(one.url).post("/reset", { email: alice.email })).status).toBe(200);
    const token = await linkMailed(system.app, alice.email, "reset_instructions");
    const answers = await parallel(10, (index) =>
      jsonDoor(index % 2 ? one.url : other.url).post(`/reset/${token}`, {
        password: `${newPassword} ${index}`,
        password_confirm: `${newPassword} ${index}`,
      }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

describe("a server that goes", () => {
  test("AT-343: told to end under load, it answers what it has begun, and ends with 0 within ten seconds", async () => {
    const server = await system.start({}, { until: "ready" });
    const alice = await person(system.app);
    const doors = await parallel(12, async () => {
      const door = jsonDoor(server.url);
      await door.get("/login");
      return door;
    });
    const underWay = doors.map((door) =>
      door.post("/login", { email: alice.email, password: PASSWORD }).then(
        ({ status }) => status,
        () => "refused" as const,
      ),
    );
    await pause(150);
    const startedAt = performance.now();
    expect(await server.end("SIGTERM")).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    const statuses = await Promise.all(underWay);
    // A request that had not arrived yet finds nobody; none that had is dropped or fails.
    for (const status of statuses) expect([200, "refused"]).toContain(status);
    expect(statuses).toContain(200);
  });

  test("AT-344: sessions, parked sign-ins, links and passkey ceremonies live through its restart", async () => {
    const first = await system.start({}, { until: "ready" });
    const alice = await person(system.app);
    const bob = await personWithFactor(system.app, "email");
    const { door } = await signInAt(first.url, alice);
    const waiting = await signInAt(first.url, bob);
    expect(waiting.answer.body).toMatchObject({ response: { tf_required: true } });
    await jsonDoor(first.url).post("/reset", { email: alice.email });
    await first.end();

    const port = new URL(first.url).port;
    const second = await system.start({ PORT: port, APP_URL: first.url }, { until: "ready" });
    expect(second.url).toBe(first.url);
    expect((await door.get("/api/me")).status).toBe(200);
    const codes = async () =>
      (await system.app.mails(bob.email)).filter(({ template }) => template === "two_factor_instructions");
    // One from when it was set up, one for this sign-in.
    await timeUntil(async () => (await codes()).length === 2, 5_000);
    const sent = (await codes()).at(-1);
    expect((await waiting.door.post("/tf-validate", { code: sent?.data.code })).status).toBe(200);
    const token = await linkMailed(system.app, alice.email, "reset_instructions");
    const chosen = { password: newPassword, password_confirm: newPassword };
    expect((await jsonDoor(second.url).post(`/reset/${token}`, chosen)).status).toBe(200);
    await second.end();
  });

  test("AT-340: killed in the middle of registrations, it leaves whole people or none, and a new try works", async () => {
    const people: string[] = [];
    for (let round = 0; round < 5; round++) {
      const server = await system.start({}, { until: "ready" });
      const emails = Array.from({ length: 10 }, (_, index) => `killed-${round}-${index}@example.com`);
      people.push(...emails);
      const door = jsonDoor(server.url);
      await door.get("/login");
      const attempts = emails.map((email) =>
        door.post("/register", { email, password: newPassword, password_confirm: newPassword }).catch(() => null),
      );
      await pause(100 + Math.random() * 1_500);
      await server.kill();
      await Promise.all(attempts);
    }
    const server = await system.start({}, { until: "ready" });
    let complete = 0;
    for (const email of people) {
      const user = await findUserByEmail(system.app.db, email);
      if (user) {
        complete++;
        expect(user.uniquifier).not.toBe("");
        expect(user.passwordHash).not.toBeNull();
        expect(await system.app.db.identityKey.count({ where: { userId: user.id } })).toBe(1);
      } else {
        expect(await system.app.db.identityKey.count({ where: { key: email } })).toBe(0);
      }
    }
    for (const email of people.slice(-3)) {
      const input = { email, password: newPassword, password_confirm: newPassword };
      expect((await jsonDoor(server.url).post("/register", input)).status).toBe(200);
      expect(await findUserByEmail(system.app.db, email)).not.toBeNull();
      // What the killed one was just sending is another's after a minute.
      system.app.clock.pass(seconds(61));
      expect((await system.app.mails(email)).map(({ template }) => template)).toContain("welcome");
    }
    expect(complete).toBeLessThanOrEqual(people.length);
    await server.end();
  });

  test("AT-341: killed in the middle of a change of password, either the old or the new one is good, and sessions fit", async () => {
    for (let round = 0; round < 4; round++) {
      const server = await system.start({}, { until: "ready" });
      const alice = await person(system.app);
      const [{ door }, other] = [await signInAt(server.url, alice), await signInAt(server.url, alice)];
      const chosen = { new_password: newPassword, new_password_confirm: newPassword };
      const attempt = door.post("/change", { password: PASSWORD, ...chosen }).catch(() => null);
      await pause(Math.random() * 900);
      await server.kill();
      await attempt;
      const again = await system.start({ PORT: new URL(server.url).port, APP_URL: server.url }, { until: "ready" });
      const [old, renewed] = [
        await signInAt(again.url, alice),
        await signInAt(again.url, { email: alice.email, password: newPassword }),
      ];
      expect([old.answer.status, renewed.answer.status].sort()).toEqual([200, 400]);
      expect((await other.door.get("/api/me")).status).toBe(renewed.answer.status === 200 ? 401 : 200);
      await again.kill();
    }
  });
});
