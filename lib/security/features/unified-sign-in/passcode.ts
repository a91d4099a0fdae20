import type { Db } from "@/lib/db";
import type { CodeSecret, User } from "@/prisma/generated/client";
import type { PasscodeMethod } from "../../config";
import type { Context } from "../../context";
import { type CodeProof, proveAppCode, proveSentCode } from "../../domain/code-proofs";
import { evenTime, refusingTakes } from "../../domain/even-time";
import { passcodeSecretsOf } from "../../domain/passcode-methods";
import { passwordMatches } from "../../domain/passwords";

/** A passcode that was right, and by which method. A code counts once `spend` says so: false = used up before. */
export type PasscodeProof = { method: PasscodeMethod; spend(tx: Db): Promise<boolean> };

/** What codes are for: those that sign in are none for proving oneself anew, and the other way round. */
export type PasscodePurpose = {
  purpose: "unified-sign-in" | "verify";
  challenge(method: string): string;
  /** Who typed it is not known yet: looking for codes takes as long for people who have none. */
  evenly?: true;
};

/**
 * Judges what somebody typed as password or code: the enabled methods in their configured order, of those that the person
 * has. A password is looked at in any case, also for nobody, so that time tells nothing.
 */
export async function provePasscode(
  ctx: Context,
  user: User | null,
  typed: string,
  asked: PasscodePurpose,
): Promise<PasscodeProof | null> {
  const { methods } = ctx.config.unifiedSignIn;
  const isPassword = await passwordMatches(ctx, methods.includes("password") ? user : null, typed);
  const takes = asked.evenly && !isPassword ? refusingTakes(ctx.config) : 0;
  return evenTime(takes, () => firstProof(ctx, user, typed, isPassword, asked));
}

async function firstProof(
  ctx: Context,
  user: User | null,
  typed: string,
  isPassword: boolean,
  asked: PasscodePurpose,
): Promise<PasscodeProof | null> {
  const code = typed.replaceAll(" ", "");
  const secrets = user && /^[0-9]{6}$/.test(code) ? await passcodeSecretsOf(ctx, ctx.db, user.id) : [];
  for (const method of ctx.config.unifiedSignIn.methods) {
    const secret = secrets.find((one) => one.method === method);
    const proof =
      method === "password"
        ? isPassword && password
        : user && secret && (await proveCode(ctx, user, secret, code, asked));
    if (proof) return proof;
  }
  return null;
}

const password: PasscodeProof = { method: "password", spend: async () => true };

async function proveCode(
  ctx: Context,
  user: User,
  secret: CodeSecret,
  code: string,
  { purpose, challenge }: PasscodePurpose,
): Promise<CodeProof | null> {
  if (secret.method === "authenticator")
    return proveAppCode(ctx, secret, code, ctx.config.twoFactor.authenticatorValidity);
  return proveSentCode(ctx, { purpose, challenge: challenge(secret.method), user }, code);
}
