import { runCommandLine } from "./command-line";

/* What `npm run security -- …` runs. */

// The reader of our output may have enough, as `head` does; that is no mistake of anybody.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

process.exitCode = await runCommandLine(process.argv.slice(2));
