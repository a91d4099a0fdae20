import { z } from "zod";
import type { CodeSecret } from "@/prisma/generated/client";
import type { Context, OpenParkedLogin } from "../../context";
import { guestsOnly } from "../../core/access";
import { maskEmail, maskPhone } from "../../core/phone";
import { ok } from "../../core/result";
import { waitBeforeResend } from "../../domain/one-time-codes";
import { codeFactorOf, isParkedAs, secondFactorsOf } from "../../domain/second-factors";
import { defineUseCase } from "../../use-case";
import { denied } from "./refusal";
import { rescueOptions } from "./rescue-options";

/**
 * What a parked login waits for, and the ways around it. Says nothing about the person but where a code went, masked: whoever
 * asks has proved one factor, not two.
 */
export const parkedStatus = defineUseCase({
  name: "two-factor.parked-status",
  input: z.object({}),
  access: guestsOnly(),
  async run(_, ctx) {
    const parked = await ctx.session.parked();
    if (!isParkedAs(parked, "ready")) return denied();
    const [options, factor, factors] = await Promise.all([
      rescueOptions(ctx, parked),
      codeFactorOf(ctx, parked.user),
      secondFactorsOf(ctx, parked.user),
    ]);
    return ok({
      method: parked.method,
      options,
      hasChoice: factors.length > 1,
      sentTo: hintOf(parked, factor),
      resendIn: await resendIn(ctx, parked, factor),
    });
  },
});

function hintOf({ method, user }: OpenParkedLogin, factor: CodeSecret | null): string | null {
  if (method === "email") return maskEmail(user.email);
  return method === "sms" && factor?.phoneE164 ? maskPhone(factor.phoneE164) : null;
}

/** Seconds until another code may be sent; null where none is sent. */
async function resendIn(ctx: Context, parked: OpenParkedLogin, factor: CodeSecret | null): Promise<number | null> {
  const { method, user, hash: challenge } = parked;
  const target = method === "email" ? user.email : method === "sms" ? factor?.phoneE164 : null;
  if (!target) return null;
  return Math.ceil((await waitBeforeResend(ctx, { user, purpose: "two-factor-login", challenge, target })) / 1000);
}
