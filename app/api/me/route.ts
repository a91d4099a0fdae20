import { route } from "@/lib/security/web/router";

/** An example of a protected endpoint: takes an auth token, a session or HTTP Basic. */
const handle = (request: Request) => route(request, "/api/me");

export { handle as DELETE, handle as GET, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT };
