import { either, permissions, roles } from "../../core/access";
import { administratorRole } from "../../domain/administrators";

/** Who decides which programs are told what happens: the administrator's role, or the permission. */
export const managesWebhooks = either(roles.any(administratorRole), permissions.all("webhooks:write"));
