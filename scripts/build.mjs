// @ts-check
import { bootstrap } from "./bootstrap.mjs";
import { nextBuild } from "./next-build.mjs";
import { runScript } from "./terminal.mjs";

await runScript(async () => {
  await bootstrap();
  await nextBuild();
});
