import { describe, expect, test } from "vitest";
import { loadEnvironment } from "@/lib/env";
import { inEnglish } from "@/lib/i18n/language";
import { securityConfig } from "../config";
import { examineEnvironment } from "./examine-environment";
import { examinePolicy } from "./examine-policy";
import type { Finding } from "./finding";

const good = {
  NODE_ENV: "production",
  APP_URL: "https://app.example.org",
  AUTH_SECRET: "q9mZ7x2LkV0bR4tYw8NcJ1sHfD6gUeAo3PiTzXvBnMlKjQwE",
  SECURITY_PASSWORD_SALT: "Rk3vT8yLq1Zx6WnB0sJd4HfG7mCpE2uAoIxKtVbQ9rYz5NwL",
  SECURITY_TOTP_SECRETS: '{"1":"Zx6WnB0sJd4HfG7mCpE2uAoIxKtVbQ9r"}',
  TRUSTED_PROXIES: "1",
  RESEND_API_KEY: "re_key",
};

const examine = (changes: Record<string, string>): Finding[] =>
  examineEnvironment(inEnglish, loadEnvironment({ ...good, ...changes })).filter(({ state }) => state !== "ok");

test("a good configuration is in order", () => {
  expect(examine({})).toEqual([]);
});

describe("what is amiss is named, with its variable", () => {
  test.each([
    ["a missing secret", { AUTH_SECRET: "" }, "failure", "AUTH_SECRET"],
    ["a weak secret", { SECURITY_PASSWORD_SALT: "short" }, "failure", "SECURITY_PASSWORD_SALT"],
    ["no address in production", { APP_URL: "" }, "failure", "APP_URL"],
    ["an address of this machine in production", { APP_URL: "http://localhost:3000" }, "warning", "APP_URL"],
    ["no proxy behind a public address", { TRUSTED_PROXIES: "0" }, "warning", "TRUSTED_PROXIES"],
    ["a transport without its key", { MAIL_TRANSPORT: "smtp" }, "failure", "MAIL_TRANSPORT"],
    ["no way for mail to leave", { RESEND_API_KEY: "" }, "failure", "MAIL_TRANSPORT"],
    ["mail into files on purpose", { MAIL_TRANSPORT: "outbox" }, "warning", "MAIL_TRANSPORT"],
  ])("%s", (_, changes, state, about) => {
    expect(examine(changes)).toEqual([expect.objectContaining({ state, about, text: expect.stringContaining(about) })]);
  });

  test("one and the same secret for two things", () => {
    const [finding] = examine({ SECURITY_PASSWORD_SALT: good.AUTH_SECRET });
    expect(finding).toMatchObject({ state: "failure", text: expect.stringContaining("are equal") });
  });
});

test("development needs neither address nor mail", () => {
  expect(examine({ NODE_ENV: "development", APP_URL: "", RESEND_API_KEY: "", TRUSTED_PROXIES: "" })).toEqual([]);
});

test("switched-off limits, cheap hashes and a sender that is nobody's are pointed out", () => {
  const { passwords } = securityConfig;
  const config = {
    ...securityConfig,
    throttle: "off" as const,
    passwords: { ...passwords, bcryptCost: 4 },
    email: { sender: "no-reply@localhost" },
  };
  const findings = examinePolicy(inEnglish, config, loadEnvironment(good));
  expect(findings.map(({ state, about }) => [state, about])).toEqual([
    ["warning", "SECURITY_THROTTLE"],
    ["failure", "SECURITY_PASSWORD_HASH"],
    ["warning", "SECURITY_EMAIL_SENDER"],
    ["ok", "SECURITY_WAN_RP_ID"],
  ]);
});
