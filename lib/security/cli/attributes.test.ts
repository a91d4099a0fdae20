import { expect, test } from "vitest";
import { inEnglish } from "@/lib/i18n/language";
import { securityConfig } from "../config";
import { parseAttributes } from "./attributes";

const without = { features: { ...securityConfig.features, usernames: false } };

test("a bare value is the e-mail address, others are named", () => {
  expect(parseAttributes(inEnglish, ["a@example.com", "username:ann"], undefined, securityConfig)).toEqual({
    email: "a@example.com",
    username: "ann",
  });
  expect(parseAttributes(inEnglish, ["email:a@example.com"], "ann", securityConfig)).toEqual({
    email: "a@example.com",
    username: "ann",
  });
  expect(parseAttributes(inEnglish, [], undefined, securityConfig)).toEqual({ email: "", username: "" });
});

test("only the first colon parts", () => {
  expect(parseAttributes(inEnglish, ["username:a:b"], undefined, securityConfig).username).toBe("a:b");
});

test.each([
  ["an attribute that accounts lack", ["shoe_size:44"], undefined, securityConfig, /no shoe_size/],
  ["a name that every object has", ["__proto__:1"], undefined, securityConfig, /no __proto__/],
  ["one given twice", ["a@example.com", "email:b@example.com"], undefined, securityConfig, /email is given twice/],
  ["a username given in both ways", ["username:ann"], "bea", securityConfig, /username is given twice/],
  ["a username where these are off", [], "ann", without, /switched off/],
])("%s is refused in a sentence", (_, values, username, config, sentence) => {
  expect(() => parseAttributes(inEnglish, values, username, config)).toThrow(sentence);
});
