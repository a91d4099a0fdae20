import { newWebhookSecret, webhookBox } from "@/lib/webhooks/secret";
import { ok, refuse } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { managesWebhooks } from "./access";
import { webhookSchema } from "./schema";

/** Gives an address a new secret, which is told this once. Deliveries are signed with it from now on, repeated ones as well. */
export const renewWebhookSecret = defineUseCase({
  name: "webhooks.renew-secret",
  feature: "webhooks",
  input: webhookSchema,
  access: managesWebhooks,
  fresh: () => true,
  async run({ id }, ctx) {
    const secret = newWebhookSecret();
    const data = { secret: webhookBox(ctx.keyring).seal(secret), updatedAt: ctx.now() };
    const { count } = await ctx.db.webhookEndpoint.updateMany({ where: { id }, data });
    if (count === 0) return refuse("NOT_FOUND");
    await ctx.emit("webhook_secret_renewed", { webhook: id });
    return ok({ id, secret });
  },
});
