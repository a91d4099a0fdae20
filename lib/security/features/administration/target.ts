import type { User } from "@/prisma/generated/client";
import type { Context, SystemPrincipal, UserPrincipal } from "../../context";
import { fail, ok, type Result, refuse } from "../../core/result";
import { administratorRole } from "../../domain/administrators";
import { findUserByIdentity } from "../../domain/users";

type Administration = Context<UserPrincipal | SystemPrincipal>;

/** No username is as long as that, so it cannot stand for somebody else. */
const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The person that an administrative change is about, by id or by anything that says who somebody is; or why there is none. */
export async function findTarget(ctx: Context, identity: string): Promise<Result<User>> {
  const user = isId.test(identity)
    ? await ctx.db.user.findUnique({ where: { id: identity } })
    : await findUserByIdentity(ctx, identity);
  return user ? ok(user) : fail("USER_DOES_NOT_EXIST", "identity");
}

/**
 * The same for changes that could take an account over or shut it. Nobody gets hold of more than they have: whoever is
 * no administrator may only touch people who are none either, and whose permissions they hold themselves.
 */
export async function findSubordinate(ctx: Administration, identity: string): Promise<Result<User>> {
  const found = await findTarget(ctx, identity);
  if (!found.ok || (await isAtMost(ctx, found.value))) return found;
  return refuse("UNAUTHORIZED");
}

async function isAtMost(ctx: Administration, user: User): Promise<boolean> {
  const { principal } = ctx;
  if (principal.kind === "system" || principal.roles.includes(administratorRole)) return true;
  const held = await ctx.db.role.findMany({ where: { users: { some: { userId: user.id } } } });
  if (held.some(({ name }) => name === administratorRole)) return false;
  return held.flatMap(({ permissions }) => permissions).every((name) => principal.permissions.includes(name));
}
