import { isUniqueViolation } from "@/lib/db";
import { fail, ok } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { writesRoles } from "./access";
import { createRoleSchema } from "./schema";

/** Makes a role. Its name, like every permission, is compared exactly. */
export const createRole = defineUseCase({
  name: "administration.create-role",
  input: createRoleSchema,
  access: writesRoles,
  async run({ name, description, permissions = [] }, ctx) {
    try {
      await ctx.db.role.create({ data: { name, description: description || null, permissions, updatedAt: ctx.now() } });
    } catch (error) {
      if (isUniqueViolation(error)) return fail("ROLE_ALREADY_EXISTS", "name");
      throw error;
    }
    await ctx.emit("role_created", { role: name });
    return ok({ name, permissions });
  },
});
