import type { Context } from "../../context";
import { humanDuration } from "../../core/durations";
import { type Failure, fail } from "../../core/result";
import type { LinkRefusal } from "../../domain/links";

/** Why a reset link does not work. */
export const resetLinkRefusal = (ctx: Context, reason: LinkRefusal): Failure =>
  reason === "expired"
    ? fail("PASSWORD_RESET_EXPIRED", "", { within: humanDuration(ctx.config.recovery.linkWithin) })
    : fail("INVALID_RESET_PASSWORD_TOKEN");
