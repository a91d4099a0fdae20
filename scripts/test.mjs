// @ts-check
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { bootstrap } from "./bootstrap.mjs";
import { freePort, run } from "./processes.mjs";
import { dataDir, inProject } from "./project.mjs";
import { provideRedis } from "./redis.mjs";
import { runScript, since, tell } from "./terminal.mjs";
import { playwrightCounts, vitestCounts } from "./test-counts.mjs";

/**
 * A step: what it is called, and what runs it to its exit code and, for tests, their counts.
 * @typedef {{ title: string, run: () => Promise<{ code: number, counts?: import("./test-counts.mjs").Counts }> }} Step
 */

const reports = path.join(dataDir(), "test-reports");
const node = process.execPath;

/** @type {Record<string, Step>} */
const steps = {
  lint: { title: "Lint", run: () => plain([node, inProject("node_modules/@biomejs/biome/bin/biome"), "check"]) },
  types: { title: "Types", run: checkTypes },
  unit: { title: "Unit tests", run: () => vitest("unit") },
  integration: { title: "Integration tests", run: () => provideRedis().then(() => vitest("integration")) },
  build: {
    title: "Build",
    run: () => plain([node, inProject("node_modules/next/dist/bin/next"), "build"], { NODE_ENV: "production" }),
  },
  system: {
    title: "System tests: servers that lose their database, one another or their life",
    run: () => vitest("system"),
  },
  soak: { title: "Soak tests: load, time and long lives", run: () => vitest("soak") },
  e2e: { title: "End-to-end tests", run: endToEnd },
};

await runScript(async () => {
  const wanted = process.argv.slice(2);
  const chosen = wanted.length > 0 ? wanted : Object.keys(steps).filter((name) => name !== "soak");
  await bootstrap();
  mkdirSync(reports, { recursive: true });
  if (chosen.includes("e2e")) await provideBrowser();
  const total = { passed: 0, failed: 0 };
  for (const name of chosen) {
    const step = steps[name];
    if (!step) throw new Error(`There is no step ${name}.`);
    const startedAt = performance.now();
    tell(`\n── ${step.title} ──`);
    const { code, counts } = await step.run();
    tell(`── ${step.title}: ${code === 0 ? "done" : "failed"} in ${since(startedAt)} ──`);
    total.passed += counts?.passed ?? 0;
    // A file of tests that cannot even be loaded counts as one.
    total.failed += Math.max(counts?.failed ?? 0, code === 0 ? 0 : 1);
    if (code !== 0) break;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed > 0 ? 1 : 0);
});

async function provideBrowser() {
  const { demandBrowser } = await import("./browser.mjs");
  process.env.CHROMIUM_PATH = await demandBrowser();
}

/**
 * @param {string[]} command
 * @param {Record<string, string>} [env]
 */
async function plain(command, env) {
  return { code: await run(command, { NEXT_TELEMETRY_DISABLED: "1", ...env }) };
}

async function checkTypes() {
  // Next's own declarations (routes, style sheets) are written by it, not kept.
  const declarations = await plain([node, inProject("node_modules/next/dist/bin/next"), "typegen"]);
  if (declarations.code !== 0) return declarations;
  return plain([node, inProject("node_modules/typescript/bin/tsc"), "--noEmit"]);
}

/** @param {string} project */
async function vitest(project) {
  const report = path.join(reports, `${project}.json`);
  rmSync(report, { force: true });
  const vitestProgram = inProject("node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run([node, vitestProgram, "run", "--project", project, "--passWithNoTests", ...reporters]);
  return { code, counts: vitestCounts(report) };
}

async function endToEnd() {
  const { makeDatabase, startTestServer } = await import("./test-database.mjs");
  const report = path.join(reports, "e2e.json");
  const e2eDataDir = path.join(dataDir(), "e2e");
  for (const leftover of [report, e2eDataDir]) rmSync(leftover, { recursive: true, force: true });
  const server = await startTestServer();
  const code = await run(
    [node, inProject("node_modules/@playwright/test/cli.js"), "test", "--pass-with-no-tests", "--reporter=list,json"],
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      E2E_PORT: `${await freePort()}`,
      E2E_DATA_DIR: e2eDataDir,
      E2E_DATABASE_URL: await makeDatabase(server.url, "gatehouse_e2e"),
    },
  );
  await server.stop();
  return { code, counts: playwrightCounts(report) };
}
