import { env } from "@/lib/env";
import { runCommandLine } from "@/lib/security/cli/command-line";

/* The demo people of development. Their password is public: in production they come only by `npm run security -- seed`. */

if (env.production) {
  console.error("No demo people in production; to add them all the same: npm run security -- seed");
  process.exitCode = 1;
} else {
  process.exitCode = await runCommandLine(["seed"]);
}
