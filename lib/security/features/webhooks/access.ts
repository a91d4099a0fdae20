import { either, permissions, roles } from "../../core/access";

/** Who decides which programs are told what happens: the administrator's role, or the permission. */
export const managesWebhooks = either(roles.any("admin"), permissions.all("webhooks:write"));
