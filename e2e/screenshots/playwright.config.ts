import { defineConfig } from "@playwright/test";
import base from "../../playwright.config";
import { serverEnvironment } from "../server";

/** For `npm run screenshots`: one browser, one journey after the other. */
export default defineConfig({
  ...base,
  testDir: ".",
  testMatch: "*.shots.ts",
  outputDir: "../../test-results",
  fullyParallel: false,
  workers: 1,
  timeout: 180_000,
  use: { ...base.use, trace: "off", actionTimeout: 15_000, deviceScaleFactor: 1, locale: "en-GB", timezoneId: "UTC" },
  webServer: {
    command: "npm start",
    url: `${serverEnvironment.APP_URL}/api/health`,
    timeout: 120_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 12_000 },
    // Nobody signs in at these services here; their buttons are shown.
    env: {
      ...serverEnvironment,
      ...Object.fromEntries(
        ["GITHUB", "GOOGLE"].flatMap((name) => [
          [`AUTH_${name}_ID`, "gatehouse"],
          [`AUTH_${name}_SECRET`, "a-secret-of-thirty-two-characters"],
        ]),
      ),
    },
  },
});
