import { ok, refuse } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { managesWebhooks } from "./access";
import { deliverySchema } from "./schema";

/** Sends a delivery once more, that one which arrived, failed or waits. It keeps its id, by which a receiver knows it again. */
export const resendDelivery = defineUseCase({
  name: "webhooks.resend",
  feature: "webhooks",
  input: deliverySchema,
  access: managesWebhooks,
  async run({ delivery: id }, ctx) {
    const again = { attempts: 0, nextAttemptAt: ctx.now(), deliveredAt: null, failedAt: null };
    const [row] = await ctx.db.webhookDelivery.updateManyAndReturn({
      where: { id },
      data: again,
      select: { endpointId: true },
    });
    ctx.errands.webhooks = true;
    return row ? ok({ id: row.endpointId }) : refuse("NOT_FOUND");
  },
});
