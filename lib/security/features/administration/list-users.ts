import { Prisma } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { readsUsers } from "./access";
import { listUsersSchema, type UserState } from "./schema";

const pageSize = 50;

/**
 * People, newest first, a page at a time; `next` names the page after this one, null = there is none. `search` is the
 * beginning of an e-mail address or username, in any case; `state` and `role` narrow further. As quick for the last page of a
 * million people as for the first (tests/integration/query-plans.test.ts).
 */
export const listUsers = defineUseCase({
  name: "administration.list-users",
  input: listUsersSchema,
  access: readsUsers,
  async run({ search, after, state, role }, ctx) {
    const ids = await findIds(ctx, { search, after, state, role });
    const found = await ctx.db.user.findMany({
      where: { id: { in: ids.slice(0, pageSize) } },
      select: {
        id: true,
        email: true,
        username: true,
        active: true,
        confirmedAt: true,
        currentLoginAt: true,
        createdAt: true,
        roles: { select: { role: { select: { name: true } } }, orderBy: { role: { name: "asc" } } },
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    });
    const users = found.map(({ confirmedAt, currentLoginAt, roles, ...user }) => ({
      ...user,
      confirmed: confirmedAt !== null,
      // "Current" is the newest sign-in, "last" the one before.
      lastLoginAt: currentLoginAt,
      roles: roles.map(({ role }) => role.name),
    }));
    return ok({ users, next: ids.length > pageSize ? (ids[pageSize - 1] ?? null) : null });
  },
});

type Filter = { search?: string; after?: string; state?: UserState; role?: string };

/** The ids of a page, and of one person more when there is another page. By hand, for Prisma's cursor reads all pages before. */
async function findIds({ db }: Context, { search, after, state, role }: Filter): Promise<string[]> {
  const start = after
    ? await db.user.findUnique({ where: { id: after }, select: { id: true, createdAt: true } })
    : undefined;
  const roleId = role ? (await db.role.findUnique({ where: { name: role } }))?.id : undefined;
  // Whoever ended the page before is gone, or there is no such role.
  if (start === null || (role && !roleId)) return [];
  const conditions = [
    ...(start ? [Prisma.sql`(u.created_at, u.id) < (${start.createdAt}::timestamptz, ${start.id}::uuid)`] : []),
    ...(state ? [inState[state]] : []),
    ...(search ? [matching(search)] : []),
    ...(roleId ? [withRole(roleId)] : []),
  ];
  const where = conditions.length > 0 ? Prisma.sql`WHERE ${Prisma.join(conditions, " AND ")}` : Prisma.empty;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT u.id FROM users u ${where} ORDER BY u.created_at DESC, u.id DESC LIMIT ${pageSize + 1}`;
  return rows.map(({ id }) => id);
}

const matching = (search: string): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT 1 FROM identity_keys k WHERE k.user_id = u.id AND k.kind <> 'phone' AND k.key LIKE ${literal(search)})`;

/** Keys are in lower case; `%` and `_` would stand for anything. */
const literal = (search: string): string => `${search.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;

/** By id, of which Postgres knows how many have it. */
const withRole = (roleId: string): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT 1 FROM user_roles m WHERE m.user_id = u.id AND m.role_id = ${roleId}::uuid)`;

/** In the words of the indexes for those who are few. */
const inState: Record<UserState, Prisma.Sql> = {
  deactivated: Prisma.sql`NOT u.active`,
  unconfirmed: Prisma.sql`(u.active AND u.confirmed_at IS NULL)`,
  active: Prisma.sql`(u.active AND u.confirmed_at IS NOT NULL)`,
};
