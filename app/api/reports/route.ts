import { route } from "@/lib/security/web/router";

/** An example of an endpoint that a permission guards. */
const handle = (request: Request) => route(request, "/api/reports");

export { handle as DELETE, handle as GET, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT };
