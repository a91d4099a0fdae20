import type { Db } from "@/lib/db";
import type { Context, UserPrincipal } from "../../context";

/** Signs a person out everywhere but here, where the configuration wants that after a change of factors. */
export async function endOtherSessions(ctx: Context, tx: Db, { userId, session }: UserPrincipal): Promise<void> {
  if (!ctx.config.twoFactor.changeEndsOtherSessions) return;
  await tx.session.updateMany({
    where: { userId, endedAt: null, ...(session ? { id: { not: session.id } } : {}) },
    data: { endedAt: ctx.now() },
  });
}
