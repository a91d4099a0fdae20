import { inTransaction } from "@/lib/db";
import { ok } from "../../core/result";
import { revokeRefreshTokensOf } from "../../domain/refresh-tokens";
import { defineUseCase } from "../../use-case";
import { writesUsers } from "./access";
import { identitySchema } from "./schema";
import { findSubordinate } from "./target";

/** Signs somebody out everywhere; refresh tokens go as well. What they sign in with stays as it is. */
export const endSessionsOfUser = defineUseCase({
  name: "administration.end-sessions",
  input: identitySchema,
  access: writesUsers,
  async run({ identity }, ctx) {
    const found = await findSubordinate(ctx, identity);
    if (!found.ok) return found;
    const { id, email } = found.value;
    const now = ctx.now();
    const count = await inTransaction(ctx.db, async (tx) => {
      await revokeRefreshTokensOf(tx, id, now);
      return (await tx.session.updateMany({ where: { userId: id, endedAt: null }, data: { endedAt: now } })).count;
    });
    await ctx.emit("sessions_ended", { userId: id, count });
    return ok({ email, count });
  },
});
