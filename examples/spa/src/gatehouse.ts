import { createGatehouseClient } from "../../../lib/client/gatehouse-client";

/**
 * The auth token is kept in memory. The refresh token stays in a cookie that no script can read; without cookies it is kept in
 * memory, too, and lost with the page.
 */
export const gatehouse = createGatehouseClient({
  baseUrl: import.meta.env.VITE_GATEHOUSE_URL ?? "http://localhost:3000",
  credentials: import.meta.env.VITE_GATEHOUSE_COOKIES === "no" ? "omit" : "include",
  withTokens: true,
});
