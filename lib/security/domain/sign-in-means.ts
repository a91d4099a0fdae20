import type { Db } from "@/lib/db";
import type { SecurityConfig } from "../config";
import type { Context, SignInMeans } from "../context";
import { usableLinksOf } from "./linked-accounts";
import { codeMethodsOf } from "./passcode-methods";
import { canSignInWith, passkeysOf } from "./webauthn-credentials";

/**
 * By what somebody can sign in as things stand: the one place that knows, so that nobody locks themselves out. A further way
 * of signing in adds its line here.
 */
export async function signInMeansOf(ctx: Context, db: Db, userId: string): Promise<SignInMeans[]> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { passwordHash: true } });
  const passkeys = await passkeysOf(db, userId, "first");
  return [
    ...(user?.passwordHash && takesPasswords(ctx.config) ? (["password"] as const) : []),
    ...(ctx.config.features.passwordless ? (["token"] as const) : []),
    ...(await codeMethodsOf(ctx, db, userId)),
    ...(passkeys.some((passkey) => canSignInWith(ctx.config, passkey)) ? (["webauthn"] as const) : []),
    ...((await usableLinksOf(ctx, db, userId)).length > 0 ? (["oauth"] as const) : []),
  ];
}

/** Some form takes a password: the sign-in page, unless another stands in its place, or the unified one. */
const takesPasswords = ({ features, unifiedSignIn }: SecurityConfig): boolean =>
  !(features.passwordless || unifiedSignIn.replacesLogin) ||
  (features.unifiedSignIn && unifiedSignIn.methods.includes("password"));

/**
 * Does `remove`, and says whether its person can still sign in: false = roll the transaction back. Somebody who had no means
 * before loses none. The lock makes two removals at the same moment see each other.
 */
export async function keepsSignInMeans(
  ctx: Context,
  tx: Db,
  userId: string,
  remove: () => Promise<void>,
): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  const before = await signInMeansOf(ctx, tx, userId);
  await remove();
  return before.length === 0 || (await signInMeansOf(ctx, tx, userId)).length > 0;
}
