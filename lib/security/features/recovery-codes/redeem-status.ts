import { z } from "zod";
import { guestsOnly } from "../../core/access";
import { fail, ok } from "../../core/result";
import { isParkedAs } from "../../domain/second-factors";
import { defineUseCase } from "../../use-case";

/** Whether this browser's login waits for a second factor, in whose place a recovery code would do; and at which page. */
export const redeemStatus = defineUseCase({
  name: "recovery-codes.redeem-status",
  feature: "recoveryCodes",
  input: z.object({}),
  access: guestsOnly(),
  async run(_, ctx) {
    const parked = await ctx.session.parked();
    if (!isParkedAs(parked, "ready", "select")) return fail("TWO_FACTOR_PERMISSION_DENIED");
    return ok({ back: parked.state === "select" ? ("twoFactorSelect" as const) : ("twoFactor" as const) });
  },
});
