import type { Context } from "../../context";
import type { EventName, Events } from "../../core/events";

/** Follows every event: puts a delivery on its way to each address that wants to hear of it. One statement. */
export async function queueWebhooks<N extends EventName>(ctx: Context, event: N, payload: Events[N]): Promise<void> {
  // Every visitor's first request; nobody wants to be told.
  if (!ctx.config.features.webhooks || event === "user_unauthenticated") return;
  const now = ctx.now();
  const { principal, request } = ctx;
  const actorId = principal?.kind === "user" ? (principal.impersonator?.userId ?? principal.userId) : null;
  const told = { type: event, timestamp: now.toISOString(), data: { ...payload, actorId, requestId: request.id } };
  const queued = await ctx.db.$executeRaw`
    INSERT INTO webhook_deliveries (id, endpoint_id, event, payload, created_at, next_attempt_at)
    SELECT gen_random_uuid(), id, ${event}, ${JSON.stringify(told)}::jsonb, ${now}::timestamptz, ${now}::timestamptz
      FROM webhook_endpoints WHERE enabled AND (events = '{}' OR ${event} = ANY(events))`;
  if (queued > 0) ctx.errands.webhooks = true;
}
