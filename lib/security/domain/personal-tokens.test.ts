import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { securityConfig } from "../config";
import { isPersonalToken, newPersonalToken } from "./personal-tokens";

describe("the form of a personal token", () => {
  test("is what scanners look for: prefix, 30 random characters, six of a checksum", () => {
    const { token, ending } = newPersonalToken(securityConfig);
    expect(token).toMatch(/^gatehouse_pat_[0-9A-Za-z]{36}$/);
    expect(token.endsWith(ending)).toBe(true);
    expect(isPersonalToken(token, securityConfig)).toBe(true);
  });

  test("never comes twice", () => {
    const many = Array.from({ length: 1000 }, () => newPersonalToken(securityConfig).token);
    expect(new Set(many).size).toBe(many.length);
  });

  test("does not survive the change of any one character", () => {
    const { token } = newPersonalToken(securityConfig);
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === "a" ? "b" : "a";
      expect(isPersonalToken(token.slice(0, at) + other + token.slice(at + 1), securityConfig), `${at}`).toBe(false);
    }
    for (const other of [`${token}a`, token.slice(1), token.slice(0, -1), token.toUpperCase(), ` ${token}`])
      expect(isPersonalToken(other, securityConfig)).toBe(false);
  });

  test("is no other text", () => {
    fc.assert(fc.property(fc.string(), (text) => !isPersonalToken(text, securityConfig)));
    const start = `${securityConfig.personalTokens.prefix}_`;
    fc.assert(
      fc.property(
        fc.string({ minLength: 36, maxLength: 36 }),
        (rest) => !isPersonalToken(start + rest, securityConfig),
      ),
    );
  });
});
