import { inTransaction } from "@/lib/db";
import { fail, ok } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { writesRoles } from "./access";
import { editRoleSchema } from "./schema";

/** Gives a role another description and exactly these permissions, from each holder's next request on. */
export const editRole = defineUseCase({
  name: "administration.edit-role",
  input: editRoleSchema,
  access: writesRoles,
  async run({ role: name, description, permissions }, ctx) {
    const wanted = [...permissions].sort();
    const before = await inTransaction(ctx.db, async (tx) => {
      await tx.$queryRaw`SELECT id FROM roles WHERE name = ${name} FOR UPDATE`;
      const role = await tx.role.findUnique({ where: { name } });
      if (!role) return null;
      const data = { description: description || null, permissions: wanted, updatedAt: ctx.now() };
      await tx.role.update({ where: { name }, data });
      return [...role.permissions].sort();
    });
    if (!before) return fail("ROLE_DOES_NOT_EXIST", "role");
    const isChanged = before.join() !== wanted.join();
    if (isChanged) await ctx.emit("role_permissions_changed", { role: name, permissions: wanted });
    return ok({ role: name, permissions: wanted, changed: isChanged });
  },
});
