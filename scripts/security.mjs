// @ts-check
import { pathToFileURL } from "node:url";
import { bootstrapOnce } from "./bootstrap.mjs";
import { provideDatabase } from "./database.mjs";
import { runQuietly } from "./processes.mjs";
import { inProject, loadEnvFiles } from "./project.mjs";
import { Refusal, runScript, tell } from "./terminal.mjs";

const commandLine = inProject("lib/security/cli/main.ts");
const isDoctor = process.argv[2] === "doctor";

/*
 * `npm run security -- …`: the command line in this very process, so that arguments, input, output and exit code are its
 * own. A built-in Postgres that only this command holds ends with it.
 */
await runScript(
  async () => {
    loadEnvFiles(process.env.NODE_ENV === "production" ? "production" : "development");
    await bootstrapOnce();
    await prepareDatabase();
    const { register } = await import("tsx/esm/api");
    register();
    await import(pathToFileURL(commandLine).href);
  },
  { exitCode: isDoctor ? 1 : 2 },
);

async function prepareDatabase() {
  try {
    const { wasRunning } = await provideDatabase(tell);
    if (wasRunning) return;
    const migrate = [process.execPath, "--import", "tsx", inProject("scripts/db-command.ts"), "migrate"];
    await runQuietly("Preparing the database", migrate);
  } catch (error) {
    // The doctor has more to say than this.
    if (!(isDoctor && error instanceof Refusal)) throw error;
    tell(error.message);
  }
}
