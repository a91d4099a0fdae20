import type { Context } from "../../context";
import { type Failure, fail } from "../../core/result";
import type { LinkRefusal } from "../../domain/links";

/** Why a link "this was not me" does not work. */
export const notMeRefusal = (ctx: Context, reason: LinkRefusal): Failure =>
  reason === "expired"
    ? fail("NOT_ME_EXPIRED", "", { within: { milliseconds: ctx.config.devices.notMeWithin } })
    : fail("API_ERROR");
