import { fingerprint } from "@/lib/crypto/safe-equal";
import type { Db } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { type Failure, fail } from "../../core/result";
import { findUserByIdentity } from "../../domain/users";
import type { PasscodePurpose } from "./passcode";

/** Codes that sign in: one at a time of each method, from whatever browser it was asked for. */
export const forSignIn: PasscodePurpose = { purpose: "unified-sign-in", challenge: (method) => method, evenly: true };

/** Whose bucket a try counts on: the person's, whatever spelling was used; for unknown people the spelling's. */
export const limitAccountOf = async (ctx: Context, identity: string): Promise<string> =>
  (await findUserByIdentity(ctx, identity))?.id ?? fingerprint(identity.toLowerCase());

/** What is told before anything is proved, as the contract has it: that there is no such person, or that nobody may be them now. */
export function refusalBeforeProof(ctx: Context, user: User | null): Failure | null {
  if (!user) return fail("US_SPECIFY_IDENTITY", "identity");
  if (!user.active) return fail("DISABLED_ACCOUNT", "identity");
  return user.lockedUntil && user.lockedUntil > ctx.now() ? fail("ACCOUNT_LOCKED", "identity") : null;
}

/** A mail holds a code and a link to the same end: with one of them used, the other is worth nothing. */
export async function voidMail(tx: Db, userId: string): Promise<void> {
  await tx.oneTimeToken.deleteMany({ where: { userId, purpose: "unified-sign-in", usedAt: null } });
  await tx.oneTimeCode.deleteMany({ where: { userId, purpose: forSignIn.purpose, method: "email", usedAt: null } });
}
