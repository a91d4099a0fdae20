"use server";

import { createRole } from "@/lib/security/features/administration/create-role";
import { deleteRole } from "@/lib/security/features/administration/delete-role";
import { editRole } from "@/lib/security/features/administration/edit-role";
import { formAction } from "@/lib/security/web/action";
import { backToRoles } from "@/lib/security/web/outcomes";

export const makeRole = formAction(createRole, { redirectTo: backToRoles("ROLE_CREATED") });

export const saveRole = formAction(editRole, { redirectTo: backToRoles("ROLE_SAVED") });

export const removeRole = formAction(deleteRole, { redirectTo: backToRoles("ROLE_DELETED") });
