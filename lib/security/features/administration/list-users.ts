import type { Prisma } from "@/prisma/generated/client";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { readsUsers } from "./access";
import { listUsersSchema, type UserState } from "./schema";

const pageSize = 50;

/**
 * People, newest first, a page at a time; `next` names the page after this one, null = there is none. `search` is the
 * beginning of an e-mail address or username, in any case; `state` and `role` narrow further.
 */
export const listUsers = defineUseCase({
  name: "administration.list-users",
  input: listUsersSchema,
  access: readsUsers,
  async run({ search, after, state, role }, ctx) {
    const found = await ctx.db.user.findMany({
      where: { AND: [matching(search), inState(state), role ? { roles: { some: { role: { name: role } } } } : {}] },
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
      take: pageSize + 1,
      ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    });
    const users = found.slice(0, pageSize).map(({ confirmedAt, currentLoginAt, roles, ...user }) => ({
      ...user,
      confirmed: confirmedAt !== null,
      // "Current" is the newest sign-in, "last" the one before.
      lastLoginAt: currentLoginAt,
      roles: roles.map(({ role }) => role.name),
    }));
    return ok({ users, next: found.length > pageSize ? (users.at(-1)?.id ?? null) : null });
  },
});

const matching = (search: string | undefined): Prisma.UserWhereInput =>
  search ? { identityKeys: { some: { kind: { not: "phone" }, key: { startsWith: literal(search) } } } } : {};

/** Keys are in lower case; `%` and `_` would stand for anything. */
const literal = (search: string): string => search.toLowerCase().replace(/[\\%_]/g, "\\$&");

function inState(state: UserState | undefined): Prisma.UserWhereInput {
  if (state === "deactivated") return { active: false };
  if (state === "unconfirmed") return { active: true, confirmedAt: null };
  return state === "active" ? { active: true, confirmedAt: { not: null } } : {};
}
