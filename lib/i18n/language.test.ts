import { describe, expect, test } from "vitest";
import { hours, minutes, seconds } from "@/lib/security/core/durations";
import { inEnglish, languageOf } from "./language";

describe("a length of time in English", () => {
  test.each([
    ["172800000", hours(48), "2 days"],
    ["a second", seconds(1), "1 second"],
    ["a minute and a bit", seconds(67), "1 minute and 7 seconds"],
    ["three units", hours(1) + minutes(2) + seconds(3), "1 hour, 2 minutes and 3 seconds"],
    ["four units", hours(25) + minutes(1) + seconds(1), "1 day, 1 hour, 1 minute and 1 second"],
    ["a day and seconds", hours(24) + seconds(30), "1 day and 30 seconds"],
    ["half a second, rounded", 1499, "1 second"],
    ["less than half a second", 499, "0 seconds"],
    ["nothing", 0, "0 seconds"],
  ])("%s", (_, milliseconds, spelled) => {
    expect(inEnglish.duration(milliseconds)).toBe(spelled);
  });
});

test("a moment names its zone, as nobody knows the reader's", () => {
  expect(inEnglish.moment(new Date("2026-11-24T08:06:59Z"))).toBe("24 November 2026 at 08:06 UTC");
});

describe("a sentence", () => {
  test("spells a length of time in its own language", () => {
    const params = { within: { milliseconds: minutes(90) } };
    expect(inEnglish.sentence({ key: "RESET_TOO_EARLY", params })).toContain("1 hour and 30 minutes");
  });

  test("holds what people typed as it is, also what looks like a placeholder or a tag", () => {
    const sentence = inEnglish.sentence({ key: "EMAIL_ALREADY_ASSOCIATED", params: { email: "<b>'{x}'</b>" } });
    expect(sentence).toBe("<b>'{x}'</b> already has an account.");
  });
});

test("a language is made once, and knows its direction", async () => {
  const [one, same, arabic] = await Promise.all([languageOf("de"), languageOf("de"), languageOf("ar")]);
  expect(one).toBe(same);
  expect([one.locale, one.direction, arabic.direction]).toEqual(["de", "ltr", "rtl"]);
  expect(await languageOf("en")).toBe(inEnglish);
});
