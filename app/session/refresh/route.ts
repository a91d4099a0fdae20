import { refreshHint } from "@/lib/security/web/refresh-hint";

/** The doorman at the edge was not sure: the database decides, mints the cookie anew and sends the browser on. */
export const GET = (request: Request) => refreshHint(request);
