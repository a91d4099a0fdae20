import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

/** At most `points` in `duration` milliseconds; `block` keeps the bucket shut for that long once it is over. */
export type Limit = { points: number; duration: number; block?: number };

export type Verdict = { allowed: true } | { allowed: false; retryAfter: number };

export type RateLimiter = {
  /** Takes one point out of a bucket, atomically, for all processes that share the database. */
  take(name: string, key: string, limit: Limit): Promise<Verdict>;
  /** Empties a bucket, after a success. */
  clear(name: string, key: string, limit: Limit): Promise<void>;
};

/** Buckets in the table `throttle`. An unreachable database is an error, not a permission. */
export function createPostgresLimiter(pool: Pool): RateLimiter {
  const limiters = new Map<string, RateLimiterPostgres>();
  const limiterFor = (name: string, limit: Limit) => {
    const id = `${name} ${limit.points} ${limit.duration} ${limit.block ?? 0}`;
    const known = limiters.get(id);
    if (known) return known;
    const made = new RateLimiterPostgres({
      storeClient: pool,
      storeType: "pool",
      tableName: "throttle",
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points: limit.points,
      duration: limit.duration / 1000,
      blockDuration: (limit.block ?? 0) / 1000,
    });
    limiters.set(id, made);
    return made;
  };
  return {
    async take(name, key, limit) {
      try {
        await limiterFor(name, limit).consume(key);
        return { allowed: true };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return { allowed: false, retryAfter: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
      }
    },
    async clear(name, key, limit) {
      await limiterFor(name, limit).delete(key);
    },
  };
}

/** Lets everything pass: for test runs. */
export const unlimited: RateLimiter = { take: async () => ({ allowed: true }), clear: async () => {} };
