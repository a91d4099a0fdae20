import { expect, test } from "vitest";
import { inEnglish } from "@/lib/i18n/language";
import { securityConfig } from "../config";
import { examineServices } from "./examine-services";

const client = { id: "client", secret: "secret", issuer: null, name: null };

test("without credentials there is nothing to say", () => {
  expect(examineServices(inEnglish, securityConfig, {})).toEqual([]);
});

test("the services that people can sign in with are named, and what leads to no button is doubtful", () => {
  const config = structuredClone(securityConfig);
  config.oauth.builtInProviders = ["google"];
  const found = examineServices(inEnglish, config, { google: client, github: client, keycloak: client });
  expect(found.map(({ state, about }) => `${state} ${about}`)).toEqual([
    "ok AUTH_*",
    "warning AUTH_GITHUB_ID",
    "warning AUTH_KEYCLOAK_ISSUER",
  ]);
  expect(found[0]?.text).toContain("Google");
  config.features.oauth = false;
  expect(examineServices(inEnglish, config, { google: client })).toEqual([]);
});
