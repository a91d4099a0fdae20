import { createHash } from "node:crypto";
import pg from "pg";
import { type ForeignRow, listIn, textIn } from "./foreign-row";
import type { ForeignSystem, ForeignTables } from "./foreign-system";
import type { Reading } from "./reading";

/**
 * Reads people out of another application's Postgres, by key, a batch at a time, and changes nothing there. Throws a sentence
 * when the database cannot be reached or has no such table.
 */
export async function readDatabase(url: string, system: ForeignSystem, table: string | null): Promise<Reading> {
  const client = await connect(url);
  try {
    const columns = await columnsByTable(client);
    const people = [table, ...system.tables].find((name) => name !== null && columns.has(name));
    if (!people || (table !== null && people !== table))
      throw new Error(`The database has no table ${table ?? system.tables.join(" or ")}: name it by --table.`);
    const key = '"id"';
    const tables: ForeignTables = {
      has: (...names) => names.every((name) => columns.has(name)),
      columnsOf: (name) => columns.get(name)?.map((column) => column.name) ?? [],
      key,
    };
    const type = columns.get(people)?.find(({ name }) => name === "id")?.type;
    if (type === undefined) throw new Error(`The table ${people} has no column id.`);
    const { rows: counted } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${quoted(people)}`,
    );
    const { host, pathname } = new URL(url);
    return {
      identity: createHash("sha256").update(`${host}${pathname}\0${people}`).digest("hex"),
      total: counted[0]?.count ?? null,
      permissions: await permissionsIn(client, tables),
      batches: (after, size) => batchesOf(client, { people, key, type, more: system.related(tables) }, after, size),
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function connect(url: string): Promise<pg.Client> {
  if (!/^postgres(?:ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new Error("Give a database as postgres://…, and people of any other as a CSV file.");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {}); // the query that is under way fails as well, and says so
  try {
    await client.connect();
    await client.query("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");
    return client;
  } catch (error) {
    const { host, pathname } = new URL(url);
    const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
    throw new Error(`The database ${pathname.slice(1)} at ${host} cannot be read${code}.`);
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Of the tables that are found without naming a schema. */
async function columnsByTable(client: pg.Client): Promise<Map<string, { name: string; type: string }[]>> {
  const { rows } = await client.query<{ table: string; name: string; type: string }>(
    `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relkind IN ('r', 'p', 'v', 'm') AND pg_table_is_visible(c.oid) AND a.attnum > 0 AND NOT a.attisdropped
        AND c.relnamespace <> 'pg_catalog'::regnamespace`,
  );
  const found = new Map<string, { name: string; type: string }[]>();
  for (const { table, ...column } of rows) found.set(table, [...(found.get(table) ?? []), column]);
  return found;
}

/** Flask-Security keeps what a role permits beside its name, as text with commas or as a list. */
async function permissionsIn(client: pg.Client, { columnsOf }: ForeignTables): Promise<Record<string, string[]>> {
  if (!["name", "permissions"].every((column) => columnsOf("role").includes(column))) return {};
  const { rows } = await client.query<{ role: ForeignRow }>("SELECT to_jsonb(r) AS role FROM role r LIMIT 1000");
  return Object.fromEntries(rows.map(({ role }) => [textIn(role, "name") ?? "", listIn(role, "permissions")]));
}

type Query = { people: string; key: string; type: string; more: Record<string, string> };

async function* batchesOf(
  client: pg.Client,
  { people, key, type, more }: Query,
  after: string | null,
  size: number,
): ReturnType<Reading["batches"]> {
  const extra = Object.entries(more).map(([name, expression]) => `'${name}', ${expression}`);
  const row = extra.length > 0 ? `to_jsonb(u) || jsonb_build_object(${extra.join(", ")})` : "to_jsonb(u)";
  let position = after;
  let done = 0;
  for (;;) {
    const { rows } = await client.query<{ key: string; person: ForeignRow }>(
      `SELECT u.${key}::text AS key, ${row} AS person FROM ${quoted(people)} u
        ${position === null ? "" : `WHERE u.${key} > $1::text::${type}`} ORDER BY u.${key} LIMIT ${size}`,
      position === null ? [] : [position],
    );
    const last = rows.at(-1);
    if (!last) return;
    position = last.key;
    done += rows.length;
    yield { rows: rows.map(({ person }) => person), position, done, unreadable: [] };
  }
}
