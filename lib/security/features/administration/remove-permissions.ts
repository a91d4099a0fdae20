import { defineUseCase } from "../../use-case";
import { writesRoles } from "./access";
import { changePermissions } from "./change-permissions";
import { rolePermissionsSchema } from "./schema";

/** Takes permissions away from a role; those it does not have are no mistake. */
export const removePermissions = defineUseCase({
  name: "administration.remove-permissions",
  input: rolePermissionsSchema,
  access: writesRoles,
  run: ({ role, permissions }, ctx) => changePermissions(ctx, role, { remove: permissions }),
});
