import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLimiter, type RateLimiter } from "@/lib/rate-limit/limiter";
import { createPostgresStore, createRedisStore } from "@/lib/rate-limit/stores";
import { login } from "@/lib/security/features/login/login";
import { createTestApp, type TestApp } from "@/tests/support/context";
import { ask, parallel } from "@/tests/support/journeys";
import { person } from "@/tests/support/people";
import { hasRedis, startRedis } from "@/tests/support/redis";
import { timeUntil } from "@/tests/support/time-until";

const limit = { points: 10, duration: 60_000 };
const allowedOf = async (limiter: RateLimiter, key: string, times: number) =>
  (await parallel(times, () => limiter.take("test", key, limit))).filter(({ allowed }) => allowed).length;

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ THROTTLE: "on" });
});
afterAll(() => app.close());

test("200 at the same moment, by two processes, get the ten points that there are, in Postgres", async () => {
  const stores = [createPostgresStore(app.services.database.pool), createPostgresStore(app.services.database.pool)];
  const counts = await Promise.all(stores.map(({ limiter }) => allowedOf(limiter, "burst", 100)));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10);
});

test("a store that fails refuses with its error and lets nobody through", async () => {
  const broken = createLimiter(() => {
    throw new Error("the store is away");
  });
  await expect(broken.take("test", "key", limit)).rejects.toThrow("the store is away");
});

describe.skipIf(!hasRedis)("limits in Redis", () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  /** A store whose connection stands. */
  async function connected(onError: (error: Error) => void = () => {}) {
    const store = createRedisStore(redis.url, app.services.database.pool, onError);
    await timeUntil(() => countsThere(store.limiter), 5_000);
    return store;
  }

  test("200 at the same moment, by two processes, get the ten points that there are", async () => {
    const [one, other] = [await connected(), await connected()];
    const counts = await Promise.all([one, other].map(({ limiter }) => allowedOf(limiter, "burst", 100)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10);
    expect(await one.limiter.take("test", "burst", limit)).toMatchObject({ allowed: false });
    await one.limiter.clear("test", "burst", limit);
    expect(await other.limiter.take("test", "burst", limit)).toEqual({ allowed: true });
    await Promise.all([one.close(), other.close()]);
  });

  test("what is refused says when to come back", async () => {
    const store = await connected();
    await allowedOf(store.limiter, "later", 10);
    const verdict = await store.limiter.take("test", "later", limit);
    if (verdict.allowed) throw new Error("an eleventh was allowed");
    expect(verdict.retryAfter).toBeGreaterThan(50);
    expect(verdict.retryAfter).toBeLessThanOrEqual(60);
    await store.close();
  });

  test("an outage is told once, counted in Postgres meanwhile, and over when Redis is back", async () => {
    const errors: Error[] = [];
    const store = await connected((error) => errors.push(error));
    await redis.stop();
    await timeUntil(async () => errors.length > 0, 5_000);
    expect(await allowedOf(store.limiter, "outage", 50)).toBe(10);
    await pause(500);
    expect(errors).toHaveLength(1);
    await redis.start();
    await timeUntil(async () => (await store.limiter.take("test", "outage", limit)).allowed, 5_000);
    await store.close();
  });

  test("a password is guessed no oftener against an application that counts there", async () => {
    const counting = app.again({ redisUrl: redis.url });
    const alice = await person(app);
    await timeUntil(() => countsThere(counting.services.limiter("credentialCheck")), 5_000);
    const results = await parallel(50, () => ask(login, { email: alice.email, password: "wrong" }, counting.browser()));
    const throttled = results.filter((result) => !result.ok && result.code === "TOO_MANY_REQUESTS");
    expect(throttled).toHaveLength(40);
    expect(await app.db.throttle.count({ where: { key: { contains: alice.id } } })).toBe(0);
    await counting.close();
  });

  /** Does what this limiter counts leave no trace in Postgres? */
  async function countsThere(limiter: RateLimiter): Promise<boolean> {
    await limiter.take("probe", "key", limit);
    return (await app.db.throttle.deleteMany({ where: { key: { contains: "probe" } } })).count === 0;
  }
});
