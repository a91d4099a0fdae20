import { inTransaction } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { anyone } from "../../core/access";
import { paths } from "../../core/paths";
import { type Failure, fail, ok, type Result } from "../../core/result";
import { completeLogin, type LoginOutcome } from "../../domain/complete-login";
import { findSpentLink, type LinkRefusal, spendLink } from "../../domain/links";
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
    const user = await spendAndConfirm(ctx, token);
    if (typeof user === "string") return refusal(ctx, token, user);
    await signOutSomebodyElse(ctx, user);
    await ctx.emit("user_confirmed", { userId: user.id });

    const { confirmation, redirects } = ctx.config;
    const caller = ctx.principal?.kind === "user" ? ctx.principal.userId : null;
    if (!confirmation.autoLogin || caller === user.id)
      return ok({
        status: "confirmed",
        target: chooseTarget(ctx, redirects.afterConfirm, caller ? redirects.afterLogin : paths.login),
      });
    const outcome = await completeLogin(ctx, user, {
      via: "confirm",
      remember: ctx.config.sessions.rememberByDefault,
      field: "",
    });
    return outcome.ok
      ? ok({ ...outcome.value, target: chooseTarget(ctx, redirects.afterConfirm, redirects.afterLogin) })
      : outcome;
  },
});

type Refusal = LinkRefusal | "confirmed-before";

/** The link and what it is for, both or neither. */
function spendAndConfirm(ctx: Context, token: string): Promise<User | Refusal> {
  return inTransaction(ctx.db, async (tx) => {
    const now = ctx.now();
    const spent = await spendLink(tx, "confirm", token, now);
    if (typeof spent === "string") return spent;
    const { user, payload } = spent;
    if (!isAddressOf(user, payload)) return "invalid";
    const { count } = await tx.user.updateMany({
      where: { id: user.id, confirmedAt: null },
      data: { confirmedAt: now, updatedAt: now },
    });
    return count === 1 ? { ...user, confirmedAt: now } : "confirmed-before";
  });
}

/** A link belongs to the address it was mailed to; when that changed since, it is void. */
const isAddressOf = (user: User, payload: unknown): boolean =>
  typeof payload === "object" && payload !== null && "email" in payload && payload.email === user.email;

async function refusal(ctx: Context, token: string, reason: Refusal): Promise<Failure> {
  if (reason === "confirmed-before") return fail("ALREADY_CONFIRMED");
  if (reason === "expired")
    return fail("CONFIRMATION_EXPIRED", "", { within: { milliseconds: ctx.config.confirmation.linkWithin } });
  const spent = await findSpentLink(ctx.db, "confirm", token);
  return fail(spent?.confirmedAt ? "ALREADY_CONFIRMED" : "INVALID_CONFIRMATION_TOKEN");
}

async function signOutSomebodyElse(ctx: Context, user: User): Promise<void> {
  if (ctx.principal?.kind !== "user" || ctx.principal.userId === user.id) return;
  await ctx.session.end();
  await ctx.emit("identity_changed", { userId: null });
}
