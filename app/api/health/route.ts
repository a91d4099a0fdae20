import { otherMethod } from "@/lib/security/web/router";

/** Alive: the process answers. Says nothing about what it needs; see /api/ready. */
export const dynamic = "force-dynamic";

export const GET = () => Response.json({ status: "alive" }, { headers: { "cache-control": "no-store" } });

const refuse = (request: Request) => otherMethod(request, ["GET"]);

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
