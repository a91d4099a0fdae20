import type { TwoFactorMethod, User } from "@/prisma/generated/client";
import type { Context, UserPrincipal } from "../../context";
import { type Failure, fail, ok, type Result } from "../../core/result";
import { allOrNothing } from "../../domain/all-or-nothing";
import { countSetUpTry, type OpenSetUp, proveDraft, spendSetUp } from "../../domain/factor-set-ups";
import { queueMail } from "../../domain/mails";
import { saveCodeFactor } from "../../domain/second-factors";
import { endOtherSessions } from "./end-other-sessions";
import { factorNotice } from "./notices";

export type SetUpDone = { status: "set-up"; method: TwoFactorMethod; phone: string | null };

/** Puts the factor that a signed-in person began to set up into force, once its code is right. */
export async function finishSetUp(
  ctx: Context,
  principal: UserPrincipal,
  setUp: OpenSetUp,
  code: string,
): Promise<Result<SetUpDone>> {
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: principal.userId } });
  const { draft } = setUp;
  if (!(await countSetUpTry(ctx, setUp))) return setUpExpired(ctx);
  const window = ctx.config.twoFactor.authenticatorValidity;
  const proof = await proveDraft(ctx, { purpose: "two-factor-setup", challenge: user.id, user, draft, window }, code);
  if (!proof) return wrong();
  const notice = await noticeOf(ctx, user, draft.method);
  const failure = await allOrNothing(ctx.db, async (tx) => {
    if (!(await spendSetUp(tx, setUp, ctx.now())) || !(await proof.spend(tx))) return wrong();
    if (!(await saveCodeFactor(tx, user, { ...draft, step: proof.step }, ctx.now()))) return setUpExpired(ctx);
    await endOtherSessions(ctx, tx, principal);
    await queueMail(ctx, tx, notice);
    return null;
  });
  if (failure) return failure;
  await ctx.emit("tf_profile_changed", { userId: user.id, method: draft.method });
  return ok({ status: "set-up", method: draft.method, phone: draft.phone });
}

/** Too late, or tried too often: it has to be begun anew. */
export const setUpExpired = ({ config }: Context): Failure =>
  fail("TWO_FACTOR_SETUP_EXPIRED", "", { within: { milliseconds: config.twoFactor.setupWithin } });

export const noticeOf = (ctx: Context, user: User, method: TwoFactorMethod) =>
  factorNotice(ctx, user, user.tfPrimaryMethod === null ? "added" : "changed", method);

const wrong = (): Failure => fail("TWO_FACTOR_INVALID_TOKEN", "code");
