import type { Context } from "../../context";
import { type Failure, fail } from "../../core/result";
import type { LinkRefusal } from "../../domain/links";

/** Why a link to go on signing in does not work. */
export const unlockRefusal = (ctx: Context, reason: LinkRefusal): Failure =>
  reason === "expired"
    ? fail("UNLOCK_EXPIRED", "", { within: { milliseconds: ctx.config.login.unlockWithin } })
    : fail("API_ERROR");
