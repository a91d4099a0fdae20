import { ok, refuse } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { managesWebhooks } from "./access";
import { webhookSchema } from "./schema";

const newest = 50;

export type DeliveryState = "waiting" | "delivered" | "failed";

/** One address that is told what happens, and its newest deliveries. */
export const showWebhook = defineUseCase({
  name: "webhooks.show",
  feature: "webhooks",
  input: webhookSchema,
  access: managesWebhooks,
  fresh: () => true,
  async run({ id }, ctx) {
    const endpoint = await ctx.db.webhookEndpoint.findUnique({ where: { id }, omit: { secret: true } });
    if (!endpoint) return refuse("NOT_FOUND");
    const found = await ctx.db.webhookDelivery.findMany({
      where: { endpointId: id },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: newest,
      omit: { payload: true, endpointId: true },
    });
    const deliveries = found.map((delivery) => ({ ...delivery, state: stateOf(delivery) }));
    return ok({ ...endpoint, deliveries });
  },
});

const stateOf = ({ deliveredAt, failedAt }: { deliveredAt: Date | null; failedAt: Date | null }): DeliveryState =>
  deliveredAt ? "delivered" : failedAt ? "failed" : "waiting";
