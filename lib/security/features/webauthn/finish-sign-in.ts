import type { User, WebauthnCredential } from "@/prisma/generated/client";
import type { Context, OpenParkedLogin } from "../../context";
import { guestsOnly } from "../../core/access";
import type { MessageKey } from "../../core/errors";
import type { AssertionAnswer } from "../../core/passkey-answers";
import { fail, ok, type Result, refuse } from "../../core/result";
import { completeLogin, finishParkedLogin, type LoginOutcome } from "../../domain/complete-login";
import { countParkedTry } from "../../domain/parked-logins";
import { voidWaitingLink } from "../../domain/reset-links";
import { chooseTarget, isForeignTarget } from "../../domain/targets";
import { type Ceremony, spendCeremony } from "../../domain/webauthn-ceremonies";
import { findPasskey, isUsableAs, noteUse } from "../../domain/webauthn-credentials";
import { defineUseCase } from "../../use-case";
import { handleComplaint, judge, refuseUse, usedMeanwhile } from "./judge";
import { finishSignInSchema } from "./schema";
import { isSecondStepFor } from "./second-step";

export type PasskeySignIn = LoginOutcome & { target: string };

type Owned = WebauthnCredential & { user: User };

/** Ends a sign-in by passkey: whoever it belongs to is signed in, or passes the second factor of the login that waits. */
export const finishSignIn = defineUseCase({
  name: "webauthn.finish-sign-in",
  feature: "webauthn",
  input: finishSignInSchema,
  access: guestsOnly(),
  limit: { rule: "credentialCheck" },
  async run(input, ctx): Promise<Result<PasskeySignIn>> {
    if (isForeignTarget(ctx, input.next)) return fail("INVALID_REDIRECT", "next");
    const parked = await ctx.session.parked();
    const spent = await spendCeremony(ctx, input.state, ["second-factor", "sign-in"]);
    if (!spent.ok) return spent;
    const passkey = await findPasskey(ctx.db, input.credential.id);
    if (!passkey) return fail("WEBAUTHN_UNKNOWN_CREDENTIAL_ID", "credential");

    const isSecond = spent.value.purpose === "second-factor";
    const outcome = isSecond
      ? await endSecondStep(ctx, parked, spent.value, passkey, input.credential)
      : await endFirstStep(ctx, spent.value, passkey, input);
    if (!outcome.ok) return outcome;
    return ok({ ...outcome.value, target: chooseTarget(ctx, input.next, ctx.config.redirects.afterLogin) });
  },
});

async function endFirstStep(
  ctx: Context,
  ceremony: Ceremony,
  passkey: Owned,
  { credential: answer, remember }: { credential: AssertionAnswer; remember: boolean },
): Promise<Result<LoginOutcome>> {
  const { allowAsFirstFactor, allowAsMultiFactor, firstFactorUv } = ctx.config.webauthn;
  if (!allowAsFirstFactor) return refuse("NOT_FOUND");
  const { user } = passkey;
  const complaint = firstStepComplaint(ceremony, passkey, answer);
  if (complaint) return fail(complaint, "credential");
  const use = await judge(ctx, { ceremony, passkey, answer, requireUserVerification: firstFactorUv === "required" });
  if (!use.ok) return refuseUse(ctx, passkey, false, use);
  if (!(await noteUse(ctx.db, passkey, use.value, ctx.now()))) return refuseUse(ctx, passkey, false, usedMeanwhile);
  await voidWaitingLink(ctx, user);
  return completeLogin(ctx, user, {
    via: "webauthn",
    remember,
    field: "credential",
    countsAsBoth: use.value.userVerified && allowAsMultiFactor,
  });
}

/** Nobody named: the authenticator says who it is (7.2, step 6). Somebody named, known or not: only they may end it. */
function firstStepComplaint(ceremony: Ceremony, passkey: Owned, answer: AssertionAnswer): MessageKey | null {
  const { named } = ceremony.data;
  if (named && ceremony.userId !== passkey.userId) return "WEBAUTHN_MISMATCH_USER_HANDLE";
  const complaint = handleComplaint(passkey.user, answer, named ? "if-sent" : "always");
  return complaint ?? (isUsableAs(passkey, "first") ? null : "WEBAUTHN_CREDENTIAL_WRONG_USAGE");
}

async function endSecondStep(
  ctx: Context,
  parked: OpenParkedLogin | null,
  ceremony: Ceremony,
  passkey: Owned,
  answer: AssertionAnswer,
): Promise<Result<LoginOutcome>> {
  if (!parked || parked.userId !== ceremony.userId) return refuse("TWO_FACTOR_PERMISSION_DENIED");
  if (!(await countParkedTry(ctx.db, parked.hash, ctx.config))) return refuse("TWO_FACTOR_PERMISSION_DENIED");
  if (parked.userId !== passkey.userId) return fail("WEBAUTHN_MISMATCH_USER_HANDLE", "credential");
  const complaint = handleComplaint(passkey.user, answer, "if-sent");
  if (complaint) return fail(complaint, "credential");
  if (!isSecondStepFor(parked, passkey)) return fail("WEBAUTHN_CREDENTIAL_WRONG_USAGE", "credential");
  const use = await judge(ctx, { ceremony, passkey, answer, requireUserVerification: false });
  if (!use.ok) return refuseUse(ctx, passkey, true, use);
  const outcome = await finishParkedLogin(ctx, parked, "webauthn", true, async (tx) =>
    (await noteUse(tx, passkey, use.value, ctx.now())) ? null : usedMeanwhile,
  );
  return !outcome.ok && outcome === usedMeanwhile ? refuseUse(ctx, passkey, true, outcome) : outcome;
}
