import { preflight } from "@/lib/security/web/cors";
import { respond } from "@/lib/security/web/endpoint";
import { exampleEndpoints } from "@/lib/security/web/example-endpoints";

/** An example of a protected endpoint: takes an auth token, a session or HTTP Basic. */
const handle = (request: Request) => respond(exampleEndpoints["GET me"], request);

export const OPTIONS = (request: Request) => preflight(request, ["GET", "POST"]);

export { handle as GET, handle as POST };
