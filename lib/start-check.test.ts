import { expect, test } from "vitest";
import { startComplaints } from "./start-check";

const good = {
  APP_URL: "https://app.example.com",
  AUTH_SECRET: "q0JH5aNVbPzr8wSxk2TmYd7LcEuGf3Rt",
  SECURITY_PASSWORD_SALT: "Zp4vKxW9sQhB1nTgM6yRjC8dFeLu2Aao",
  SECURITY_TOTP_SECRETS: '{"1":"h7Vn2QmXz5LcRw9K"}',
};

test("good secrets and an https address start", () => {
  expect(startComplaints(good)).toEqual([]);
});

test("AT-286: each missing value is named", () => {
  expect(startComplaints({}).map((sentence) => sentence.split(" ")[0])).toEqual([
    "AUTH_SECRET",
    "SECURITY_PASSWORD_SALT",
    "SECURITY_TOTP_SECRETS",
    "APP_URL",
  ]);
});

test.each([
  ["short", "q0JH5aNVbPzr8wSxk2TmYd7LcEuGf3R"],
  ["one character", "a".repeat(40)],
  ["blank", " ".repeat(40)],
  ["an obvious default", "change-me-change-me-change-me-please"],
  ["a default of a tutorial", "this-is-a-very-long-secret-for-development"],
  ["a weak older member", `${good.AUTH_SECRET},old`],
])("AT-286: AUTH_SECRET that is %s is refused by name", (_, value) => {
  expect(startComplaints({ ...good, AUTH_SECRET: value })[0]).toMatch(/^AUTH_SECRET /);
});

test("no complaint repeats a secret", () => {
  const weak = "hunter2-hunter2-hunter2-password";
  expect(startComplaints({ ...good, AUTH_SECRET: weak }).join()).not.toContain(weak);
});

test("two equal secrets are refused, also between a list and a map", () => {
  const { AUTH_SECRET } = good;
  expect(startComplaints({ ...good, SECURITY_PASSWORD_SALT: AUTH_SECRET })).toEqual([
    "AUTH_SECRET and SECURITY_PASSWORD_SALT are equal: each needs a secret of its own.",
  ]);
  expect(startComplaints({ ...good, SECURITY_TOTP_SECRETS: JSON.stringify({ 2: AUTH_SECRET }) })).toHaveLength(1);
});

test("secrets that rotate start", () => {
  const rotating = {
    AUTH_SECRET: `${good.AUTH_SECRET},Jc5wQx8LrN2vTzK7pYbG4mHsD9fEuA3o`,
    SECURITY_TOTP_SECRETS: '{"1":"h7Vn2QmXz5LcRw9K","2":"Bq8sTf3YjNk6PdGx"}',
  };
  expect(startComplaints({ ...good, ...rotating })).toEqual([]);
});

test.each(["key", "[]", "{}", '["h7Vn2QmXz5LcRw9K"]', '{"1":7}', '{"1":"short"}', '{"1":"aaaaaaaaaaaaaaaaaaaa"}'])(
  "SECURITY_TOTP_SECRETS %s is refused",
  (value) => {
    expect(startComplaints({ ...good, SECURITY_TOTP_SECRETS: value })[0]).toMatch(/^SECURITY_TOTP_SECRETS/);
  },
);

test.each([
  "http://app.example.com",
  "http://10.0.0.5:3000",
  "http://localhost.example.com",
  "http://127.0.0.1.example.com",
  "ftp://localhost",
  "localhost:3000",
  "nothing",
])("the address %s is refused", (APP_URL) => {
  expect(startComplaints({ ...good, APP_URL })).toHaveLength(1);
});

test.each([
  "http://localhost:3000",
  "http://127.0.0.1:3000",
  "http://127.0.0.2",
  "http://[::1]:3000",
  "https://10.0.0.5",
])("the address %s starts", (APP_URL) => {
  expect(startComplaints({ ...good, APP_URL })).toEqual([]);
});
