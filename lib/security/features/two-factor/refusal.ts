import type { Context } from "../../context";
import { type Failure, fail, refuse } from "../../core/result";

/** Nothing waits for a second factor in this browser. */
export const denied = (): Failure => fail("TWO_FACTOR_PERMISSION_DENIED");

/** Something waits, but for another step: as the contract has it, the login is given up. */
export async function deniedAndEnded(ctx: Context): Promise<Failure> {
  await ctx.session.unpark();
  return denied();
}

/** Codes were tried too often for this account, whatever the login. */
export async function tooManyCodes(ctx: Context, userId: string): Promise<Failure | null> {
  const verdict = await ctx.limiter.take("secondFactor", userId);
  return verdict.allowed ? null : refuse("TOO_MANY_REQUESTS", { retryAfter: verdict.retryAfter });
}
