import type { Db } from "@/lib/db";
import type { Context, OpenParkedLogin } from "../../context";
import { guestsOnly } from "../../core/access";
import { paths } from "../../core/paths";
import { type Failure, fail, ok, refuse } from "../../core/result";
import { finishParkedLogin } from "../../domain/complete-login";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { countParkedTry } from "../../domain/parked-logins";
import { recoveryCodeHashes, recoveryCodesLeft } from "../../domain/recovery-codes";
import { noteFailedCode } from "../../domain/second-factor-failures";
import { isParkedAs } from "../../domain/second-factors";
import { chooseTarget } from "../../domain/targets";
import { defineUseCase } from "../../use-case";
import { codeUsedMail } from "./emails";
import { redeemSchema } from "./schema";

/**
 * Signs in a parked login by a recovery code in place of its second factor. The code is spent, the factor stays, and the
 * browser is not trusted for it. Whoever owns the account is told.
 */
export const redeemRecoveryCode = defineUseCase({
  name: "recovery-codes.redeem",
  feature: "recoveryCodes",
  input: redeemSchema,
  access: guestsOnly(),
  async run({ code, next }, ctx) {
    const parked = await ctx.session.parked();
    if (!parked) return denied();
    if (!isParkedAs(parked, "ready", "select")) {
      await ctx.session.unpark();
      return denied();
    }
    if (!(await countParkedTry(ctx.db, parked.hash, ctx.config))) return denied();
    const verdict = await ctx.limiter.take("secondFactor", parked.userId);
    if (!verdict.allowed) return refuse("TOO_MANY_REQUESTS", { retryAfter: verdict.retryAfter });
    const id = await findUnused(ctx, parked.userId, code);
    if (!id) {
      await noteFailedCode(ctx, parked, "recovery_code");
      return wrong();
    }
    const left = (await recoveryCodesLeft(ctx, ctx.db, parked.userId)) - 1;
    const notice = await noticeOf(ctx, parked, left);
    const finished = await finishParkedLogin(ctx, parked, "recovery-code", false, async (tx) => {
      if (!(await spend(ctx, tx, id))) return wrong();
      await queueMail(ctx, tx, notice);
      return null;
    });
    if (!finished.ok) return finished;
    await ctx.emit("recovery_code_used", { userId: parked.userId, left });
    return ok({ ...finished.value, left, target: chooseTarget(ctx, next, ctx.config.redirects.afterLogin) });
  },
});

const denied = (): Failure => fail("TWO_FACTOR_PERMISSION_DENIED");
const wrong = (): Failure => fail("INVALID_RECOVERY_CODE", "code");

/** Looked up by its keyed hash, so there is nothing to compare that takes longer the more of it is right. */
async function findUnused(ctx: Context, userId: string, typed: string): Promise<string | null> {
  const hashes = recoveryCodeHashes(ctx.keyring, userId, typed);
  if (!hashes) return null;
  const found = await ctx.db.recoveryCode.findFirst({ where: { userId, hash: { in: hashes }, usedAt: null } });
  return found?.id ?? null;
}

async function spend(ctx: Context, tx: Db, id: string): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({ where: { id, usedAt: null }, data: { usedAt: ctx.now() } });
  return count === 1;
}

const noticeOf = async (ctx: Context, { user }: OpenParkedLogin, left: number) =>
  prepareMail(ctx, {
    template: "recovery_code_used_notice",
    to: user.email,
    written: codeUsedMail(await languageFor(ctx, user), {
      appName: ctx.config.appName,
      at: ctx.now(),
      left,
      isFew: left <= ctx.config.recoveryCodes.fewLeft,
      codesLink: ctx.url(paths.accountRecoveryCodes),
    }),
  });
