/** Alive: the process answers. Says nothing about what it needs; see /api/ready. */
export const dynamic = "force-dynamic";

export const GET = () => Response.json({ status: "alive" }, { headers: { "cache-control": "no-store" } });
