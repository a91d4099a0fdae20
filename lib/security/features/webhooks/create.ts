import { newWebhookSecret, webhookBox } from "@/lib/webhooks/secret";
import { fail, ok } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { managesWebhooks } from "./access";
import { whyNotTold } from "./judge-url";
import { createWebhookSchema } from "./schema";

/** Tells an address what happens from now on. The answer holds this once the secret that deliveries are signed with. */
export const createWebhook = defineUseCase({
  name: "webhooks.create",
  feature: "webhooks",
  input: createWebhookSchema,
  access: managesWebhooks,
  fresh: () => true,
  async run({ url, description, events }, ctx) {
    const refusal = whyNotTold(ctx, url);
    if (refusal) return refusal;
    const { maxEndpoints } = ctx.config.webhooks;
    if ((await ctx.db.webhookEndpoint.count()) >= maxEndpoints)
      return fail("WEBHOOK_LIMIT_REACHED", "", { count: `${maxEndpoints}` });
    const secret = newWebhookSecret();
    const now = ctx.now();
    const sealed = webhookBox(ctx.keyring).seal(secret);
    const data = { url, description: description || null, events, secret: sealed, createdAt: now, updatedAt: now };
    const { id } = await ctx.db.webhookEndpoint.create({ data, select: { id: true } });
    await ctx.emit("webhook_created", { webhook: id, url });
    return ok({ id, secret });
  },
});
