import type { CodeSecret, User } from "@/prisma/generated/client";
import type { Context, OpenParkedLogin, SecondFactor } from "../context";

/** What somebody has set up as second factor, in the order in which it is offered. */
export async function secondFactorsOf(ctx: Context, user: User): Promise<SecondFactor[]> {
  const [code, passkeys] = await Promise.all([codeFactorOf(ctx, user), secondPasskeysOf(ctx, user)]);
  return [...(code ? [code.method] : []), ...(passkeys > 0 ? (["webauthn"] as const) : [])];
}

/** The one code method that is active: chosen as primary, proved, and still offered. */
export async function codeFactorOf(ctx: Context, user: User): Promise<CodeSecret | null> {
  const method = user.tfPrimaryMethod;
  if (!ctx.config.features.twoFactor || !method || !ctx.config.twoFactor.methods.includes(method)) return null;
  return ctx.db.codeSecret.findUnique({ where: { userId_use_method: { userId: user.id, use: "two_factor", method } } });
}

const secondPasskeysOf = (ctx: Context, user: User): Promise<number> =>
  ctx.db.webauthnCredential.count({ where: { userId: user.id, usage: { in: ["secondary", "both"] } } });

/** What a sign-in of this person has to pass after the first factor: nothing, one of these factors, or setting one up. */
export async function demandedFactors(ctx: Context, user: User): Promise<SecondFactor[] | "set-up" | null> {
  const factors = await secondFactorsOf(ctx, user);
  const { required, alwaysValidate } = ctx.config.twoFactor;
  const demanded = factors.length > 0 || (ctx.config.features.twoFactor && required);
  if (!demanded || (!alwaysValidate && (await ctx.session.isTrusted(user)))) return null;
  return factors.length > 0 ? factors : "set-up";
}

/** Is this browser's parked login in this state? Everything else about it was checked when it was opened. */
export const isParkedAs = (
  parked: OpenParkedLogin | null,
  ...states: OpenParkedLogin["state"][]
): parked is OpenParkedLogin => parked !== null && states.includes(parked.state);
