// @ts-check
import { bootstrap } from "./bootstrap.mjs";
import { provideDatabase } from "./database.mjs";
import { writeLocalSecrets } from "./local-secrets.mjs";
import { runNext } from "./next-server.mjs";
import { demandFreePort, runTypeScript } from "./processes.mjs";
import { loadEnvFiles, serverPort } from "./project.mjs";
import { runScript, tell } from "./terminal.mjs";

await runScript(async () => {
  writeLocalSecrets();
  loadEnvFiles("development");
  await demandFreePort(serverPort(), process.env.HOSTNAME, "run dev");
  await bootstrap();
  process.env.APP_URL ||= `http://localhost:${serverPort()}`;
  const database = await provideDatabase(tell);
  if ((await runTypeScript("scripts/db-command.ts", ["migrate-and-seed"])) !== 0) process.exit(1);
  welcome();
  await runNext("dev", database);
});

function welcome() {
  tell(`
  Gatehouse   ${process.env.APP_URL}
  Mails       ${process.env.APP_URL}/dev/mail

  Demo people, password Gatehouse-demo-1
    alice@example.com   an ordinary user
    admin@example.com   roles admin and editor
    dave@example.com    deactivated
    nora@example.com    address not confirmed yet
`);
}
