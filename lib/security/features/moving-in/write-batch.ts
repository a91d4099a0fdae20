import type { PoolClient } from "pg";
import type { Arrival } from "./prepare";
import { reductions } from "./words";

export type Verdict = "new" | "here" | "taken";

/**
 * Who of a batch is new, here already, or asks for an address of somebody else. Usernames that are taken are left out of the
 * arrivals. `seen`, for dry runs, keeps what earlier batches would have written.
 */
export async function judge(client: PoolClient, arrivals: Arrival[], seen: SeenKeys | null): Promise<Verdict[]> {
  const { rows: here } = await client.query<{ id: string }>("SELECT id FROM users WHERE id = ANY($1::uuid[])", [
    arrivals.map(({ id }) => id),
  ]);
  const keys = arrivals.flatMap((one) => [one.emailKey, ...(one.usernameKey ? [one.usernameKey] : [])]);
  const { rows: held } = await client.query<{ key: string }>("SELECT key FROM identity_keys WHERE key = ANY($1)", [
    keys,
  ]);
  const ids = new Set(here.map(({ id }) => id));
  const taken = new Set([...held.map(({ key }) => key), ...((await seen?.among(keys)) ?? [])]);
  const verdicts = arrivals.map((one): Verdict => {
    if (ids.has(one.id)) return "here";
    if (taken.has(one.emailKey)) return "taken";
    if (one.usernameKey && taken.has(one.usernameKey)) {
      Object.assign(one, { username: null, usernameKey: null });
      one.reduced.push(reductions.usernameTaken);
    }
    ids.add(one.id);
    for (const key of [one.emailKey, one.usernameKey]) if (key) taken.add(key);
    return "new";
  });
  const written = arrivals.filter((_, index) => verdicts[index] === "new");
  await seen?.add(written.flatMap((one) => [one.emailKey, ...(one.usernameKey ? [one.usernameKey] : [])]));
  return verdicts;
}

export type SeenKeys = { among(keys: string[]): Promise<string[]>; add(keys: string[]): Promise<void> };

/** Keeps the keys of a dry run in a table that goes with the connection, so that memory stays flat. */
export async function rememberKeys(client: PoolClient): Promise<SeenKeys> {
  await client.query("DROP TABLE IF EXISTS pg_temp.seen_keys");
  await client.query("CREATE TEMP TABLE seen_keys (key text PRIMARY KEY)");
  return {
    async among(keys) {
      const { rows } = await client.query<{ key: string }>("SELECT key FROM seen_keys WHERE key = ANY($1)", [keys]);
      return rows.map(({ key }) => key);
    },
    async add(keys) {
      await client.query("INSERT INTO seen_keys SELECT unnest($1::text[]) ON CONFLICT DO NOTHING", [keys]);
    },
  };
}

/** Writes new people with what belongs to them. Part of a transaction; a key that somebody took meanwhile is a unique violation. */
export async function writePeople(client: PoolClient, people: Arrival[], now: Date): Promise<{ connections: number }> {
  if (people.length === 0) return { connections: 0 };
  await client.query(insertUsers, [JSON.stringify(people.map(userColumns)), now]);
  const keys = people.flatMap(({ id, emailKey, usernameKey }) => [
    { key: emailKey, kind: "email", user_id: id },
    ...(usernameKey ? [{ key: usernameKey, kind: "username", user_id: id }] : []),
  ]);
  await client.query(insertKeys, [JSON.stringify(keys)]);
  const roles = people.flatMap(({ id, roles }) => roles.map((name) => ({ user_id: id, name })));
  if (roles.length > 0) await client.query(insertRoles, [JSON.stringify(roles)]);
  const factors = people.flatMap(({ id, factor }) =>
    factor ? [{ user_id: id, ...factor, phone_e164: factor.phoneE164 }] : [],
  );
  if (factors.length > 0) await client.query(insertFactors, [JSON.stringify(factors), now]);
  const connections = people.flatMap(({ id, connections }) => connections.map((one) => ({ user_id: id, ...one })));
  return { connections: await writeConnections(client, connections) };
}

/** Connects accounts at other services with people who are here; answers how many were new. */
export async function writeConnections(
  client: PoolClient,
  connections: { user_id: string; provider: string; subject: string; type: string }[],
): Promise<number> {
  if (connections.length === 0) return 0;
  return (await client.query(insertConnections, [JSON.stringify(connections)])).rowCount ?? 0;
}

const userColumns = (one: Arrival) => ({
  id: one.id,
  email: one.email,
  username: one.username,
  password_hash: one.passwordHash,
  active: one.active,
  confirmed_at: one.confirmedAt,
  uniquifier: one.uniquifier,
  handle: one.webauthnUserHandle,
  created_at: one.createdAt,
  tf: one.factor?.method ?? null,
  login_count: one.logins?.count ?? 0,
  current_login_at: one.logins?.at ?? null,
  current_login_ip: one.logins?.ip?.slice(0, 64) ?? null,
  last_login_at: one.logins?.beforeAt ?? null,
  last_login_ip: one.logins?.beforeIp?.slice(0, 64) ?? null,
});

const insertUsers = `
  INSERT INTO users (id, email, username, password_hash, active, confirmed_at, uniquifier, webauthn_user_handle, created_at,
                     updated_at, tf_primary_method, login_count, current_login_at, current_login_ip, last_login_at, last_login_ip)
  SELECT id, email, username, password_hash, active, confirmed_at, uniquifier, handle, created_at,
         $2, tf::two_factor_method, login_count, current_login_at, current_login_ip, last_login_at, last_login_ip
    FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, email text, username text, password_hash text, active boolean,
         confirmed_at timestamptz, uniquifier text, handle text, created_at timestamptz, tf text, login_count int,
         current_login_at timestamptz, current_login_ip text, last_login_at timestamptz, last_login_ip text)`;

const insertKeys = `
  INSERT INTO identity_keys (key, kind, user_id)
  SELECT key, kind::identity_kind, user_id FROM jsonb_to_recordset($1::jsonb) AS x(key text, kind text, user_id uuid)`;

const insertRoles = `
  INSERT INTO user_roles (user_id, role_id)
  SELECT user_id, r.id FROM jsonb_to_recordset($1::jsonb) AS x(user_id uuid, name text) JOIN roles r ON r.name = x.name
  ON CONFLICT DO NOTHING`;

const insertFactors = `
  INSERT INTO code_secrets (id, user_id, use, method, secret, phone, phone_e164, created_at)
  SELECT gen_random_uuid(), user_id, 'two_factor', method::two_factor_method, secret, phone, phone_e164, $2
    FROM jsonb_to_recordset($1::jsonb) AS x(user_id uuid, method text, secret text, phone text, phone_e164 text)`;

const insertConnections = `
  INSERT INTO accounts (id, user_id, type, provider, provider_account_id)
  SELECT gen_random_uuid(), u.id, x.type, x.provider, x.subject
    FROM jsonb_to_recordset($1::jsonb) AS x(user_id uuid, provider text, subject text, type text) JOIN users u ON u.id = x.user_id
   WHERE length(x.provider) <= 64 AND length(x.subject) <= 255
  ON CONFLICT DO NOTHING`;
