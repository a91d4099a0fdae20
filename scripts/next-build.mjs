// @ts-check
import { run } from "./processes.mjs";
import { inProject } from "./project.mjs";
import { Refusal } from "./terminal.mjs";

/** Builds the app for production. Needs no secret, no database and no network. */
export async function nextBuild() {
  const next = [process.execPath, inProject("node_modules/next/dist/bin/next"), "build"];
  const code = await run(next, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  if (code !== 0) throw new Refusal(`The build failed (exit code ${code}).`);
}
