import { permissions } from "../../core/access";

/**
 * Who administers, by permission; the terminal passes all of them. Whoever may change people may look them up. Whoever
 * changes roles can give themselves every permission there is: hand out `roles:write` accordingly.
 */
export const readsUsers = permissions.any("users:read", "users:write");
export const writesUsers = permissions.all("users:write");
export const writesRoles = permissions.all("roles:write");
export const readsAudit = permissions.all("audit:read");
