import { services } from "@/lib/security/runtime";
import { isReady } from "@/lib/security/web/readiness";

/** Ready: the database answers and has every migration. A load balancer sends requests only then. */
export async function GET() {
  const ready = await isReady(services());
  return Response.json(
    { status: ready ? "ready" : "not ready" },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
