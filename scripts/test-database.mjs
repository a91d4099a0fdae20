// @ts-check
import path from "node:path";
import pg from "pg";
import { startDatabase } from "./database.mjs";
import { dataDir } from "./project.mjs";
import { tell } from "./terminal.mjs";

/**
 * A Postgres server in which tests may make databases: the one of DATABASE_URL if that is set for the command, else a
 * built-in one that trades safety for speed. Nothing of the database that DATABASE_URL names is touched.
 */
export async function startTestServer() {
  const url = process.env.TEST_SERVER_URL || process.env.DATABASE_URL;
  if (url) return { url, stop: async () => {} };
  const settings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
  return startDatabase({ dataDir: path.join(dataDir(), "test"), log: tell, settings });
}

/**
 * Makes a database, first dropping one that has its name.
 * @param {string} serverUrl
 * @param {string} name lower-case letters, digits and underscores
 * @param {string} [template] a database to copy; nobody may be connected to it
 * @returns {Promise<string>} its connection string
 */
export async function makeDatabase(serverUrl, name, template = "template0") {
  await ask(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await ask(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * Drops every database whose name begins so.
 * @param {string} serverUrl
 * @param {string} prefix
 */
export async function dropDatabases(serverUrl, prefix) {
  const all = await ask(serverUrl, "SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [prefix]);
  for (const { datname } of all) await ask(serverUrl, `DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
}

/**
 * @param {string} url
 * @param {string} statement
 * @param {string[]} [values]
 * @returns {Promise<{ datname: string }[]>}
 */
async function ask(url, statement, values = []) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(statement, values)).rows;
  } finally {
    await client.end();
  }
}
