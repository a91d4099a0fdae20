import type { Db } from "@/lib/db";
import type { CodeSecret, TwoFactorMethod, User } from "@/prisma/generated/client";
import type { PasscodeMethod, SecurityConfig } from "../config";
import type { Context } from "../context";
import type { NewCodeFactor } from "./second-factors";
import { replaceKey } from "./users";

/** By what codes somebody can be signed in as things stand, in the configured order: offered, and proved by them. */
export async function codeMethodsOf(ctx: Context, db: Db, userId: string): Promise<TwoFactorMethod[]> {
  const secrets = await passcodeSecretsOf(ctx, db, userId);
  return secrets.map(({ method }) => method);
}

/** The same with the rows behind them. */
export async function passcodeSecretsOf(ctx: Context, db: Db, userId: string): Promise<CodeSecret[]> {
  const offered = offeredCodeMethods(ctx.config);
  if (offered.length === 0) return [];
  const secrets = await db.codeSecret.findMany({ where: { userId, use: "unified_signin", method: { in: offered } } });
  return secrets.sort((one, other) => offered.indexOf(one.method) - offered.indexOf(other.method));
}

/** The password, if there is one, and the code methods: everything that may stand in the box for a passcode. */
export function passcodeMethodsOf(ctx: Context, hasPassword: boolean, codes: TwoFactorMethod[]): PasscodeMethod[] {
  const active: PasscodeMethod[] = [...(hasPassword ? (["password"] as const) : []), ...codes];
  return ctx.config.unifiedSignIn.methods.filter((method) => active.includes(method));
}

/** The methods that can be set up; a password is set elsewhere. */
export const offeredCodeMethods = ({ features, unifiedSignIn }: SecurityConfig): TwoFactorMethod[] =>
  features.unifiedSignIn ? unifiedSignIn.methods.filter((method) => method !== "password") : [];

/** Those whose codes we send. An app computes its own. */
export const sentCodeMethods = (methods: readonly PasscodeMethod[]): ("email" | "sms")[] =>
  methods.filter((method) => method === "email" || method === "sms");

/**
 * Puts a proved method into force in place of the one of its kind before. A number becomes something to be found by; somebody
 * else's is a unique violation. False when the person was changed since. Part of the transaction that uses up the proof.
 */
export async function savePasscodeMethod(
  tx: Db,
  user: Pick<User, "id" | "uniquifier">,
  factor: NewCodeFactor,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: user.id, uniquifier: user.uniquifier, active: true },
    data: { updatedAt: now },
  });
  if (count === 0) return false;
  const { step, ...data } = factor;
  await dropPasscodeMethods(tx, user.id, [factor.method]);
  if (factor.phoneE164 !== null) await replaceKey(tx, user.id, "phone", factor.phoneE164);
  await tx.codeSecret.create({
    data: { ...data, userId: user.id, use: "unified_signin", lastStep: step, createdAt: now },
  });
  return true;
}

/** Takes methods away; codes and links that are on their way for them die, and a number is forgotten. */
export async function dropPasscodeMethods(tx: Db, userId: string, methods: TwoFactorMethod[]): Promise<void> {
  await tx.codeSecret.deleteMany({ where: { userId, use: "unified_signin", method: { in: methods } } });
  await tx.oneTimeCode.deleteMany({
    where: { userId, purpose: { in: ["unified-sign-in", "verify"] }, method: { in: methods } },
  });
  if (methods.includes("email")) await tx.oneTimeToken.deleteMany({ where: { userId, purpose: "unified-sign-in" } });
  if (methods.includes("sms")) await replaceKey(tx, userId, "phone", null);
}

/** Lets a new person without a password get codes by mail: else they had no way in. Their address is proved by its confirmation. */
export async function setUpMailCodes(tx: Db, userId: string, now: Date): Promise<void> {
  await tx.codeSecret.create({ data: { userId, use: "unified_signin", method: "email", createdAt: now } });
}
