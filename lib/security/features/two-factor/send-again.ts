import type { Context, OpenParkedLogin, UserPrincipal } from "../../context";
import { anyone } from "../../core/access";
import { type Failure, ok } from "../../core/result";
import { beginSecondFactor } from "../../domain/complete-login";
import { findSetUp } from "../../domain/factor-set-ups";
import { codeFactorOf, isParkedAs } from "../../domain/second-factors";
import { defineUseCase } from "../../use-case";
import { denied } from "./refusal";
import { sendAgainSchema } from "./schema";
import { sendProofCode } from "./send-proof-code";
import { draftOfLogin } from "./set-up-at-login";

/** Sends the code of a waiting login, or of a set-up of this session, once more; the one before it dies. */
export const sendCodeAgain = defineUseCase({
  name: "two-factor.send-again",
  feature: "twoFactor",
  input: sendAgainSchema,
  access: anyone(),
  async run(_, ctx) {
    const failure = ctx.principal?.kind === "user" ? await forSetUp(ctx, ctx.principal) : await forLogin(ctx);
    return failure ?? ok({});
  },
});

async function forLogin(ctx: Context): Promise<Failure | null> {
  const parked = await ctx.session.parked();
  if (!isParkedAs(parked, "ready", "validating_profile")) return denied();
  const draft = draftOfLogin(ctx, parked);
  return draft ? sendProofCode(ctx, parked.user, draft, parked.hash) : forFactor(ctx, parked);
}

async function forFactor(ctx: Context, parked: OpenParkedLogin): Promise<Failure | null> {
  const factor = await codeFactorOf(ctx, parked.user);
  return factor && factor.method === parked.method
    ? beginSecondFactor(ctx, parked.user, parked, factor.method)
    : denied();
}

async function forSetUp(ctx: Context, { userId: id, uniquifier, session }: UserPrincipal): Promise<Failure | null> {
  if (!session) return denied();
  const setUp = await findSetUp(ctx, "two-factor-setup", { id, uniquifier }, { sessionId: session.id });
  if (typeof setUp === "string") return denied();
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id } });
  return sendProofCode(ctx, user, setUp.draft, id);
}
