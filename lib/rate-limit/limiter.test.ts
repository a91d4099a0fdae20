import { RateLimiterMemory } from "rate-limiter-flexible";
import { expect, test } from "vitest";
import { createLimiter } from "./limiter";

/** A limiter over the library's own store in memory, and how often that was asked. */
function countedLimiter() {
  let asked = 0;
  const limiter = createLimiter((options) => {
    const bucket = new RateLimiterMemory(options);
    const consume = bucket.consume.bind(bucket);
    bucket.consume = (...given) => {
      asked += 1;
      return consume(...given);
    };
    return bucket;
  });
  return { limiter, asked: () => asked };
}

const twoAMinute = { points: 2, duration: 60_000 };

test("a flood is refused from memory where nothing empties the bucket, and told how long it lasts", async () => {
  const { limiter, asked } = countedLimiter();
  const answers = [];
  for (let round = 0; round < 50; round++) answers.push(await limiter.take("a", "x", { ...twoAMinute, lasting: true }));
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(2);
  expect(asked()).toBe(3);
  expect(answers[2]).toEqual({ allowed: false, retryAfter: 60, isFirst: true });
  expect(answers[49]).toEqual({ allowed: false, retryAfter: 60, isFirst: false });
  expect(await limiter.take("a", "y", { ...twoAMinute, lasting: true })).toEqual({ allowed: true });
});

test("after a moment the store is asked again", async () => {
  const { limiter, asked } = countedLimiter();
  for (let round = 0; round < 4; round++) await limiter.take("a", "x", { ...twoAMinute, lasting: true });
  await new Promise((done) => setTimeout(done, 550));
  await limiter.take("a", "x", { ...twoAMinute, lasting: true });
  expect(asked()).toBe(4);
});

test("a bucket that a success empties is asked each time", async () => {
  const { limiter, asked } = countedLimiter();
  for (let round = 0; round < 5; round++) await limiter.take("a", "x", twoAMinute);
  expect(asked()).toBe(5);
  await limiter.clear("a", "x", twoAMinute);
  expect(await limiter.take("a", "x", twoAMinute)).toEqual({ allowed: true });
});
