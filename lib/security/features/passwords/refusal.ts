import type { Context } from "../../context";
import { remainder } from "../../core/durations";
import { type Failure, fail } from "../../core/result";
import type { LinkRefusal, SpentLink } from "../../domain/links";
import { remainingWait } from "../../domain/reset-links";

/** Why a reset link does not work. */
export const resetLinkRefusal = (ctx: Context, reason: LinkRefusal): Failure =>
  reason === "expired"
    ? fail("PASSWORD_RESET_EXPIRED", "", { within: { milliseconds: ctx.config.recovery.linkWithin } })
    : fail("INVALID_RESET_PASSWORD_TOKEN");

/** Refuses a link whose time of waiting is not over. */
export function earlyLinkRefusal(ctx: Context, link: SpentLink): Failure | null {
  const wait = remainingWait(ctx, link);
  return wait > 0 ? fail("RESET_TOO_EARLY", "", { within: { milliseconds: remainder(wait) } }) : null;
}
