import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AccessRule } from "@/lib/security/core/access";
import { confirm } from "@/lib/security/features/confirmation/confirm";
import { sendConfirmation } from "@/lib/security/features/confirmation/send";
import { login } from "@/lib/security/features/login/login";
import { changePassword } from "@/lib/security/features/passwords/change";
import { requestReset } from "@/lib/security/features/passwords/request-reset";
import { reset } from "@/lib/security/features/passwords/reset";
import { verifyWithPassword } from "@/lib/security/features/reauthentication/with-password";
import { register } from "@/lib/security/features/registration/register";
import type { UseCase } from "@/lib/security/use-case";
import { createTestApp, type TestApp, type TestBrowser } from "@/tests/support/context";
import { ask, everything, keysOf, linkFor } from "@/tests/support/journeys";
import { PASSWORD, person, signedIn } from "@/tests/support/people";

let app: TestApp;
let alice: Awaited<ReturnType<typeof person>>;
let inside: TestBrowser;
let token: string;
beforeAll(async () => {
  app = await createTestApp({ RETURN_GENERIC_RESPONSES: "false" });
  alice = await person(app, { email: "alice@example.com", username: "alicealice" });
  token = await linkFor(app, alice, "reset");
  inside = await signedIn(app, alice);
});
afterAll(() => app.close());

const bad = {
  missing: undefined,
  null: null,
  "an object": { $ne: null },
  "a list": ["x"],
  "a number": Number.POSITIVE_INFINITY,
  true: true,
  "too long": "x".repeat(100_000),
  "with NUL": "valid-text\0",
  "with half a character": "valid-text\ud800",
  "with a line break": "valid-text\r\nX: y",
};
type Kind = keyof typeof bad;
type Expected = Partial<Record<Kind, string>> & { type: string };

const email: Expected = {
  missing: "EMAIL_NOT_PROVIDED",
  null: "EMAIL_NOT_PROVIDED",
  "too long": "INVALID_EMAIL_ADDRESS",
  "with NUL": "INVALID_EMAIL_ADDRESS",
  "with half a character": "INVALID_EMAIL_ADDRESS",
  "with a line break": "INVALID_EMAIL_ADDRESS",
  type: "API_ERROR",
};
const username: Expected = {
  "too long": "INVALID_INPUT",
  "with NUL": "INVALID_INPUT",
  "with half a character": "INVALID_INPUT",
  "with a line break": "INVALID_INPUT",
  type: "API_ERROR",
};
const compared: Expected = {
  missing: "PASSWORD_NOT_PROVIDED",
  null: "PASSWORD_NOT_PROVIDED",
  "too long": "INVALID_PASSWORD",
  "with NUL": "INVALID_PASSWORD",
  "with half a character": "INVALID_PASSWORD",
  type: "API_ERROR",
};
const chosen: Expected = {
  missing: "PASSWORD_NOT_PROVIDED",
  null: "PASSWORD_NOT_PROVIDED",
  "too long": "PASSWORD_INVALID_LENGTH",
  "with NUL": "INVALID_INPUT",
  "with half a character": "INVALID_INPUT",
  type: "API_ERROR",
};
const repeated: Expected = {
  missing: "RETYPE_PASSWORD_MISMATCH",
  null: "RETYPE_PASSWORD_MISMATCH",
  "too long": "PASSWORD_INVALID_LENGTH",
  "with NUL": "INVALID_INPUT",
  "with half a character": "INVALID_INPUT",
  "with a line break": "RETYPE_PASSWORD_MISMATCH",
  type: "API_ERROR",
};
const current: Expected = { ...chosen, "with a line break": "INVALID_PASSWORD" };
const next: Expected = {
  "too long": "INVALID_REDIRECT",
  "with NUL": "INVALID_REDIRECT",
  "with half a character": "INVALID_REDIRECT",
  "with a line break": "INVALID_REDIRECT",
  type: "INVALID_REDIRECT",
};
const link = (key: string): Expected => ({
  missing: key,
  null: key,
  "too long": key,
  "with NUL": key,
  "with half a character": key,
  "with a line break": key,
  type: key,
});

/** The key that a bad value of this kind gets; undefined where such a value is fine. */
const keyFor = (expected: Expected, kind: Kind): string | undefined =>
  ["an object", "a list", "a number", "true"].includes(kind) ? expected.type : expected[kind];

type Case = {
  submit(input: object): Promise<object | string>;
  good: Record<string, unknown>;
  fields: Record<string, Expected>;
  formLevel?: string[];
};

const by =
  <I, O, A extends AccessRule>(useCase: UseCase<I, O, A>, browser: () => TestBrowser) =>
  async (input: unknown) =>
    keysOf(await ask(useCase, input, browser()));
const outside = () => app.browser();

const cases: Record<string, () => Case> = {
  login: () => ({
    submit: by(login, outside),
    good: { email: alice.email, password: PASSWORD },
    fields: { email: { ...email, missing: undefined, null: undefined }, password: compared, next },
  }),
  "login by username": () => ({
    submit: by(login, outside),
    good: { username: "alicealice", password: PASSWORD },
    fields: { username, password: compared },
  }),
  register: () => ({
    submit: by(register, outside),
    good: { email: "new@example.com", username: "newcomer", password: PASSWORD, password_confirm: PASSWORD },
    fields: { email, username, password: chosen, password_confirm: repeated, next },
  }),
  "request a reset": () => ({ submit: by(requestReset, outside), good: { email: alice.email }, fields: { email } }),
  reset: () => ({
    submit: by(reset, outside),
    good: { token, password: PASSWORD, password_confirm: PASSWORD },
    fields: { token: link("INVALID_RESET_PASSWORD_TOKEN"), password: chosen, password_confirm: repeated },
    formLevel: ["token"],
  }),
  change: () => ({
    submit: by(changePassword, () => inside),
    good: { password: PASSWORD, new_password: `${PASSWORD}!`, new_password_confirm: `${PASSWORD}!` },
    fields: { password: current, new_password: chosen, new_password_confirm: repeated },
  }),
  verify: () => ({
    submit: by(verifyWithPassword, () => inside),
    good: { password: PASSWORD },
    fields: { password: { ...compared, "with a line break": "INVALID_PASSWORD" } },
  }),
  "send a confirmation": () => ({
    submit: by(sendConfirmation, outside),
    good: { email: alice.email },
    fields: { email },
  }),
  confirm: () => ({
    submit: by(confirm, outside),
    good: { token },
    fields: { token: link("INVALID_CONFIRMATION_TOKEN") },
    formLevel: ["token"],
  }),
};

/** A wrong current password, or one that is compared, is a failed proof: an event of its own, and nothing else. */
const isTried = (name: string, field: string, kind: Kind) =>
  kind === "with a line break" && field === "password" && (name === "change" || name === "verify");

describe("AT-292, AT-295: bad input gets its key at its field, and nothing is written", () => {
  test.each(Object.keys(cases))("%s", async (name) => {
    const {
      submit,
      good,
      fields,
      formLevel = [],
    } = cases[name]?.() ?? { submit: async () => "", good: {}, fields: {} };
    for (const [field, expected] of Object.entries(fields)) {
      for (const [kind, value] of Object.entries(bad) as [Kind, unknown][]) {
        const key = keyFor(expected, kind);
        if (key === undefined) continue;
        const before = await everything(app);
        const complaints = await submit({ ...good, [field]: value });
        expect(complaints, `${field} ${kind}`).toMatchObject({ [formLevel.includes(field) ? "" : field]: key });
        if (!isTried(name, field, kind)) expect(await everything(app), `${field} ${kind}`).toBe(before);
      }
    }
  });

  test.each([null, undefined, "text", 7, true, [], ["x"], [{ email: "a@b.example" }]])(
    "a submission that is no object: %o",
    async (whole) => {
      const before = await everything(app);
      for (const submit of [by(login, outside), by(register, outside)])
        expect(await submit(whole)).toEqual({ "": "API_ERROR" });
      expect(await everything(app)).toBe(before);
    },
  );

  test("AT-263: names of prototypes are fields like any other, and ignored", async () => {
    const hostile: unknown = JSON.parse(
      '{"__proto__":{"isAdmin":true,"email":"alice@example.com"},"constructor":{"prototype":{"isAdmin":true}},"email":"alice@example.com","password":"wrong-password-1"}',
    );
    expect(keysOf(await ask(login, hostile, app.browser()))).toEqual({ password: "INVALID_PASSWORD" });
    expect(Reflect.get({}, "isAdmin")).toBeUndefined();
  });
});
