import path from "node:path";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/browser.mjs";
import { randomSecrets } from "./scripts/local-secrets.mjs";
import { dataDir } from "./scripts/project.mjs";

// `npm run test:e2e` chooses both; the tests find the outboxes in E2E_DATA_DIR.
process.env.E2E_PORT ??= "3107";
process.env.E2E_DATA_DIR ??= path.join(dataDir(), "e2e");
const port = Number(process.env.E2E_PORT);
const baseURL = `http://localhost:${port}`;

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
    env: {
      ...randomSecrets(),
      PORT: `${port}`,
      HOSTNAME: "localhost",
      APP_URL: baseURL,
      DATA_DIR: process.env.E2E_DATA_DIR,
      // Set, though perhaps empty, so that no `.env` file of this folder points the tests at a database in use.
      DATABASE_URL: process.env.E2E_DATABASE_URL ?? "",
      REDIS_URL: process.env.REDIS_URL ?? "",
      MAIL_TRANSPORT: "outbox",
      SMS_TRANSPORT: "outbox",
      SECURITY_THROTTLE: "off",
    },
  },
});
