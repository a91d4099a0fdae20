import { services } from "@/lib/security/runtime";
import { plainJson } from "@/lib/security/web/plain-json";
import { isReady } from "@/lib/security/web/readiness";
import { otherMethod } from "@/lib/security/web/router";

/** Ready: the database answers and has every migration. A load balancer sends requests only then. */
export async function GET() {
  const ready = await isReady(services());
  return plainJson({ status: ready ? "ready" : "not ready" }, { status: ready ? 200 : 503 });
}

const refuse = (request: Request) => otherMethod(request, ["GET"]);

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
