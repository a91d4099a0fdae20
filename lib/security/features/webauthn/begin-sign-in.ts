import { generateAuthenticationOptions } from "@simplewebauthn/server";
import type { WebauthnCredential } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { guestsOnly } from "../../core/access";
import { ok, refuse } from "../../core/result";
import { relyingParty } from "../../domain/relying-party";
import { findUserByIdentity } from "../../domain/users";
import { beginCeremony } from "../../domain/webauthn-ceremonies";
import { descriptorsOf, passkeysOf } from "../../domain/webauthn-credentials";
import { defineUseCase } from "../../use-case";
import { beginSignInSchema } from "./schema";
import { pendingSecondStep, secondStepPasskeys } from "./second-step";

/**
 * Begins a sign-in by passkey: as second factor where a login of this browser waits for one, else as first. Everybody gets an
 * answer of the same form; passkeys are listed for the second factor, and for a named person where that is allowed.
 */
export const beginSignIn = defineUseCase({
  name: "webauthn.begin-sign-in",
  feature: "webauthn",
  input: beginSignInSchema,
  access: guestsOnly(),
  limit: { rule: "beginCeremony" },
  async run(input, ctx) {
    const parked = input.anew ? null : await pendingSecondStep(ctx);
    if (parked) {
      const begun = await beginCeremony(ctx, { purpose: "second-factor", userId: parked.userId });
      const options = await optionsFor(ctx, begun.challenge, await secondStepPasskeys(ctx, parked), "discouraged");
      return ok({ state: begun.state, options, remember: parked.remember, isSecondary: true });
    }
    const { allowAsFirstFactor, firstFactorUv } = ctx.config.webauthn;
    if (!allowAsFirstFactor) return refuse("NOT_FOUND");

    const named = input.identity !== "";
    const person = named ? await findUserByIdentity(ctx, input.identity) : null;
    const begun = await beginCeremony(ctx, { purpose: "sign-in", userId: person?.id ?? null, data: { named } });
    const hints =
      person?.active && ctx.config.webauthn.allowUserHints ? await passkeysOf(ctx.db, person.id, "first") : [];
    const options = await optionsFor(ctx, begun.challenge, hints, firstFactorUv);
    return ok({ state: begun.state, options, remember: input.remember, isSecondary: false });
  },
});

const optionsFor = (
  ctx: Context,
  challenge: string,
  passkeys: WebauthnCredential[],
  userVerification: "required" | "preferred" | "discouraged",
) =>
  generateAuthenticationOptions({
    rpID: relyingParty(ctx).id,
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    timeout: ctx.config.webauthn.signInTimeout,
    allowCredentials: descriptorsOf(passkeys),
    userVerification,
  });
