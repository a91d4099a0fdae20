import { generateAuthenticationOptions } from "@simplewebauthn/server";
import type { WebauthnCredential } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { guestsOnly } from "../../core/access";
import { ok, refuse } from "../../core/result";
import { evenTime } from "../../domain/even-time";
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
    const { allowAsFirstFactor, allowUserHints } = ctx.config.webauthn;
    if (!allowAsFirstFactor) return refuse("NOT_FOUND");

    const isSilent = input.identity !== "" && !allowUserHints;
    return evenTime(isSilent ? namingTakes : 0, () => beginFirstStep(ctx, input));
  },
});

/** Milliseconds. Where nobody is told who has a passkey, a name that is somebody's takes as long as one that is nobody's. */
const namingTakes = 50;

async function beginFirstStep(ctx: Context, { identity, remember }: { identity: string; remember: boolean }) {
  const { allowUserHints, firstFactorUv } = ctx.config.webauthn;
  const named = identity !== "";
  const person = named ? await findUserByIdentity(ctx, identity) : null;
  const begun = await beginCeremony(ctx, { purpose: "sign-in", userId: person?.id ?? null, data: { named } });
  const hints = person?.active && allowUserHints ? await passkeysOf(ctx.db, person.id, "first") : [];
  const options = await optionsFor(ctx, begun.challenge, hints, firstFactorUv);
  return ok({ state: begun.state, options, remember, isSecondary: false });
}

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
