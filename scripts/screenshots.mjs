// @ts-check
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { bootstrap } from "./bootstrap.mjs";
import { demandBrowser } from "./browser.mjs";
import { nextBuild } from "./next-build.mjs";
import { freePort, run } from "./processes.mjs";
import { dataDir, inProject } from "./project.mjs";
import { runScript } from "./terminal.mjs";
import { makeDatabase, startTestServer } from "./test-database.mjs";

/*
 * `npm run screenshots`: pictures of every page, in docs/screenshots, and some for the README, in docs/images. Japanese and Chinese
 * letters need a font that has them. SCREENSHOTS_LANGUAGE (a code, "en") and SCREENSHOTS_FOLDER
 * are for looking at other languages, elsewhere. What follows `--` goes to Playwright: `-- -g account`.
 */

await runScript(async () => {
  await bootstrap();
  process.env.CHROMIUM_PATH = await demandBrowser();
  if (!existsSync(inProject(".next/BUILD_ID"))) await nextBuild();
  const folder = path.join(dataDir(), "screenshots");
  rmSync(folder, { recursive: true, force: true });
  const port = `${await freePort()}`;
  const server = await startTestServer();
  const playwright = inProject("node_modules/@playwright/test/cli.js");
  const config = inProject("e2e/screenshots/playwright.config.ts");
  const code = await run(
    [process.execPath, playwright, "test", "--config", config, "--reporter=list", ...process.argv.slice(2)],
    {
      E2E_PORT: port,
      E2E_URL: `http://localhost:${port}`,
      E2E_DATA_DIR: folder,
      E2E_DATABASE_URL: await makeDatabase(server.url, "gatehouse_screenshots"),
    },
  );
  await server.stop();
  process.exit(code);
});
