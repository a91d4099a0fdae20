import { existsSync } from "node:fs";
import { connect, migrate } from "./migrate";
import { runTypeScript } from "./processes.mjs";
import { inProject } from "./project.mjs";
import { Refusal, runScript } from "./terminal.mjs";
import { writeMigration } from "./write-migration";

/* What `npm run db:…`, `npm run dev` and `npm start` ask of a database that runs and is named by DATABASE_URL. */

const url = process.env.DATABASE_URL ?? "";
const [command, ...args] = process.argv.slice(2);

await runScript(async () => {
  switch (command) {
    case "migrate":
      return bringUpToDate();
    case "migrate-and-seed":
      await bringUpToDate();
      if (!(await hasPeople())) await seed();
      return;
    case "migration":
      return newMigration(args[0] ?? "");
    case "seed":
      return seed();
    case "reset":
      return reset(args.includes("--force"));
    default:
      throw new Refusal(`There is no database command "${command}": use migrate, migration NAME, seed or reset.`);
  }
});
// The schema engine leaves a timer of ten seconds (the wait for its own lock), which would keep the process.
process.exit(0);

async function bringUpToDate() {
  const applied = await migrate(url);
  for (const name of applied) console.log(`Applied migration ${name}`);
  if (applied.length === 0) console.log("The database is up to date.");
}

async function newMigration(name: string) {
  const folder = await writeMigration(name, new Date(), url);
  console.log(`Wrote prisma/migrations/${folder}/migration.sql: read it, then npm run db:migrate`);
}

async function hasPeople(): Promise<boolean> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ found: boolean }>("SELECT EXISTS (SELECT FROM users) AS found");
    return rows[0]?.found ?? false;
  } finally {
    await client.end();
  }
}

async function seed() {
  if (!existsSync(inProject("prisma/seed.ts"))) return;
  if ((await runTypeScript("prisma/seed.ts")) !== 0)
    throw new Refusal("The demo people could not be added: see above.");
}

async function reset(force: boolean) {
  const isProduction = process.env.NODE_ENV === "production";
  if (isProduction && !force)
    throw new Refusal("This would delete all data of a production database: add -- --force to do so.");
  const client = await connect(url);
  try {
    await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  } finally {
    await client.end();
  }
  await bringUpToDate();
  if (!isProduction) await seed();
}
