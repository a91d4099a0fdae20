import { query } from "./server";

/** Gives somebody the role that opens the administration; makes the role where there is none. */
export async function makeAdministrator(who: { email: string }): Promise<void> {
  await query(
    `INSERT INTO roles (id, name, permissions, updated_at)
     VALUES (gen_random_uuid(), 'admin', '{users:read}', now()) ON CONFLICT (name) DO NOTHING`,
    [],
  );
  await query(
    `INSERT INTO user_roles (user_id, role_id)
     SELECT u.id, r.id FROM users u, roles r WHERE u.email = $1 AND r.name = 'admin'`,
    [who.email],
  );
}
