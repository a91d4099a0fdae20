import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Pool } from "pg";

/**
 * Lends Prisma's own engine for migrations, as a WebAssembly module: `prisma migrate` would download a program first.
 * `url` is a Postgres server, which the engine asks for its version even to compare two schema files.
 */
export async function withSchemaEngine<T>(url: string, use: (engine: bindings.SchemaEngine) => Promise<T>): Promise<T> {
  const pool = new Pool({ connectionString: url });
  try {
    loaded ??= loadBindings();
    await loaded;
    const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(new PrismaPg(pool), pool));
    return await use(await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter));
  } finally {
    await pool.end();
  }
}

/**
 * Sends a migration as one script, and so in one transaction. The adapter cuts it at each semicolon, also inside the body of a
 * function (adapter-pg 7.10, `executeScript`).
 */
function wholeScripts(factory: PrismaPg, pool: Pool): PrismaPg {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    connection.executeScript = async (script) => {
      await pool.query(script);
    };
    return connection;
  };
  return factory;
}

/** The bindings have room for one instance: a second one would break the engines of the first. */
let loaded: Promise<void> | undefined;

async function loadBindings() {
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(file.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  if (typeof instance.exports.__wbindgen_start === "function") instance.exports.__wbindgen_start();
}
