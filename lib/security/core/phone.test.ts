import { describe, expect, test } from "vitest";
import { maskEmail, maskPhone, normalizePhone } from "./phone";

describe("a phone number", () => {
  test.each([
    ["(650) 253-0000", "US", "+16502530000"],
    ["+1 650 253 0000", "DE", "+16502530000"],
    ["030 901820", "DE", "+4930901820"],
    ["+49 30 901820", "US", "+4930901820"],
    ["0151 12345678", "DE", "+4915112345678"],
  ])("%s, typed in %s, is dialled as %s", (typed, region, e164) => {
    expect(normalizePhone(typed, region)).toBe(e164);
  });

  test.each([
    ["", "US"],
    ["12345", "US"],
    ["650-253-0000 ext. 5", "US"],
    ["call +1 650 253 0000", "US"],
    ["+1 650 253 0000;+1 650 253 0001", "US"],
    ["٠١٢٣٤٥٦٧٨٩", "US"],
    ["6502530000", "no country"],
    ["9".repeat(65), "US"],
  ])("%j, typed in %s, is none", (typed, region) => {
    expect(normalizePhone(typed, region)).toBeNull();
  });
});

describe("a hint", () => {
  test("shows the end of a number and the beginning of an address", () => {
    expect(maskPhone("+16502530067")).toBe("••• 67");
    expect(maskEmail("alice@example.com")).toBe("al•••@example.com");
    expect(maskEmail("bob@example.com")).toBe("b•••@example.com");
  });
});
