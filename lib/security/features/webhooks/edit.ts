import { ok, refuse } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { managesWebhooks } from "./access";
import { whyNotTold } from "./judge-url";
import { editWebhookSchema } from "./schema";

/** Changes where to, of what, and whether at all. What waits for an address that is switched off goes out once it is on again. */
export const editWebhook = defineUseCase({
  name: "webhooks.edit",
  feature: "webhooks",
  input: editWebhookSchema,
  access: managesWebhooks,
  fresh: () => true,
  async run({ id, url, description, events, enabled }, ctx) {
    const refusal = whyNotTold(ctx, url);
    if (refusal) return refusal;
    const data = { url, description: description || null, events, enabled, updatedAt: ctx.now() };
    const { count } = await ctx.db.webhookEndpoint.updateMany({ where: { id }, data });
    if (count === 0) return refuse("NOT_FOUND");
    await ctx.emit("webhook_changed", { webhook: id, url, enabled });
    return ok({ id });
  },
});
