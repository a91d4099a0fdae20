import type { Context, OpenParkedLogin } from "../../context";
import { recoveryCodesLeft } from "../../domain/recovery-codes";
import { codeFactorOf } from "../../domain/second-factors";

/** A way to get in without the second factor at hand. */
export type RescueOption = "email" | "recovery_code" | "help";

/** The ways that are open to this parked login, the quickest first. Mail is none where it is not trusted as a factor. */
export async function rescueOptions(ctx: Context, parked: OpenParkedLogin): Promise<RescueOption[]> {
  const { rescueByMail, strict } = ctx.config.twoFactor;
  const [factor, codes] = await Promise.all([
    codeFactorOf(ctx, parked.user),
    recoveryCodesLeft(ctx, ctx.db, parked.userId),
  ]);
  const byMail = rescueByMail && !strict && factor !== null && parked.method !== "webauthn";
  return [...(byMail ? (["email"] as const) : []), ...(codes > 0 ? (["recovery_code"] as const) : []), "help"];
}
