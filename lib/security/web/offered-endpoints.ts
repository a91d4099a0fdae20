import "server-only";
import type { SecurityConfig } from "../config";
import type { Endpoint } from "./endpoint";
import { endpoints } from "./endpoints";

/** The table of this configuration: another way to sign in may stand in the place of the sign-in by password. */
export const offeredEndpoints = ({ features, unifiedSignIn }: SecurityConfig): Record<string, Endpoint> => ({
  ...endpoints,
  ...(unifiedSignIn.replacesLogin
    ? { "GET login": endpoints["GET us-signin"], "POST login": endpoints["POST us-signin"] }
    : {}),
  ...(features.passwordless ? { "POST login": endpoints["POST login/link"] } : {}),
});
