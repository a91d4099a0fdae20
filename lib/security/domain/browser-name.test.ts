import { expect, test } from "vitest";
import { inEnglish } from "@/lib/i18n/language";
import { browserName } from "./browser-name";

test.each([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox on Windows"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
    "Safari on iOS",
  ],
  [
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
    "Chrome on Linux",
  ],
])("%s is %s", (userAgent, name) => {
  expect(browserName(inEnglish, userAgent)).toBe(name);
});

test("one that says nothing is unknown", () => {
  expect(browserName(inEnglish, null)).toBe("An unknown browser");
  expect(browserName(inEnglish, "")).toBe("An unknown browser");
});
