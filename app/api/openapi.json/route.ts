import { services } from "@/lib/security/runtime";
import { openApiDocument } from "@/lib/security/web/openapi/document";
import { plainJson } from "@/lib/security/web/plain-json";
import { otherMethod } from "@/lib/security/web/router";

export const dynamic = "force-dynamic";

/** What the JSON door offers, for people's tools. Follows the settings, so it is made for each request. */
export function GET() {
  const { config, appUrl } = services();
  return plainJson(openApiDocument(config, appUrl), { cacheControl: "no-cache" });
}

const refuse = (request: Request) => otherMethod(request, ["GET"]);

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
