import type { Context } from "../../context";
import { type Failure, fail } from "../../core/result";
import type { LinkRefusal } from "../../domain/links";

/** Why a sign-in link does not work. */
export function linkRefusal(ctx: Context, reason: LinkRefusal, token: string): Failure {
  if (token === "") return fail("API_ERROR");
  return reason === "expired"
    ? fail("LOGIN_EXPIRED", "", { within: { milliseconds: ctx.config.unifiedSignIn.codeWithin } })
    : fail("INVALID_CODE");
}
