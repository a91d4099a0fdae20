// @ts-check
import { bootstrap } from "./bootstrap.mjs";
import { provideDatabase } from "./database.mjs";
import { runTypeScript } from "./processes.mjs";
import { loadEnvFiles } from "./project.mjs";
import { runScript, tell } from "./terminal.mjs";

await runScript(async () => {
  loadEnvFiles(process.env.NODE_ENV === "production" ? "production" : "development");
  await bootstrap();
  const database = await provideDatabase(tell);
  process.exitCode = await runTypeScript("scripts/db-command.ts", process.argv.slice(2));
  await database.stop();
});
