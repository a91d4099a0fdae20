import type { User, WebauthnCredential } from "@/prisma/generated/client";
import type { Context } from "../../context";
import type { MessageKey } from "../../core/errors";
import type { AssertionAnswer } from "../../core/passkey-answers";
import { type Failure, fail, ok, type Result } from "../../core/result";
import { relyingParty } from "../../domain/relying-party";
import type { Ceremony } from "../../domain/webauthn-ceremonies";
import { asKnown, userHandleOf } from "../../domain/webauthn-credentials";
import { type PasskeyUse, verifyAssertion } from "../../domain/webauthn-verification";

/** Judges what an authenticator answered with this passkey. Stores nothing: the count of uses is up to `noteUse`. */
export async function judge(
  ctx: Context,
  given: {
    ceremony: Ceremony;
    passkey: WebauthnCredential;
    answer: AssertionAnswer;
    requireUserVerification: boolean;
  },
): Promise<Result<PasskeyUse>> {
  const verdict = await verifyAssertion({
    answer: given.answer,
    challenge: given.ceremony.challenge,
    relyingParty: relyingParty(ctx),
    passkey: asKnown(given.passkey),
    requireUserVerification: given.requireUserVerification,
  });
  return verdict.verified ? ok(verdict) : fail("WEBAUTHN_NO_VERIFY", "credential", { cause: verdict.cause });
}

/** Of two answers at the same moment, this one came second. */
export const usedMeanwhile = fail("WEBAUTHN_NO_VERIFY", "credential", { cause: "used at the same moment" });

/** Records that a passkey of a known person did not verify; the failure is passed on. */
export async function refuseUse(
  ctx: Context,
  passkey: WebauthnCredential,
  tfa: boolean,
  failure: Failure,
): Promise<Failure> {
  await ctx.emit("user_failed_authn", { userId: passkey.userId, authType: "passkey", tfa });
  return failure;
}

/** The user handle is the authenticator's word for whose passkey it is; it has to be the owner's. */
export function handleComplaint(
  owner: User,
  answer: AssertionAnswer,
  demanded: "always" | "if-sent",
): MessageKey | null {
  const { userHandle } = answer.response;
  if (userHandle === undefined || userHandle === null)
    return demanded === "always" ? "WEBAUTHN_MISMATCH_USER_HANDLE" : null;
  return userHandle === userHandleOf(owner) ? null : "WEBAUTHN_MISMATCH_USER_HANDLE";
}
