import { query } from "./server";

/**
 * All that the database holds about somebody, as one text: two equal ones mean that nothing was written. When a session was
 * last seen and how long its proof of identity holds, and what happened, is noted for calls that do nothing, too.
 */
export async function rowsOf({ email }: { email: string }): Promise<string> {
  const [user] = await query("SELECT id, to_jsonb(u)::text AS row FROM users u WHERE email = $1", [email]);
  const tables = await query(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'user_id' AND table_name <> 'audit_entries' ORDER BY 1`,
    [],
  );
  const rows = [user?.row];
  for (const { name } of tables)
    rows.push(
      ...(await query(
        `SELECT (to_jsonb(t) - '{last_seen_at,grace_until}'::text[])::text AS row FROM "${name}" t WHERE user_id = $1 ORDER BY 1`,
        [`${user?.id}`],
      )),
    );
  return JSON.stringify(rows);
}
