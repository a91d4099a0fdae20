import type { Db } from "@/lib/db";
import type { CodeSecret, TwoFactorMethod, User } from "@/prisma/generated/client";
import type { Context, OpenParkedLogin, ParkedState, SecondFactor } from "../context";
import { isSecondFactorRequired, offeredMethods } from "./second-factor-policy";

/** What somebody has set up as second factor; what was used last comes first. */
export async function secondFactorsOf(ctx: Context, user: User): Promise<SecondFactor[]> {
  const [code, passkeys] = await Promise.all([codeFactorOf(ctx, user), secondPasskeysOf(ctx, user)]);
  const factors: SecondFactor[] = [...(code ? [code.method] : []), ...(passkeys > 0 ? (["webauthn"] as const) : [])];
  return factors.sort((one, other) => Number(other === user.tfLastMethod) - Number(one === user.tfLastMethod));
}

/**
 * The one code method that is active: chosen as primary, and proved. It stays asked for when it is offered no more. Read anew,
 * for `user` may be of before a password was checked.
 */
export async function codeFactorOf({ config, db }: Context, user: Pick<User, "id">): Promise<CodeSecret | null> {
  if (!config.features.twoFactor) return null;
  const found = await db.codeSecret.findFirst({
    where: { userId: user.id, use: "two_factor", user: { tfPrimaryMethod: { not: null } } },
    include: { user: { select: { tfPrimaryMethod: true } } },
  });
  return found && found.method === found.user.tfPrimaryMethod ? found : null;
}

/** How many passkeys somebody has that are asked for as second step. */
export const secondPasskeysOf = async (ctx: Context, user: User): Promise<number> =>
  ctx.config.features.webauthn
    ? ctx.db.webauthnCredential.count({ where: { userId: user.id, usage: { in: ["secondary", "both"] } } })
    : 0;

/** What a sign-in of this person has to pass after the first factor: nothing, one of these factors, or setting one up. */
export async function demandedFactors(ctx: Context, user: User): Promise<SecondFactor[] | "set-up" | null> {
  const demanded = await factorsOrSetUp(ctx, user);
  if (demanded === null || (!ctx.config.twoFactor.alwaysValidate && (await ctx.session.isTrusted(user)))) return null;
  return demanded;
}

/** Whether one factor is not enough for this person: for doors that can ask for one only, such as HTTP Basic. */
export const needsSecondFactor = async (ctx: Context, user: User): Promise<boolean> =>
  (await factorsOrSetUp(ctx, user)) !== null;

async function factorsOrSetUp(ctx: Context, user: User): Promise<SecondFactor[] | "set-up" | null> {
  const factors = await secondFactorsOf(ctx, user);
  const offered = factors.filter((factor) => isStillOffered(ctx, factor));
  if (factors.length > 0) return offered.length > 0 ? offered : factors;
  return (await isSecondFactorRequired(ctx, user)) ? "set-up" : null;
}

/** A factor that is offered no more still has to be passed, but then another one has to be set up. */
export const isStillOffered = (ctx: Context, factor: SecondFactor): boolean =>
  factor === "webauthn" || offeredMethods(ctx.config).includes(factor);

/** Is this browser's parked login in this state? Everything else about it was checked when it was opened. */
export const isParkedAs = (parked: OpenParkedLogin | null, ...states: ParkedState[]): parked is OpenParkedLogin =>
  parked !== null && states.some((state) => state === parked.state);

export type NewCodeFactor = {
  method: TwoFactorMethod;
  /** Sealed, of an authenticator app. */
  secret: string | null;
  phone: string | null;
  phoneE164: string | null;
  /** The time step that proved it; only later ones count. */
  step: number;
};

/**
 * Makes a proved factor the person's only code method. False when the person was changed since they were looked at. Part of
 * the transaction that uses up the proof.
 */
export async function saveCodeFactor(
  tx: Db,
  user: Pick<User, "id" | "uniquifier">,
  factor: NewCodeFactor,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: user.id, uniquifier: user.uniquifier, active: true },
    data: { tfPrimaryMethod: factor.method, updatedAt: now },
  });
  if (count === 0) return false;
  const { step, ...data } = factor;
  await tx.codeSecret.deleteMany({ where: { userId: user.id, use: "two_factor" } });
  await tx.codeSecret.create({
    data: { ...data, userId: user.id, use: "two_factor", lastStep: step, createdAt: now, lastUsedAt: now },
  });
  return true;
}

/** Turns the code method off. What let browsers do without it goes with it. */
export async function removeCodeFactor(tx: Db, userId: string, now: Date): Promise<boolean> {
  const { count } = await tx.codeSecret.deleteMany({ where: { userId, use: "two_factor" } });
  await tx.user.update({ where: { id: userId }, data: { tfPrimaryMethod: null, updatedAt: now } });
  await tx.trustedDevice.deleteMany({ where: { userId } });
  return count > 0;
}
