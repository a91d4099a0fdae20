import { runCommandLine } from "@/lib/security/cli/command-line";

/* The demo people of development. `npm run security -- seed` adds them anywhere. */

process.exitCode = await runCommandLine(["seed"]);
