import { receiveContentReports } from "@/lib/security/web/content-reports";
import { otherMethod } from "@/lib/security/web/router";

/** Where browsers say that something on a page of ours broke its content security policy. */
export const POST = receiveContentReports;

const refuse = (request: Request) => otherMethod(request, ["POST"]);

export { refuse as DELETE, refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as PUT };
