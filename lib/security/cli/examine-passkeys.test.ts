import { expect, test } from "vitest";
import { inEnglish } from "@/lib/i18n/language";
import { securityConfig } from "../config";
import { examinePasskeys } from "./examine-passkeys";

const states = (webauthn: Partial<typeof securityConfig.webauthn>, appUrl: string) =>
  examinePasskeys(inEnglish, { ...securityConfig, webauthn: { ...securityConfig.webauthn, ...webauthn } }, appUrl).map(
    ({ state }) => state,
  );

test("the host of the application, or a domain above it, is in order", () => {
  expect(states({}, "https://app.example.com")).toEqual(["ok"]);
  expect(states({ rpId: "example.com" }, "https://app.example.com")).toEqual(["ok"]);
  expect(states({}, "http://localhost:3000")).toEqual(["ok"]);
});

test("a domain that browsers would refuse is named", () => {
  expect(states({ rpId: "example.org" }, "https://app.example.com")).toEqual(["failure"]);
  expect(states({ rpId: "ple.com" }, "https://app.example.com")).toEqual(["failure"]);
  expect(states({ rpId: "https://example.com" }, "https://app.example.com")).not.toEqual(["ok"]);
  expect(states({ rpId: "com" }, "https://app.example.com")).toEqual(["failure"]);
  expect(states({}, "http://127.0.0.1:3000")).toEqual(["warning"]);
  expect(states({}, "http://[::1]:3000")).toEqual(["warning"]);
});

test("further origins are whole and secure ones, or apps", () => {
  const at = (...origins: string[]) => states({ origins }, "https://example.com")[1];
  expect(at("https://example.org", "android:apk-key-hash:AbC-_1")).toBe("ok");
  expect(at("http://example.org")).toBe("failure");
  expect(at("https://example.org/")).toBe("failure");
  expect(at("example.org")).toBe("failure");
});

test("more sites than browsers read are a doubt", () => {
  const origins = ["a", "b", "c", "d", "e", "f"].map((name) => `https://${name}.example`);
  expect(states({ origins }, "https://example.com")[1]).toBe("warning");
});
