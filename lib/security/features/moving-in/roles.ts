import type { PoolClient } from "pg";
import type { Arrival } from "./prepare";

/** Makes the roles of these people that are missing here. A role that is here keeps what it permits here. */
export async function makeRoles(
  client: PoolClient,
  people: Arrival[],
  permissions: Record<string, string[]>,
  now: Date,
): Promise<void> {
  const names = [...new Set(people.flatMap(({ roles }) => roles))];
  if (names.length === 0) return;
  const roles = names.map((name) => ({ name, permissions: Object.hasOwn(permissions, name) ? permissions[name] : [] }));
  await client.query(
    `INSERT INTO roles (id, name, permissions, updated_at)
     SELECT gen_random_uuid(), x.name, ARRAY(SELECT jsonb_array_elements_text(x.permissions)), $2
       FROM jsonb_to_recordset($1::jsonb) AS x(name text, permissions jsonb)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(roles), now],
  );
}
