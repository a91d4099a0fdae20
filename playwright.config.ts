import { defineConfig } from "@playwright/test";
import { baseURL, serverEnvironment } from "./e2e/server";
import { findBrowser } from "./scripts/browser.mjs";

const quiet = ["--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const isRoot = process.getuid?.() === 0;

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
    launchOptions: { executablePath: await findBrowser(), args: isRoot ? ["--no-sandbox", ...quiet] : quiet },
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
