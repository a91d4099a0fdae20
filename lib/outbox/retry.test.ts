import { expect, it } from "vitest";
import { describeFailure, retryDelay } from "./retry";

it("the wait doubles from five seconds and ends at an hour", () => {
  const waits = [1, 2, 3, 4, 20].map((attempts) => retryDelay(attempts, 0.5));
  expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 3_600_000]);
});

it("the wait is spread by a fifth either way", () => {
  expect(retryDelay(1, 0)).toBe(4_000);
  expect(retryDelay(1, 0.999999)).toBe(6_000);
});

it("a failure is written down by its class and codes, never by its message", () => {
  const error = Object.assign(new TypeError("alice@example.com: token abc"), { code: "EENVELOPE", responseCode: 550 });
  expect(describeFailure(error)).toBe("TypeError EENVELOPE 550");
  expect(describeFailure(Object.assign(new Error("x"), { code: "a secret sentence" }))).toBe("Error");
  expect(describeFailure("alice@example.com")).toBe("unknown error");
});
