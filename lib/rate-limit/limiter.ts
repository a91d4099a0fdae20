import { type RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";

/**
 * At most `points` in `duration` milliseconds; `block` keeps the bucket shut for that long once it is over. `lasting`: nothing
 * empties the bucket before its time, so that a refusal may be repeated for a moment without asking the store.
 */
export type Limit = { points: number; duration: number; block?: number; lasting?: boolean };

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
  const refusals = createMemoryOfRefusals();
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
      const refusedFor = limit.lasting ? refusals.secondsLeft(name, key) : null;
      if (refusedFor !== null) return { allowed: false, retryAfter: refusedFor, isFirst: false };
      try {
        await bucketFor(name, limit).consume(key);
        return { allowed: true };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        if (limit.lasting) refusals.add(name, key, refusal.msBeforeNext);
        const retryAfter = seconds(refusal.msBeforeNext);
        return { allowed: false, retryAfter, isFirst: refusal.consumedPoints === limit.points + 1 };
      }
    },
    async clear(name, key, limit) {
      await bucketFor(name, limit).delete(key);
    },
  };
}

/** How long a refusal is repeated without asking the store, in milliseconds. */
const rememberedFor = 500;
const mostRemembered = 10_000;

/**
 * Refusals of the last moment. Who floods us is refused again and again by the same bucket, and each time the store would write
 * its row, one after the other, on connections that others wait for.
 */
function createMemoryOfRefusals() {
  const known = new Map<string, { until: number; goodAgainAt: number }>();
  const idOf = (name: string, key: string) => `${name} ${key}`;
  return {
    secondsLeft(name: string, key: string): number | null {
      const found = known.get(idOf(name, key));
      const now = performance.now();
      return found && now < found.until ? seconds(found.goodAgainAt - now) : null;
    },
    add(name: string, key: string, msBeforeNext: number) {
      if (known.size >= mostRemembered) known.clear();
      const now = performance.now();
      known.set(idOf(name, key), {
        until: now + Math.min(rememberedFor, msBeforeNext),
        goodAgainAt: now + msBeforeNext,
      });
    },
  };
}

const seconds = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000));

/** Lets everything pass: for test runs. */
export const unlimited: RateLimiter = { take: async () => ({ allowed: true }), clear: async () => {} };
