import type { Pool } from "pg";
import type { SecurityConfig } from "../config";
import type { UserPrincipal } from "../context";
import type { OpenedAuthToken } from "./auth-tokens";

type Row = Pick<UserPrincipal, "userId" | "email" | "username" | "uniquifier" | "hasPassword"> & {
  roles: string[];
  permissions: string[];
};

const statement = `
  SELECT u.id AS "userId", u.email, u.username, u.uniquifier, u.password_hash IS NOT NULL AS "hasPassword", held.roles, held.permissions
    FROM users u
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(DISTINCT r.name) FILTER (WHERE r.name IS NOT NULL), '{}') AS roles,
             coalesce(array_agg(DISTINCT p.name) FILTER (WHERE p.name IS NOT NULL), '{}') AS permissions
        FROM user_roles ur JOIN roles r ON r.id = ur.role_id LEFT JOIN LATERAL unnest(r.permissions) AS p(name) ON true
       WHERE ur.user_id = u.id) held
   WHERE u.active AND `;

/** The active person an opened token stands for, with roles and permissions, by one look-up; null = nobody any more. */
export async function findTokenPrincipal(
  pool: Pool,
  { uniquifier, authenticatedAt }: OpenedAuthToken,
  { tokens }: SecurityConfig,
): Promise<UserPrincipal | null> {
  const { rows } = await pool.query<Row>({
    name: "find-token-principal",
    text: `${statement} (u.uniquifier = $1 OR ($2::boolean AND u.token_uniquifier = $1))`,
    values: [uniquifier, tokens.ownUniquifier],
  });
  return rows[0] ? { kind: "user", ...rows[0], mechanism: "token", authenticatedAt, session: null } : null;
}

/** The same for somebody known by id: after HTTP Basic. */
export async function findPrincipalById(pool: Pool, userId: string, now: Date): Promise<UserPrincipal | null> {
  const { rows } = await pool.query<Row>({ name: "find-principal", text: `${statement} u.id = $1`, values: [userId] });
  return rows[0] ? { kind: "user", ...rows[0], mechanism: "basic", authenticatedAt: now, session: null } : null;
}
