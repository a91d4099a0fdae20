import { inTransaction } from "@/lib/db";
import { signedIn } from "../../core/access";
import { noInput } from "../../core/fields";
import { ok } from "../../core/result";
import { revokeRefreshTokensOf } from "../../domain/refresh-tokens";
import { defineUseCase } from "../../use-case";

/**
 * Signs the person out everywhere but here. Refresh tokens go as well, for they would let other devices back in; an auth
 * token that is out works until it expires (`tokens.maxAge`).
 */
export const endOtherSessions = defineUseCase({
  name: "sessions.end-others",
  input: noInput,
  access: signedIn(),
  async run(_, ctx) {
    const { userId, session } = ctx.principal;
    const now = ctx.now();
    const count = await inTransaction(ctx.db, async (tx) => {
      await revokeRefreshTokensOf(tx, userId, now);
      const others = { userId, endedAt: null, ...(session ? { id: { not: session.id } } : {}) };
      return (await tx.session.updateMany({ where: others, data: { endedAt: now } })).count;
    });
    await ctx.emit("sessions_ended", { userId, count });
    return ok({ count });
  },
});
