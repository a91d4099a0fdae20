import type { TwoFactorMethod, User } from "@/prisma/generated/client";
import type { Context, UserPrincipal } from "../../context";
import { anyone } from "../../core/access";
import { type Failure, fail, ok, type Result } from "../../core/result";
import { type AppKey, appKeyOf } from "../../domain/app-keys";
import { draftFactor, type FactorDraft, keepDraft } from "../../domain/factor-set-ups";
import { moveParkedLogin } from "../../domain/parked-logins";
import { isSecondFactorRequired, offeredMethods } from "../../domain/second-factor-policy";
import { isParkedAs } from "../../domain/second-factors";
import { chooseTarget } from "../../domain/targets";
import { defineUseCase, ownAccount } from "../../use-case";
import { disableTwoFactor } from "./disable";
import { denied, deniedAndEnded } from "./refusal";
import { setUpSchema } from "./schema";
import { sendProofCode } from "./send-proof-code";

/** `token` finishes it from any client of the signed-in person; null while a login waits for it. */
export type SetUpOutcome =
  | { status: "disabled" }
  | { status: "code-expected"; method: TwoFactorMethod; token: string | null; app: AppKey | null };

/**
 * Begins to set up a second factor, or turns it off. Nothing is in force before its code was entered: a factor there was
 * stays, and a number is not kept. Open to the signed-in person, and to a login that has to set one up.
 */
export const setUpTwoFactor = defineUseCase({
  name: "two-factor.set-up",
  feature: "twoFactor",
  input: setUpSchema,
  access: anyone(),
  fresh: (ctx) => ctx.principal !== null,
  limit: { rule: "changeAccount", account: ownAccount },
  async run(input, ctx): Promise<Result<SetUpOutcome & { target: string }>> {
    const result =
      ctx.principal?.kind === "user" ? await setUpOwn(ctx, ctx.principal, input) : await setUpAtLogin(ctx, input);
    if (!result.ok) return result;
    return ok({ ...result.value, target: chooseTarget(ctx, input.next, ctx.config.redirects.afterLogin) });
  },
});

type Wish = { setup: string; phone: string };

async function setUpOwn(ctx: Context, principal: UserPrincipal, wish: Wish): Promise<Result<SetUpOutcome>> {
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: principal.userId } });
  if (wish.setup === "disable") {
    const mayDisable = user.tfPrimaryMethod !== null && !(await isSecondFactorRequired(ctx, user));
    return mayDisable ? disableTwoFactor(ctx, user, principal) : notAvailable();
  }
  const draft = await draftOf(ctx, wish);
  if (!draft.ok) return draft;
  const failure = await sendProofCode(ctx, user, draft.value, user.id);
  if (failure) return failure;
  const token = await keepDraft(ctx, {
    purpose: "two-factor-setup",
    user,
    draft: draft.value,
    within: ctx.config.twoFactor.setupWithin,
    sessionId: principal.session?.id ?? null,
  });
  return ok(expectCode(ctx, user, draft.value, token));
}

async function setUpAtLogin(ctx: Context, wish: Wish): Promise<Result<SetUpOutcome>> {
  const parked = await ctx.session.parked();
  if (!parked) return denied();
  if (!isParkedAs(parked, "setup_from_login", "validating_profile")) return deniedAndEnded(ctx);
  const draft = await draftOf(ctx, wish);
  if (!draft.ok) return draft;
  const { method, secret, phone } = draft.value;
  const failure = await sendProofCode(ctx, parked.user, draft.value, parked.hash);
  if (failure) return failure;
  const moved = await moveParkedLogin(ctx.db, parked.hash, {
    state: "validating_profile",
    method,
    setupSecret: secret,
    setupPhone: phone,
  });
  return moved ? ok(expectCode(ctx, parked.user, draft.value, null)) : denied();
}

async function draftOf(ctx: Context, { setup, phone }: Wish): Promise<Result<FactorDraft>> {
  const method = offeredMethods(ctx.config).find((one) => one === setup);
  return method ? draftFactor(ctx, method, phone) : notAvailable();
}

const notAvailable = (): Failure => fail("TWO_FACTOR_METHOD_NOT_AVAILABLE", "setup");

const expectCode = (ctx: Context, user: User, draft: FactorDraft, token: string | null): SetUpOutcome => ({
  status: "code-expected",
  method: draft.method,
  token,
  app: appKeyOf(ctx, user, draft),
});
