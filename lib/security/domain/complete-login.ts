import type { User } from "@/prisma/generated/client";
import type { Context, SignInMeans } from "../context";
import { fail, ok, type Result } from "../core/result";

/** What a first factor leads to. Further states come with second factors. */
export type LoginOutcome = { status: "signed-in"; userId: string };

/**
 * The gate behind every first factor: active, not locked, confirmed; then a session. `field` is where a refusal is shown.
 * There is no other way to a session.
 */
export async function completeLogin(
  ctx: Context,
  user: User,
  how: { via: SignInMeans; remember: boolean; field: string },
): Promise<Result<LoginOutcome>> {
  const refusal = await loginRefusal(ctx, user, how.field);
  if (refusal) return refusal;
  await ctx.session.start(user, how);
  await ctx.emit("user_authenticated", { userId: user.id, via: [how.via] });
  return ok({ status: "signed-in", userId: user.id });
}

/** Why this person may not be signed in just now, whatever they proved; null = they may. */
export async function loginRefusal(ctx: Context, user: User, field: string) {
  if (!user.active) return fail("DISABLED_ACCOUNT", field);
  if (user.lockedUntil && user.lockedUntil > ctx.now()) return fail("ACCOUNT_LOCKED", field);
  if (needsConfirmation(ctx, user)) return fail("CONFIRMATION_REQUIRED", field);
  return null;
}

export const needsConfirmation = ({ config }: Context, user: User): boolean =>
  config.features.confirmation && !config.confirmation.loginWithoutConfirmation && user.confirmedAt === null;
