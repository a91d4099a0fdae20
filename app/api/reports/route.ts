import { preflight } from "@/lib/security/web/cors";
import { respond } from "@/lib/security/web/endpoint";
import { exampleEndpoints } from "@/lib/security/web/example-endpoints";

/** An example of an endpoint that a permission guards. */
export const GET = (request: Request) => respond(exampleEndpoints["GET reports"], request);

export const OPTIONS = (request: Request) => preflight(request, ["GET"]);
