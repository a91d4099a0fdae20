import { either, permissions, roles } from "../../core/access";
import { administratorRole } from "../../domain/administrators";

/**
 * Who administers: the administrator's role, or the permission for the task; the terminal passes all of them. Whoever may
 * change people may look them up. Whoever changes roles can give themselves every permission there is: hand out
 * `roles:write` accordingly.
 */
const administrator = roles.any(administratorRole);
export const readsUsers = either(administrator, permissions.any("users:read", "users:write", "users:impersonate"));
export const writesUsers = either(administrator, permissions.all("users:write"));
export const readsRoles = either(administrator, permissions.any("users:read", "users:write", "roles:write"));
export const writesRoles = either(administrator, permissions.all("roles:write"));
export const readsAudit = either(administrator, permissions.all("audit:read"));
export const impersonates = either(administrator, permissions.all("users:impersonate"));
/** Who finds anything at all under /admin. */
export const administers = either(
  administrator,
  permissions.any("users:read", "users:write", "users:impersonate", "roles:write", "audit:read", "webhooks:write"),
);
