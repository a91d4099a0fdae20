import type { SecurityConfig } from "../../config";

/** Must everybody keep a username? Also where no address signs anybody in: without one they could not say who they are. */
export const mustHaveUsername = ({ identity }: SecurityConfig): boolean =>
  identity.usernameRequired || !identity.attributes.includes("email");
