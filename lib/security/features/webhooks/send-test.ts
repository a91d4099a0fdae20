import { ok, refuse } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { managesWebhooks } from "./access";
import { webhookSchema } from "./schema";

/** Puts a delivery on its way that says nothing but that it is a test. */
export const sendTestWebhook = defineUseCase({
  name: "webhooks.send-test",
  feature: "webhooks",
  input: webhookSchema,
  access: managesWebhooks,
  async run({ id }, ctx) {
    const endpoint = await ctx.db.webhookEndpoint.findUnique({ where: { id }, select: { enabled: true } });
    if (!endpoint) return refuse("NOT_FOUND");
    const now = ctx.now();
    const payload = { type: "webhook_test", timestamp: now.toISOString(), data: {} };
    const data = { endpointId: id, event: "webhook_test", payload, createdAt: now, nextAttemptAt: now };
    const delivery = await ctx.db.webhookDelivery.create({ data, select: { id: true } });
    ctx.errands.webhooks = true;
    return ok({ id, delivery: delivery.id });
  },
});
