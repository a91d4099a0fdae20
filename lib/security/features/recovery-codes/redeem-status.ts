import { z } from "zod";
import { guestsOnly } from "../../core/access";
import { fail, ok } from "../../core/result";
import { isParkedAs } from "../../domain/second-factors";
import { defineUseCase } from "../../use-case";

/** Whether this browser's login waits for a second factor, in whose place a recovery code would do. */
export const redeemStatus = defineUseCase({
  name: "recovery-codes.redeem-status",
  feature: "recoveryCodes",
  input: z.object({}),
  access: guestsOnly(),
  async run(_, ctx) {
    return isParkedAs(await ctx.session.parked(), "ready", "select") ? ok({}) : fail("TWO_FACTOR_PERMISSION_DENIED");
  },
});
