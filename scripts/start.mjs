// @ts-check
import { existsSync } from "node:fs";
import { bootstrapOnce } from "./bootstrap.mjs";
import { provideDatabase } from "./database.mjs";
import { nextBuild } from "./next-build.mjs";
import { runNext } from "./next-server.mjs";
import { demandFreePort, runTypeScript } from "./processes.mjs";
import { inProject, loadEnvFiles, serverPort } from "./project.mjs";
import { runScript, tell } from "./terminal.mjs";

await runScript(async () => {
  Object.assign(process.env, { NODE_ENV: "production" });
  loadEnvFiles("production");
  await demandFreePort(serverPort(), process.env.HOSTNAME, "start");
  await bootstrapOnce();
  await demand("scripts/check-config.ts");
  if (!existsSync(inProject(".next/BUILD_ID"))) await nextBuild();
  const database = await provideDatabase(tell);
  if (process.env.AUTO_MIGRATE !== "false") await demand("scripts/db-command.ts", "migrate");
  await runNext("start", database);
});

/**
 * A script that says itself why it refuses.
 * @param {string} file
 * @param {string[]} args
 */
async function demand(file, ...args) {
  if ((await runTypeScript(file, args)) !== 0) process.exit(1);
}
