import { anyone } from "../../core/access";
import { fail, ok } from "../../core/result";
import { beginSecondFactor } from "../../domain/complete-login";
import { waitBeforeResend } from "../../domain/one-time-codes";
import { moveParkedLogin } from "../../domain/parked-logins";
import { isParkedAs, secondFactorsOf } from "../../domain/second-factors";
import { chooseTarget } from "../../domain/targets";
import { defineUseCase } from "../../use-case";
import { denied, deniedAndEnded } from "./refusal";
import { selectSchema } from "./schema";

/**
 * Chooses one of several second factors for a parked login, and sends its code. One may choose again, as after the Back
 * button; where there is nothing to choose, the login is given up.
 */
export const selectSecondFactor = defineUseCase({
  name: "two-factor.select",
  input: selectSchema,
  access: anyone(),
  async run({ which, next }, ctx) {
    const parked = await ctx.session.parked();
    if (!parked) return denied();
    const methods = await secondFactorsOf(ctx, parked.user);
    const mayChoose = isParkedAs(parked, "select") || (isParkedAs(parked, "ready") && methods.length > 1);
    if (!mayChoose) return deniedAndEnded(ctx);
    const method = methods.find((one) => one === which);
    if (!method) return fail("TWO_FACTOR_METHOD_NOT_AVAILABLE", "which");

    // Chosen once more: the code that was sent a moment ago is still good.
    const { user, hash: challenge } = parked;
    const sent = { user, purpose: "two-factor-login", challenge, target: user.email } as const;
    const isOnItsWay = method === "email" && (await waitBeforeResend(ctx, sent)) > 0;
    const failure = isOnItsWay ? null : await beginSecondFactor(ctx, user, parked, method);
    if (failure) return failure;
    if (!(await moveParkedLogin(ctx.db, parked.hash, { state: "ready", method }))) return denied();
    const target = chooseTarget(ctx, next, ctx.config.redirects.afterLogin);
    return ok({ status: "second-factor-required" as const, method, methods, target });
  },
});
