import type { User } from "@/prisma/generated/client";
import type { Context, UserPrincipal } from "../../context";
import { fail, ok, type Result } from "../../core/result";
import { allOrNothing } from "../../domain/all-or-nothing";
import { queueMail } from "../../domain/mails";
import { removeCodeFactor } from "../../domain/second-factors";
import { endOtherSessions } from "./end-other-sessions";
import { factorNotice } from "./notices";

/** Turns the code method of a person off, and tells them. Of two at the same moment, one finds nothing to do. */
export async function disableTwoFactor(
  ctx: Context,
  user: User,
  principal: UserPrincipal,
): Promise<Result<{ status: "disabled" }>> {
  const notice = user.tfPrimaryMethod && (await factorNotice(ctx, user, "removed", user.tfPrimaryMethod));
  const failure = await allOrNothing(ctx.db, async (tx) => {
    if (!(await removeCodeFactor(tx, user.id, ctx.now()))) return fail("TWO_FACTOR_METHOD_NOT_AVAILABLE", "setup");
    await endOtherSessions(ctx, tx, principal);
    if (notice) await queueMail(ctx, tx, notice);
    return null;
  });
  if (failure) return failure;
  await ctx.emit("tf_disabled", { userId: user.id });
  return ok({ status: "disabled" });
}
