import { ok, refuse } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { managesWebhooks } from "./access";
import { webhookSchema } from "./schema";

/** Tells an address nothing any more; what waits for it and what it was told goes as well. */
export const deleteWebhook = defineUseCase({
  name: "webhooks.delete",
  feature: "webhooks",
  input: webhookSchema,
  access: managesWebhooks,
  async run({ id }, ctx) {
    const { count } = await ctx.db.webhookEndpoint.deleteMany({ where: { id } });
    if (count === 0) return refuse("NOT_FOUND");
    await ctx.emit("webhook_deleted", { webhook: id });
    return ok({ id });
  },
});
