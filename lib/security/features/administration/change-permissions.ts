import { Prisma } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { fail, ok, type Result } from "../../core/result";

type RolePermissions = { role: string; permissions: string[]; changed: boolean };

/** Adds to the permissions of a role, or takes some away: one statement, so that two changes at the same moment both count. */
export async function changePermissions(
  ctx: Context,
  role: string,
  change: { add: string[] } | { remove: string[] },
): Promise<Result<RolePermissions>> {
  const next =
    "add" in change
      ? Prisma.sql`SELECT unnest(before.permissions) UNION SELECT unnest(${change.add}::text[])`
      : Prisma.sql`SELECT unnest(before.permissions) EXCEPT SELECT unnest(${change.remove}::text[])`;
  const [changed] = await ctx.db.$queryRaw<{ permissions: string[]; before: string[] }[]>`
    WITH before AS (SELECT id, permissions FROM roles WHERE name = ${role} FOR UPDATE)
    UPDATE roles
       SET permissions = ARRAY(${next}), updated_at = ${ctx.now()}::timestamptz
      FROM before
     WHERE roles.id = before.id
    RETURNING roles.permissions, before.permissions AS before`;
  if (!changed) return fail("ROLE_DOES_NOT_EXIST", "role");
  const { before } = changed;
  const permissions = changed.permissions.sort();
  const isChanged = permissions.length !== new Set(before).size || permissions.some((name) => !before.includes(name));
  if (isChanged) await ctx.emit("role_permissions_changed", { role, permissions });
  return ok({ role, permissions, changed: isChanged });
}
