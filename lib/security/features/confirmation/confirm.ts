import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { anyone } from "../../core/access";
import { humanDuration } from "../../core/durations";
import { paths } from "../../core/paths";
import { type Failure, fail, ok, type Result } from "../../core/result";
import { completeLogin, type LoginOutcome } from "../../domain/complete-login";
import { findSpentLink, spendLink } from "../../domain/links";
import { chooseTarget } from "../../domain/targets";
import { defineUseCase } from "../../use-case";
import { confirmSchema } from "./schema";

export type ConfirmOutcome = ({ status: "confirmed" } | LoginOutcome) & { target: string };

/** Confirms the address that a link was mailed to. Signs nobody in, unless that is configured. */
export const confirm = defineUseCase({
  name: "confirmation.confirm",
  feature: "confirmation",
  input: confirmSchema,
  access: anyone(),
  limit: { rule: "link" },
  async run({ token }, ctx): Promise<Result<ConfirmOutcome>> {
    const spent = await spendLink(ctx.db, "confirm", token, ctx.now());
    if (typeof spent === "string") return refusal(ctx, token, spent);
    const { user } = spent;
    if (!isAddressOf(user, spent.payload)) return fail("INVALID_CONFIRMATION_TOKEN");

    const { count } = await ctx.db.user.updateMany({
      where: { id: user.id, confirmedAt: null },
      data: { confirmedAt: ctx.now(), updatedAt: ctx.now() },
    });
    if (count === 0) return fail("ALREADY_CONFIRMED");
    await signOutSomebodyElse(ctx, user);
    await ctx.emit("user_confirmed", { userId: user.id });

    const { confirmation, redirects } = ctx.config;
    const caller = ctx.principal?.kind === "user" ? ctx.principal.userId : null;
    if (!confirmation.autoLogin || caller === user.id)
      return ok({
        status: "confirmed",
        target: chooseTarget(ctx, redirects.afterConfirm, caller ? redirects.afterLogin : paths.login),
      });
    const outcome = await completeLogin(
      ctx,
      { ...user, confirmedAt: ctx.now() },
      { via: "confirm", remember: ctx.config.sessions.rememberByDefault, field: "" },
    );
    return outcome.ok
      ? ok({ ...outcome.value, target: chooseTarget(ctx, redirects.afterConfirm, redirects.afterLogin) })
      : outcome;
  },
});

/** A link belongs to the address it was mailed to; when that changed since, it is void. */
const isAddressOf = (user: User, payload: unknown): boolean =>
  typeof payload === "object" && payload !== null && "email" in payload && payload.email === user.email;

async function refusal(ctx: Context, token: string, reason: "invalid" | "expired"): Promise<Failure> {
  if (reason === "expired")
    return fail("CONFIRMATION_EXPIRED", "", { within: humanDuration(ctx.config.confirmation.linkWithin) });
  const spent = await findSpentLink(ctx.db, "confirm", token);
  return fail(spent?.confirmedAt ? "ALREADY_CONFIRMED" : "INVALID_CONFIRMATION_TOKEN");
}

async function signOutSomebodyElse(ctx: Context, user: User): Promise<void> {
  if (ctx.principal?.kind !== "user" || ctx.principal.userId === user.id) return;
  await ctx.session.end();
  await ctx.emit("identity_changed", { userId: null });
}
