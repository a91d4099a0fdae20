import { expect, test } from "vitest";
import { maxAttempts, retryWait } from "./retry";

test("waits grow, are spread a little, and end", () => {
  const waits = Array.from({ length: maxAttempts - 1 }, (_, index) => retryWait(index + 1, 0.5) ?? 0);
  expect(waits[0]).toBe(5_000);
  expect(waits).toEqual([...waits].sort((one, other) => one - other));
  expect(retryWait(maxAttempts, 0.5)).toBeNull();
  expect([retryWait(1, 0), retryWait(1, 1)]).toEqual([4_500, 5_500]);
});
