import { type RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";

/** At most `points` in `duration` milliseconds; `block` keeps the bucket shut for that long once it is over. */
export type Limit = { points: number; duration: number; block?: number };

/** `retryAfter` in seconds; `isFirst` for the one refusal that meets a bucket which was just emptied. */
export type Verdict = { allowed: true } | { allowed: false; retryAfter: number; isFirst: boolean };

export type RateLimiter = {
  /** Takes one point out of a bucket, atomically, for all processes that share the store. */
  take(name: string, key: string, limit: Limit): Promise<Verdict>;
  /** Empties a bucket, after a success. */
  clear(name: string, key: string, limit: Limit): Promise<void>;
};

/** What a bucket is to rate-limiter-flexible: its durations are seconds. */
export type BucketOptions = { keyPrefix: string; points: number; duration: number; blockDuration: number };

/** A limiter whose buckets are kept where `makeBucket` says. A store that cannot be reached is an error, not a permission. */
export function createLimiter(makeBucket: (options: BucketOptions) => RateLimiterAbstract): RateLimiter {
  const buckets = new Map<string, RateLimiterAbstract>();
  const bucketFor = (name: string, { points, duration, block = 0 }: Limit) => {
    const id = `${name} ${points} ${duration} ${block}`;
    const bucket =
      buckets.get(id) ??
      makeBucket({ keyPrefix: name, points, duration: duration / 1000, blockDuration: block / 1000 });
    buckets.set(id, bucket);
    return bucket;
  };
  return {
    async take(name, key, limit) {
      try {
        await bucketFor(name, limit).consume(key);
        return { allowed: true };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        return { allowed: false, retryAfter, isFirst: refusal.consumedPoints === limit.points + 1 };
      }
    },
    async clear(name, key, limit) {
      await bucketFor(name, limit).delete(key);
    },
  };
}

/** Lets everything pass: for test runs. */
export const unlimited: RateLimiter = { take: async () => ({ allowed: true }), clear: async () => {} };
