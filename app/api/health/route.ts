import { plainJson } from "@/lib/security/web/plain-json";
import { otherMethod } from "@/lib/security/web/router";

/** Alive: the process answers. Says nothing about what it needs; see /api/ready. */
export const dynamic = "force-dynamic";

export const GET = () => plainJson({ status: "alive" });

const refuse = (request: Request) => otherMethod(request, ["GET"]);

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
