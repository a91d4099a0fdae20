import { describe, expect, test } from "vitest";
import { securityConfig } from "../config";
import { applySettings } from "./apply-settings";

/** The sentence that stops the start, or null. */
function complaint(settings: Record<string, string>): string | null {
  try {
    applySettings(
      securityConfig,
      Object.fromEntries(Object.entries(settings).map(([name, value]) => [`SECURITY_${name}`, value])),
    );
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe("the languages that are offered", () => {
  test.each(["de,fr", ""])("include the one for whoever asks for none of them: %j", (offered) => {
    expect(complaint({ LANGUAGES: offered })).toContain("SECURITY_DEFAULT_LOCALE");
  });

  test("may be a single one", () => {
    expect(complaint({ LANGUAGES: "de", DEFAULT_LOCALE: "de" })).toBeNull();
  });
});

describe("origins that may call", () => {
  test.each([
    "*",
    "null",
    "https://spa.example/",
    "https://SPA.example",
    "spa.example",
    "ftp://spa.example",
    "https://a:443",
  ])("%s is no origin that a browser would send", (origin) => {
    expect(complaint({ CORS_ORIGINS: `https://ok.example,${origin}` })).toContain("SECURITY_CORS_ORIGINS");
  });

  test("plain ones are fine", () => {
    expect(complaint({ CORS_ORIGINS: "https://spa.example, http://localhost:5173, http://[::1]:8080" })).toBeNull();
  });
});

describe("a single-page application", () => {
  const spa = { REDIRECT_BEHAVIOR: "spa", RESET_VIEW: "/reset-password", RESET_ERROR_VIEW: "/oops" };

  test("has to say where passwords are reset, unless they are not", () => {
    expect(complaint(spa)).toBeNull();
    expect(complaint({ REDIRECT_BEHAVIOR: "spa" })).toContain("SECURITY_RESET_VIEW");
    expect(complaint({ ...spa, RESET_ERROR_VIEW: "null" })).toContain("SECURITY_RESET_ERROR_VIEW");
    expect(complaint({ REDIRECT_BEHAVIOR: "spa", RECOVERABLE: "false" })).toBeNull();
  });

  test.each(["reset", "//evil.example", "/\\evil.example", "javascript:alert(1)", "https://"])(
    "has no view %s",
    (view) => {
      expect(complaint({ ...spa, RESET_VIEW: view })).toContain("SECURITY_RESET_VIEW");
      expect(complaint({ ...spa, POST_CONFIRM_VIEW: view })).toContain("SECURITY_POST_CONFIRM_VIEW");
    },
  );

  test("stands at a host with or without a port", () => {
    for (const host of ["localhost:5173", "spa.example", "spa.example:443"])
      expect(complaint({ ...spa, REDIRECT_HOST: host })).toBeNull();
    for (const host of ["https://spa.example", "spa.example/", "a b", "user@spa.example"])
      expect(complaint({ ...spa, REDIRECT_HOST: host })).toContain("SECURITY_REDIRECT_HOST");
  });
});

test("refresh tokens need a cookie name that a browser takes, and a life", () => {
  expect(complaint({ REFRESH_TOKEN_COOKIE_NAME: "null" })).toBeNull();
  expect(complaint({ REFRESH_TOKEN_COOKIE_NAME: "a=b; c" })).toContain("SECURITY_REFRESH_TOKEN_COOKIE_NAME");
  expect(complaint({ REFRESH_TOKEN_MAX_IDLE: "0" })).toContain("SECURITY_REFRESH_TOKEN_MAX_IDLE");
});

describe("accounts without a password", () => {
  test("need the unified sign-in, with codes by mail", () => {
    expect(complaint({ PASSWORD_REQUIRED: "false" })).toBeNull();
    const lacking: Record<string, string>[] = [{ UNIFIED_SIGNIN: "false" }, { US_ENABLED_METHODS: "password,sms" }];
    for (const without of lacking)
      expect(complaint({ PASSWORD_REQUIRED: "false", ...without })).toContain("SECURITY_PASSWORD_REQUIRED=false needs");
  });
});

describe("the unified sign-in", () => {
  test("takes something, and the place of the sign-in alone", () => {
    expect(complaint({ US_ENABLED_METHODS: "" })).toContain("SECURITY_US_ENABLED_METHODS");
    expect(complaint({ UNIFIED_SIGNIN: "false", US_ENABLED_METHODS: "" })).toBeNull();
    expect(complaint({ US_SIGNIN_REPLACES_LOGIN: "true", UNIFIED_SIGNIN: "false" })).toContain(
      "SECURITY_UNIFIED_SIGNIN",
    );
    expect(complaint({ US_SIGNIN_REPLACES_LOGIN: "true", PASSWORDLESS: "true" })).toContain("choose one");
  });
});

test("without usernames, nothing about usernames is left", () => {
  const { features } = applySettings(securityConfig, { SECURITY_USERNAME_ENABLE: "false" });
  expect(features).toMatchObject({ usernames: false, changeUsername: false, usernameRecovery: false });
});
