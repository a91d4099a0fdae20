import { describe, expect, test } from "vitest";
import { cleanPasskeyName } from "./passkey-names";

describe("the name of a passkey", () => {
  test.each([
    ["My key", "My key"],
    ["  My \u00a0 key ", "My key"],
    ["key \u2160", "key I"],
    ["Clé de Zoé", "Cle\u0301 de Zoe\u0301"],
    ["Büro-Laptop_2", "Bu\u0308ro-Laptop_2"],
    ["鍵", "鍵"],
    ["k".repeat(64), "k".repeat(64)],
  ])("%j is kept as %j", (typed, name) => {
    expect(cleanPasskeyName(typed, 64)).toEqual({ name });
  });

  test.each(["<b>key</b>", "semi;colon", "what?", 'quo"te', "NUL\0x", "tab\tx", "\u202Eyek", "a\u200Bb", "line\nfeed"])(
    "%j is refused",
    (typed) => {
      expect(cleanPasskeyName(typed, 64)).toEqual({ complaint: "INVALID_INPUT" });
    },
  );

  test("has something to read in it", () => {
    expect(cleanPasskeyName("", 64)).toEqual({ complaint: "WEBAUTHN_NAME_REQUIRED" });
    expect(cleanPasskeyName(" \u2003 ", 64)).toEqual({ complaint: "WEBAUTHN_NAME_REQUIRED" });
  });

  test("is counted after it was normalised", () => {
    expect(cleanPasskeyName("k".repeat(65), 64)).toEqual({ complaint: "INVALID_INPUT_LENGTH" });
    expect(cleanPasskeyName("ﬀ".repeat(33), 64)).toEqual({ complaint: "INVALID_INPUT_LENGTH" });
  });
});
