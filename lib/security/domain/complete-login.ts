import type { Db } from "@/lib/db";
import type { ParkedLogin, User } from "@/prisma/generated/client";
import type { Context, OpenParkedLogin, SecondFactor, SignInMeans } from "../context";
import { type Failure, fail, ok, type Result } from "../core/result";
import { allOrNothing } from "./all-or-nothing";
import { spendParkedLogin } from "./parked-logins";
import { codeFactorOf, demandedFactors } from "./second-factors";
import { sendCode } from "./send-code";

/** Whose tokens an answer may carry: the person as they were when they were let in. */
export type TokenOwner = { userId: string; uniquifier: string };

/** What a first factor leads to. */
export type LoginOutcome =
  | ({ status: "signed-in" } & TokenOwner)
  /** `method` null = the person has to choose among `methods`. */
  | { status: "second-factor-required"; method: SecondFactor | null; methods: SecondFactor[] }
  | { status: "set-up-required" };

export type FirstFactor = {
  via: SignInMeans;
  remember: boolean;
  /** Where a refusal is shown. */
  field: string;
  /** This proof counts as both factors, by its own policy. */
  countsAsBoth?: boolean;
};

/**
 * The gate behind every first factor: active, not locked, confirmed; then a second factor where one is due; then a session.
 * There is no other way to a session.
 */
export async function completeLogin(ctx: Context, user: User, how: FirstFactor): Promise<Result<LoginOutcome>> {
  const refusal = loginRefusal(ctx, user, how.field);
  if (refusal) return refusal;
  const demanded = how.countsAsBoth ? null : await demandedFactors(ctx, user);
  await ctx.session.unpark();
  if (demanded !== null) return parkLogin(ctx, user, how, demanded);
  await ctx.session.start(user, how);
  await ctx.emit("user_authenticated", { userId: user.id, via: [how.via] });
  return ok({ status: "signed-in", userId: user.id, uniquifier: user.uniquifier });
}

async function parkLogin(
  ctx: Context,
  user: User,
  how: FirstFactor,
  demanded: SecondFactor[] | "set-up",
): Promise<Result<LoginOutcome>> {
  if (demanded === "set-up") {
    await ctx.session.park(user, { ...how, state: "setup_from_login", method: null });
    return ok({ status: "set-up-required" });
  }
  const method = demanded.length === 1 ? (demanded[0] ?? null) : null;
  const parked = await ctx.session.park(user, { ...how, state: method ? "ready" : "select", method });
  const failure = method ? await beginSecondFactor(ctx, user, parked, method) : null;
  return failure ?? ok({ status: "second-factor-required", method, methods: demanded });
}

/** Sends the code of a method that needs one. */
export async function beginSecondFactor(
  ctx: Context,
  user: User,
  parked: ParkedLogin,
  method: SecondFactor,
): Promise<Failure | null> {
  if (method !== "email" && method !== "sms") return null;
  const factor = await codeFactorOf(ctx, user);
  const { mailValidity, smsValidity } = ctx.config.twoFactor;
  const failure = await sendCode(ctx, {
    purpose: "two-factor-login",
    challenge: parked.hash,
    user,
    method,
    phone: factor?.phoneE164 ?? null,
    within: method === "email" ? mailValidity : smsValidity,
    template: "two_factor_instructions",
  });
  if (!failure) await ctx.emit("tf_security_token_sent", { userId: user.id, method });
  return failure;
}

/**
 * Ends a parked login whose second factor was just proved: everything about the person is checked again, the parked login
 * is spent together with the proof, and a session begins.
 * @param trustable  This factor may let the browser do without it for a while.
 * @param spend  Uses up the proof in the same transaction, or says why it counts no more; then nothing is spent.
 */
export async function finishParkedLogin(
  ctx: Context,
  parked: OpenParkedLogin,
  method: SecondFactor | "recovery-code",
  trustable: boolean,
  spend: (tx: Db) => Promise<Failure | null> = async () => null,
): Promise<Result<{ status: "signed-in" } & TokenOwner>> {
  const user = await ctx.db.user.findUnique({ where: { id: parked.userId } });
  if (!user || user.uniquifier !== parked.uniquifier) return fail("TWO_FACTOR_PERMISSION_DENIED");
  const refusal = loginRefusal(ctx, user, "");
  if (refusal) return refusal;
  const failure = await allOrNothing(ctx.db, async (tx) => {
    if (!(await spendParkedLogin(tx, parked.hash, ctx.now()))) return fail("TWO_FACTOR_PERMISSION_DENIED");
    if (method !== "recovery-code") await tx.user.update({ where: { id: user.id }, data: { tfLastMethod: method } });
    return spend(tx);
  });
  if (failure) return failure;
  await ctx.limiter.forgive("secondFactor", user.id);
  // What parked it is one of the means that `park` was given.
  await ctx.session.start(user, { via: parked.via as SignInMeans, remember: parked.remember });
  if (trustable && parked.remember && !ctx.config.twoFactor.alwaysValidate) {
    await ctx.session.trust(user);
    await ctx.emit("device_trusted", { userId: user.id });
  }
  await ctx.emit("user_authenticated", { userId: user.id, via: [parked.via, method] });
  return ok({ status: "signed-in", userId: user.id, uniquifier: user.uniquifier });
}

/** Why this person may not be signed in just now, whatever they proved; null = they may. */
export function loginRefusal(ctx: Context, user: User, field: string): Failure | null {
  if (!user.active) return fail("DISABLED_ACCOUNT", field);
  if (user.lockedUntil && user.lockedUntil > ctx.now()) return fail("ACCOUNT_LOCKED", field);
  if (needsConfirmation(ctx, user)) return fail("CONFIRMATION_REQUIRED", field);
  return null;
}

export const needsConfirmation = ({ config }: Context, user: User): boolean =>
  config.features.confirmation && !config.confirmation.loginWithoutConfirmation && user.confirmedAt === null;
