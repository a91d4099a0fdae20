import { countOne } from "@/lib/telemetry/metrics";
import type { Context } from "../context";
import type { EventName, Events } from "../core/events";

/** Follows every event: counts it for whoever watches. Who it is about is no part of that. */
export async function countEvent<N extends EventName>(_: Context, event: N, payload: Events[N]): Promise<void> {
  countOne("gatehouse.events", "What happened, by event", { event });
  if (event === "user_authenticated" && "via" in payload && Array.isArray(payload.via))
    countOne("gatehouse.sign_ins", "Sign-ins, by their means", { via: payload.via.join("+") });
  if (event === "user_failed_authn" && "authType" in payload)
    countOne("gatehouse.sign_in_failures", "Credentials that did not verify, by their kind", {
      auth_type: String(payload.authType),
    });
}
