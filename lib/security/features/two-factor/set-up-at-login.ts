import type { Context, OpenParkedLogin } from "../../context";
import { normalizePhone } from "../../core/phone";
import { fail, type Result } from "../../core/result";
import { finishParkedLogin, type TokenOwner } from "../../domain/complete-login";
import { type FactorDraft, proveDraft } from "../../domain/factor-set-ups";
import { queueMail } from "../../domain/mails";
import { saveCodeFactor } from "../../domain/second-factors";
import { noticeOf } from "./finish-set-up";

/** What a parked login is setting up; null when nothing was chosen yet. */
export function draftOfLogin({ config }: Context, parked: OpenParkedLogin): FactorDraft | null {
  const method = methods.find((one) => one === parked.method);
  if (parked.state !== "validating_profile" || !method) return null;
  const phone = parked.setupPhone;
  return {
    method,
    secret: parked.setupSecret,
    phone,
    phoneE164: phone === null ? null : normalizePhone(phone, config.codes.phoneRegion),
  };
}

const methods = ["authenticator", "email", "sms"] as const;

/** Judges the first code of a factor that is set up on the way in; then it is in force, and the person is in. Null = not right. */
export async function finishSetUpAtLogin(
  ctx: Context,
  parked: OpenParkedLogin,
  code: string,
): Promise<Result<{ status: "signed-in" } & TokenOwner> | null> {
  const draft = draftOfLogin(ctx, parked);
  if (!draft) return null;
  const { user, hash: challenge } = parked;
  const window = ctx.config.twoFactor.authenticatorValidity;
  const proof = await proveDraft(ctx, { purpose: "two-factor-setup", challenge, user, draft, window }, code);
  if (!proof) return null;
  const notice = await noticeOf(ctx, user, draft.method);
  const finished = await finishParkedLogin(ctx, parked, draft.method, true, async (tx) => {
    const stored =
      (await proof.spend(tx)) && (await saveCodeFactor(tx, user, { ...draft, step: proof.step }, ctx.now()));
    if (!stored) return fail("TWO_FACTOR_INVALID_TOKEN", "code");
    await queueMail(ctx, tx, notice);
    return null;
  });
  if (finished.ok) await ctx.emit("tf_code_confirmed", { userId: user.id, method: draft.method });
  return finished;
}
