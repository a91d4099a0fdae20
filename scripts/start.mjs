// @ts-check
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { bootstrapOnce } from "./bootstrap.mjs";
import { provideDatabase } from "./database.mjs";
import { nextBuild } from "./next-build.mjs";
import { runNext } from "./next-server.mjs";
import { demandFreePort, runTypeScript } from "./processes.mjs";
import { inProject, loadEnvFiles, serverPort } from "./project.mjs";
import { runScript, tell, temporaryFailure } from "./terminal.mjs";

await runScript(async () => {
  Object.assign(process.env, { NODE_ENV: "production" });
  loadEnvFiles("production");
  await demandFreePort(serverPort(), process.env.HOSTNAME, "start");
  await bootstrapOnce();
  await demand("scripts/check-config.ts");
  if (!existsSync(inProject(".next/BUILD_ID"))) await nextBuild();
  const database = await provideDatabase(tell);
  const migrated = process.env.AUTO_MIGRATE === "false" ? Promise.resolve(true) : migrateNow();
  const unlessMigrated = async () => {
    if (!(await migrated)) await migrateLater();
  };
  await Promise.all([runNext("start", database, migrated), unlessMigrated()]);
});

/**
 * @returns {Promise<boolean>} false when the database is away for the moment; ends this process when it cannot be migrated
 */
async function migrateNow() {
  const code = await runTypeScript("scripts/db-command.ts", ["migrate"]);
  if (code === 0) return true;
  if (code !== temporaryFailure) process.exit(1);
  tell("The server starts without it; /api/ready answers 503 until it is there and migrated.");
  return false;
}

/** Tries until the database is there. What else goes wrong is told, and left to the operator. */
async function migrateLater() {
  for (;;) {
    await pause(2_000, undefined, { ref: false });
    const { code, complaint } = await new Promise((resolve) =>
      execFile(
        process.execPath,
        ["--import", "tsx", inProject("scripts/db-command.ts"), "migrate"],
        (error, _, stderr) => resolve({ code: error ? error.code : 0, complaint: stderr }),
      ),
    );
    if (code === temporaryFailure) continue;
    return tell(code === 0 ? "The database is there and migrated." : complaint);
  }
}

/**
 * A script that says itself why it refuses.
 * @param {string} file
 * @param {string[]} args
 */
async function demand(file, ...args) {
  if ((await runTypeScript(file, args)) !== 0) process.exit(1);
}
