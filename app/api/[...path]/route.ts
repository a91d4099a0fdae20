import { route } from "@/lib/security/web/router";

/** Whatever else is asked for under /api is not there, in the form that programs understand. */
const refuse = (request: Request) => route(request, new URL(request.url).pathname);

export { refuse as DELETE, refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
