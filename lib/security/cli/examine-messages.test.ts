import { expect, test } from "vitest";
import { loadEnvironment } from "@/lib/env";
import { inEnglish } from "@/lib/i18n/language";
import { securityConfig } from "../config";
import { examineTextMessages } from "./examine-messages";

const states = (source: Record<string, string>, config = securityConfig) =>
  examineTextMessages(inEnglish, config, loadEnvironment(source)).map(({ state, about }) => [state, about]);

const twilio = {
  SMS_TRANSPORT: "twilio",
  TWILIO_ACCOUNT_SID: "AC1",
  TWILIO_AUTH_TOKEN: "t",
  TWILIO_FROM: "+15551234567",
};

test("text messages that stay in a file are a doubt in production alone", () => {
  expect(states({})).toEqual([["ok", "SMS_TRANSPORT"]]);
  expect(states({ NODE_ENV: "production" })).toEqual([["warning", "SMS_TRANSPORT"]]);
  expect(states({ NODE_ENV: "production", ...twilio })).toEqual([["ok", "SMS_TRANSPORT"]]);
});

test("a sender without all of its credentials is wrong", () => {
  expect(states({ ...twilio, TWILIO_FROM: "" })).toEqual([["failure", "SMS_TRANSPORT"]]);
});

test("nothing is to be said where no code is sent so", () => {
  const { twoFactor, unifiedSignIn } = securityConfig;
  const without = {
    ...securityConfig,
    twoFactor: { ...twoFactor, methods: ["email" as const] },
    unifiedSignIn: { ...unifiedSignIn, methods: ["password" as const] },
  };
  expect(states({ NODE_ENV: "production" }, without)).toEqual([["ok", "SMS_TRANSPORT"]]);
});
