import type { TwoFactorMethod, User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { type Failure, fail, ok, type Result } from "../../core/result";
import { allOrNothing } from "../../domain/all-or-nothing";
import { queueMail } from "../../domain/mails";
import { codeMethodsOf, dropPasscodeMethods } from "../../domain/passcode-methods";
import { keepsSignInMeans } from "../../domain/sign-in-means";
import { methodNotice } from "./notices";

/** Takes ways to sign in away, all of those named or none, and tells the person; refuses to take the last one. */
export async function deleteMethods(ctx: Context, user: User, names: string[]): Promise<Result<TwoFactorMethod[]>> {
  if (names.length === 0) return ok([]);
  const active = await codeMethodsOf(ctx, ctx.db, user.id);
  const methods = active.filter((method) => names.includes(method));
  if (names.some((name) => !methods.some((method) => method === name))) return notActive();
  const notice = await methodNotice(ctx, user, "removed", methods);
  const failure = await allOrNothing(ctx.db, async (tx): Promise<Failure | null> => {
    let before: TwoFactorMethod[] = [];
    const keeps = await keepsSignInMeans(ctx, tx, user.id, async () => {
      before = await codeMethodsOf(ctx, tx, user.id);
      await dropPasscodeMethods(tx, user.id, methods);
    });
    if (!methods.every((method) => before.includes(method))) return notActive();
    if (!keeps) return fail("LAST_SIGN_IN_MEANS", "delete_method");
    await queueMail(ctx, tx, notice);
    return null;
  });
  if (failure) return failure;
  await ctx.emit("us_profile_changed", { userId: user.id, methods, delete: true });
  return ok(methods);
}

const notActive = (): Failure => fail("US_METHOD_NOT_AVAILABLE", "delete_method");
