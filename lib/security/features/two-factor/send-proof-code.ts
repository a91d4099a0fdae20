import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import type { Failure } from "../../core/result";
import { type FactorDraft, sendDraftCode } from "../../domain/factor-set-ups";

/** Sends the code that proves a new second factor; an app needs none. */
export async function sendProofCode(
  ctx: Context,
  user: User,
  draft: FactorDraft,
  challenge: string,
): Promise<Failure | null> {
  const { mailValidity, smsValidity } = ctx.config.twoFactor;
  const failure = await sendDraftCode(ctx, {
    purpose: "two-factor-setup",
    challenge,
    user,
    draft,
    within: draft.method === "sms" ? smsValidity : mailValidity,
    template: "two_factor_instructions",
  });
  if (!failure && draft.method !== "authenticator")
    await ctx.emit("tf_security_token_sent", { userId: user.id, method: draft.method });
  return failure;
}
