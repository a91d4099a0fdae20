import { defineConfig } from "@playwright/test";
import { baseURL, serverEnvironment } from "./e2e/server";
import { browserFlags, findBrowser } from "./scripts/browser.mjs";

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 8_000 },
  use: {
    baseURL,
    trace: "retain-on-failure",
    launchOptions: { executablePath: await findBrowser(), args: browserFlags },
  },
  webServer: {
    command: "npm start",
    url: `${baseURL}/api/health`,
    timeout: 120_000,
    reuseExistingServer: false,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 12_000 },
    env: serverEnvironment,
  },
});
