import { z } from "zod";
import type { WebauthnCredential } from "@/prisma/generated/client";
import type { Context, OpenParkedLogin } from "../../context";
import { guestsOnly } from "../../core/access";
import { ok, refuse } from "../../core/result";
import { relyingParty } from "../../domain/relying-party";
import { isParkedAs, secondFactorsOf } from "../../domain/second-factors";
import { isUsableAs, passkeysOf } from "../../domain/webauthn-credentials";
import { defineUseCase } from "../../use-case";

/** Whether a login of this browser waits for a passkey: for the page that asks for it, and what else the person could use. */
export const secondStep = defineUseCase({
  name: "webauthn.second-step",
  feature: "webauthn",
  input: z.object({}),
  access: guestsOnly(),
  async run(_, ctx) {
    const parked = await pendingSecondStep(ctx);
    if (!parked) return refuse("TWO_FACTOR_PERMISSION_DENIED");
    const factors = await secondFactorsOf(ctx, parked.user);
    const { origins } = relyingParty(ctx);
    return ok({ origins, hasOtherFactors: factors.length > 1 });
  },
});

/** The login that this browser has parked, if a passkey may end it. */
export async function pendingSecondStep(ctx: Context): Promise<OpenParkedLogin | null> {
  const parked = await ctx.session.parked();
  if (!isParkedAs(parked, "ready", "select")) return null;
  return (await secondStepPasskeys(ctx, parked)).length > 0 ? parked : null;
}

/** The passkeys that may end it. After a passkey as first factor, one that serves as both could be that same one. */
export const secondStepPasskeys = async (ctx: Context, parked: OpenParkedLogin): Promise<WebauthnCredential[]> =>
  (await passkeysOf(ctx.db, parked.userId, "secondary")).filter((passkey) => isSecondStepFor(parked, passkey));

export const isSecondStepFor = (parked: OpenParkedLogin, passkey: WebauthnCredential): boolean =>
  isUsableAs(passkey, "secondary") && !(parked.via === "webauthn" && isUsableAs(passkey, "first"));
