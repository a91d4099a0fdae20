import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { randomSecrets } from "@/scripts/local-secrets.mjs";
import { cloneTemplate } from "./database";

/* Before each file of integration tests: an environment of its own, so that modules which read it when loaded find it. */

Object.assign(process.env, randomSecrets(), {
  APP_URL: "http://localhost:3000",
  DATABASE_URL: await cloneTemplate(),
  DATA_DIR: mkdtempSync(path.join(tmpdir(), "gatehouse-test-")),
  MAIL_TRANSPORT: "outbox",
  SMS_TRANSPORT: "outbox",
  LOG_LEVEL: "silent",
});
