import { defineUseCase } from "../../use-case";
import { writesRoles } from "./access";
import { changePermissions } from "./change-permissions";
import { rolePermissionsSchema } from "./schema";

/** Adds permissions to a role; those it has already are no mistake. */
export const addPermissions = defineUseCase({
  name: "administration.add-permissions",
  input: rolePermissionsSchema,
  access: writesRoles,
  run: ({ role, permissions }, ctx) => changePermissions(ctx, role, { add: permissions }),
});
