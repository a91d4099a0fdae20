import { expect, test } from "vitest";
import { inEnglish } from "@/lib/i18n/language";
import { securityConfig } from "../config";
import { examineSignIn } from "./examine-sign-in";

test("the shipped ways to sign in are fine", () => {
  expect(examineSignIn(inEnglish, securityConfig)).toEqual([]);
});

test("links in place of the form, and numbers that name nobody, are doubtful", () => {
  const config = structuredClone(securityConfig);
  config.features.passwordless = true;
  config.identity.attributes = ["email"];
  expect(examineSignIn(inEnglish, config).map(({ about }) => about)).toEqual([
    "SECURITY_PASSWORDLESS",
    "SECURITY_USER_IDENTITY_ATTRIBUTES",
  ]);
});
