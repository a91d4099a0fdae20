import { z } from "zod";
import { guestsOnly } from "../../core/access";
import { ok, refuse } from "../../core/result";
import { relyingParty } from "../../domain/relying-party";
import { defineUseCase } from "../../use-case";
import { pendingSecondStep } from "./second-step";

/** Whether a passkey would be taken now, and as which factor. Not found where it would not. */
export const signInAvailability = defineUseCase({
  name: "webauthn.sign-in-availability",
  feature: "webauthn",
  input: z.object({}),
  access: guestsOnly(),
  async run(_, ctx) {
    const isSecondary = (await pendingSecondStep(ctx)) !== null;
    if (!isSecondary && !ctx.config.webauthn.allowAsFirstFactor) return refuse("NOT_FOUND");
    return ok({ isSecondary, origins: relyingParty(ctx).origins });
  },
});
