import { noInput } from "../../core/fields";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { managesWebhooks } from "./access";

/** Which programs are told what happens, newest first, and how much of it waits or was given up. No secret is part of it. */
export const listWebhooks = defineUseCase({
  name: "webhooks.list",
  feature: "webhooks",
  input: noInput,
  access: managesWebhooks,
  fresh: () => true,
  async run(_, ctx) {
    const [endpoints, waiting, failed] = await Promise.all([
      ctx.db.webhookEndpoint.findMany({ omit: { secret: true }, orderBy: { createdAt: "desc" } }),
      countBy({ nextAttemptAt: { not: null } }),
      countBy({ failedAt: { not: null } }),
    ]);
    const room = Math.max(0, ctx.config.webhooks.maxEndpoints - endpoints.length);
    return ok({
      webhooks: endpoints.map((endpoint) => ({
        ...endpoint,
        waiting: waiting.get(endpoint.id) ?? 0,
        failed: failed.get(endpoint.id) ?? 0,
      })),
      room,
    });

    async function countBy(where: object): Promise<Map<string, number>> {
      const groups = await ctx.db.webhookDelivery.groupBy({ by: ["endpointId"], where, _count: { _all: true } });
      return new Map(groups.map(({ endpointId, _count }) => [endpointId, _count._all]));
    }
  },
});
