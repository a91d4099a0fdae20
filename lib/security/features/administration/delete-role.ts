import { fail, ok } from "../../core/result";
import { administratorRole } from "../../domain/administrators";
import { defineUseCase } from "../../use-case";
import { writesRoles } from "./access";
import { roleSchema } from "./schema";

/** Deletes a role; who had it goes without from the next request on. The administrator's own role stays. */
export const deleteRole = defineUseCase({
  name: "administration.delete-role",
  input: roleSchema,
  access: writesRoles,
  async run({ role: name }, ctx) {
    if (name === administratorRole) return fail("LAST_ADMINISTRATOR", "role");
    const { count } = await ctx.db.role.deleteMany({ where: { name } });
    if (count === 0) return fail("ROLE_DOES_NOT_EXIST", "role");
    await ctx.emit("role_deleted", { role: name });
    return ok({ role: name });
  },
});
