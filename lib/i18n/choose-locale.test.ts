import { describe, expect, test } from "vitest";
import { type Locale, locales } from "@/lib/security/core/locales";
import { namedLocale } from "./choose-locale";

const named = (accepted: string | null, chosen?: string | null, offered: readonly Locale[] = locales) =>
  namedLocale({ chosen, accepted }, offered);

describe("the language that was chosen", () => {
  test("wins over what the browser asks for", () => expect(named("fr", "de")).toBe("de"));

  test.each(["xx", "de-AT", "DE", "", "../en", "constructor"])(
    "counts for nothing when it is none of ours: %j",
    (code) => {
      expect(named("fr", code)).toBe("fr");
    },
  );

  test("counts for nothing when it is not offered", () => {
    expect(named("fr", "de", ["en", "fr"])).toBe("fr");
    expect(named(null, "de", ["en", "fr"])).toBeNull();
  });
});

describe("the language that the browser asks for", () => {
  test.each([
    ["de", "de"],
    ["de-AT,en;q=0.5", "de"],
    ["en;q=0.2, fr;q=0.9, de;q=0.5", "fr"],
    ["sv, nl;q=0.8, en;q=0.7", "nl"],
    ["pt-BR", "pt"],
    ["zh-TW, zh;q=0.9, en;q=0.8", "zh"],
    ["EN-us", "en"],
    ["de;q=0, fr;q=0.1", "fr"],
    ["*, it;q=0.1", "it"],
    ["ja;q=1.0,*;q=0.1", "ja"],
  ])("is the best of those that are offered: %s", (accepted, expected) => {
    expect(named(accepted)).toBe(expected);
  });

  test.each([null, "", "*", "sv", "xx-bogus, yy", "tlh;q=1"])("is none, where nothing fits: %j", (accepted) => {
    expect(named(accepted)).toBeNull();
  });

  test.each([";;;", "de;q=abc", "%%%,,,", "-, _, a_b", "q=1", "\0\n", "fr;", ",".repeat(200), "__proto__"])(
    "never throws, whatever is sent: %j",
    (accepted) => {
      expect([null, ...locales]).toContain(named(accepted));
    },
  );

  test("of a very long header only the beginning is looked at", () => {
    expect(named(`fr,${"x".repeat(100_000)}`)).toBe("fr");
    expect(named(`${"xx,".repeat(10_000)}fr`)).toBeNull();
  });

  test("counts for nothing where only one is offered: there is no choice", () => {
    expect(named("fr", null, ["en"])).toBeNull();
  });

  test("is found anew for other offers, and stays the same for many different headers", () => {
    expect([named("de, fr"), named("de, fr", null, ["en", "fr"])]).toEqual(["de", "fr"]);
    for (let count = 1; count < 1200; count++) expect(named(`de;q=0.${count}, sv`)).toBe("de");
    expect(named("de, fr")).toBe("de");
  });
});
