import { fail, ok } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { writesRoles } from "./access";
import { roleOfUserSchema } from "./schema";
import { findTarget } from "./target";

/** Gives somebody a role, from their next request on. */
export const grantRole = defineUseCase({
  name: "administration.grant-role",
  input: roleOfUserSchema,
  access: writesRoles,
  async run({ identity, role: name }, ctx) {
    const found = await findTarget(ctx, identity);
    if (!found.ok) return found;
    const user = found.value;
    const role = await ctx.db.role.findUnique({ where: { name } });
    if (!role) return fail("ROLE_DOES_NOT_EXIST", "role");
    const data = { userId: user.id, roleId: role.id };
    const { count } = await ctx.db.userRole.createMany({ data, skipDuplicates: true });
    if (count === 0) return fail("ROLE_ALREADY_GRANTED", "role");
    await ctx.emit("role_granted", { userId: user.id, role: name });
    return ok({ email: user.email, role: name });
  },
});
