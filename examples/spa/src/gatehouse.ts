import { createGatehouseClient } from "../../../lib/client/gatehouse-client";

/** The auth token is kept in memory; the refresh token stays in a cookie that no script can read. */
export const gatehouse = createGatehouseClient({
  baseUrl: import.meta.env.VITE_GATEHOUSE_URL ?? "http://localhost:3000",
  credentials: "include",
  withTokens: true,
});
