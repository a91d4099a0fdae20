import type { User } from "@/prisma/generated/client";
import type { SecurityConfig, TwoFactorMethod } from "../config";
import type { Context } from "../context";

/**
 * Whether this person has to have a second factor. Whoever has set one up is asked for it anyway. Rules of your own, such as
 * "everybody of this domain", belong here: every door asks this function.
 */
export async function isSecondFactorRequired(ctx: Context, user: User): Promise<boolean> {
  const { features, twoFactor } = ctx.config;
  if (!features.twoFactor || (graceEnd(ctx.config, user) ?? ctx.now()) > ctx.now()) return false;
  return twoFactor.required || holdsAnyRole(ctx, user, twoFactor.requiredRoles);
}

/** Until when an account that is older than the rule may do without; null = the rule holds for it from the start. */
export function graceEnd({ twoFactor }: SecurityConfig, user: Pick<User, "createdAt">): Date | null {
  const { requiredSince, graceUntil } = twoFactor;
  if (requiredSince === null || graceUntil === null) return null;
  return user.createdAt < new Date(requiredSince) ? new Date(graceUntil) : null;
}

/** The methods that can be set up, in the configured order. */
export const offeredMethods = ({ features, twoFactor }: SecurityConfig): TwoFactorMethod[] =>
  features.twoFactor ? twoFactor.methods.filter((method) => method !== "email" || !twoFactor.strict) : [];

async function holdsAnyRole({ db }: Context, user: User, names: string[]): Promise<boolean> {
  if (names.length === 0) return false;
  return (await db.userRole.count({ where: { userId: user.id, role: { name: { in: names } } } })) > 0;
}
