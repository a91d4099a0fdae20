import type { Db } from "@/lib/db";
import { log } from "@/lib/log";
import type { CodeSecret, TwoFactorMethod, User } from "@/prisma/generated/client";
import type { Context } from "../context";
import { type CodePurpose, consumeCode, findCode } from "./one-time-codes";
import { spendTotpStep, totpStep } from "./totp";

/** A code that was right. It counts once `spend`, in the transaction of what it proves, says so: false = used up before. */
export type CodeProof = {
  method: TwoFactorMethod;
  /** Of an authenticator app: the time step of the code; 0 otherwise. */
  step: number;
  spend(tx: Db): Promise<boolean>;
};

/** Judges a mailed or texted code of one challenge. */
export async function proveSentCode(
  ctx: Context,
  asked: { purpose: CodePurpose; challenge: string; user: Pick<User, "id" | "uniquifier"> },
  code: string,
): Promise<CodeProof | null> {
  const found = await findCode(ctx, ctx.db, asked, code);
  return found && { method: found.method, step: 0, spend: (tx) => consumeCode(tx, found.id, ctx.now()) };
}

/** Judges a code of the authenticator app that is set up; `window` is how long before and after its time it is taken. */
export function proveAppCode(ctx: Context, app: CodeSecret, code: string, window: number): CodeProof | null {
  const secret = app.secret && openStored(ctx, app.secret, app.id);
  const step = secret ? totpStep(secret, code, ctx.now(), window) : null;
  if (!secret || step === null) return null;
  return {
    method: "authenticator",
    step,
    // Sealed anew each time, so that a key that was replaced in SECURITY_TOTP_SECRETS falls out of use.
    spend: (tx) => spendTotpStep(tx, app.id, { step, secret: ctx.totpBox.seal(secret) }, ctx.now()),
  };
}

/** Where its key is listed no more, no code is right: the second step stays shut, and whoever runs this hears why. */
function openStored({ totpBox }: Context, sealed: string, codeSecretId: string): string | null {
  try {
    return totpBox.open(sealed);
  } catch (error) {
    log.error({ error, codeSecretId }, "the secret of an authenticator app cannot be opened: is its key still listed?");
    return null;
  }
}

/** Judges the first code of an app whose secret, sealed, is not stored as a factor yet. */
export function proveNewApp(ctx: Context, sealed: string, code: string, window: number): CodeProof | null {
  const step = totpStep(ctx.totpBox.open(sealed), code, ctx.now(), window);
  return step === null ? null : { method: "authenticator", step, spend: async () => true };
}
