import { inTransaction } from "@/lib/db";
import type { Role, User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { fail, ok } from "../../core/result";
import { administratorRole, isLastAdministrator } from "../../domain/administrators";
import { defineUseCase } from "../../use-case";
import { writesRoles } from "./access";
import { roleOfUserSchema } from "./schema";
import { findTarget } from "./target";

/** Takes a role away from somebody, from their next request on. Somebody always remains administrator. */
export const revokeRole = defineUseCase({
  name: "administration.revoke-role",
  input: roleOfUserSchema,
  access: writesRoles,
  async run({ identity, role: name }, ctx) {
    const found = await findTarget(ctx, identity);
    if (!found.ok) return found;
    const user = found.value;
    const role = await ctx.db.role.findUnique({ where: { name } });
    if (!role) return fail("ROLE_DOES_NOT_EXIST", "role");
    const outcome = await revoke(ctx, user, role);
    if (outcome === "last-administrator") return fail("LAST_ADMINISTRATOR");
    if (outcome === "not-held") return fail("ROLE_NOT_GRANTED", "role");
    await ctx.emit("role_revoked", { userId: user.id, role: name });
    return ok({ email: user.email, role: name });
  },
});

function revoke(ctx: Context, user: User, role: Role): Promise<"revoked" | "not-held" | "last-administrator"> {
  return inTransaction(ctx.db, async (tx) => {
    if (role.name === administratorRole && (await isLastAdministrator(tx, user.id))) return "last-administrator";
    const { count } = await tx.userRole.deleteMany({ where: { userId: user.id, roleId: role.id } });
    return count === 1 ? "revoked" : "not-held";
  });
}
