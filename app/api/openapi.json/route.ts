import { services } from "@/lib/security/runtime";
import { openApiDocument } from "@/lib/security/web/openapi/document";

export const dynamic = "force-dynamic";

/** What the JSON door offers, for people's tools. Follows the settings, so it is made for each request. */
export function GET() {
  const { config, appUrl } = services();
  return Response.json(openApiDocument(config, appUrl), { headers: { "cache-control": "no-cache" } });
}
