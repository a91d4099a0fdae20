import { Redis } from "ioredis";
import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRedis } from "rate-limiter-flexible";
import { type BucketOptions, createLimiter, type RateLimiter } from "./limiter";

export type LimiterStore = { limiter: RateLimiter; close(): Promise<void> };

/** Buckets in the table `throttle`. */
export function createPostgresStore(pool: Pool): LimiterStore {
  return { limiter: createLimiter((options) => postgresBucket(pool, options)), close: async () => {} };
}

/**
 * Buckets in Redis. While it cannot be reached they are kept in Postgres, so that neither everybody is refused nor
 * anybody let through uncounted; `onError` hears of it once for each outage.
 */
export function createRedisStore(url: string, pool: Pool, onError: (error: Error) => void): LimiterStore {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2000,
    commandTimeout: 1000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2000),
  });
  let isAway = false;
  redis.on("ready", () => {
    isAway = false;
  });
  redis.on("error", (error) => {
    if (!isAway) onError(error);
    isAway = true;
  });
  // The first connection is awaited by nobody: what comes before it is counted in Postgres.
  redis.connect().catch(() => {});
  return {
    limiter: createLimiter(
      (options) =>
        new RateLimiterRedis({
          ...options,
          storeClient: redis,
          keyPrefix: `gatehouse:${options.keyPrefix}`,
          rejectIfRedisNotReady: true,
          insuranceLimiter: postgresBucket(pool, options),
        }),
    ),
    async close() {
      redis.disconnect();
    },
  };
}

const postgresBucket = (pool: Pool, options: BucketOptions): RateLimiterPostgres =>
  new RateLimiterPostgres({
    ...options,
    storeClient: pool,
    storeType: "pool",
    tableName: "throttle",
    tableCreated: true,
    clearExpiredByTimeout: false,
  });
