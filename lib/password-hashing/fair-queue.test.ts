import { expect, test } from "vitest";
import { createFairQueue } from "./fair-queue";

test("owners take turns, each with the oldest first", () => {
  const queue = createFairQueue<string>();
  for (const item of ["a1", "a2", "a3"]) queue.push("a", item);
  queue.push("b", "b1");
  queue.push("c", "c1");
  queue.push("b", "b2");
  expect(queue.size()).toBe(6);
  const order = Array.from({ length: 7 }, () => queue.shift());
  expect(order).toEqual(["a1", "b1", "c1", "a2", "b2", "a3", undefined]);
  expect(queue.size()).toBe(0);
});

test("what is removed is not served, and an owner without items has no turn", () => {
  const queue = createFairQueue<string>();
  queue.push("a", "a1");
  queue.push("b", "b1");
  queue.remove("a", "a1");
  queue.remove("a", "a1");
  queue.remove("nobody", "x");
  expect(queue.size()).toBe(1);
  expect(queue.shift()).toBe("b1");
});
