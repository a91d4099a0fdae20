import { z } from "zod";
import { inTransaction } from "@/lib/db";
import type { Context } from "../../context";
import { systemOnly } from "../../core/access";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";

/**
 * Deletes the entries that are older than `audit.keepFor`, from the oldest on, and notes where the chain begins from now on.
 * Nothing where they are kept for good.
 */
export const purgeAudit = defineUseCase({
  name: "audit.purge",
  input: z.object({}),
  access: systemOnly(),
  async run(_, ctx) {
    const { keepFor } = ctx.config.audit;
    if (keepFor === null) return ok({ entries: 0 });
    const entries = await deleteBefore(ctx, new Date(ctx.now().getTime() - keepFor));
    if (entries > 0) await ctx.emit("audit_purged", { entries });
    return ok({ entries });
  },
});

function deleteBefore(ctx: Context, before: Date): Promise<number> {
  return inTransaction(ctx.db, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM audit_chain WHERE id = 1 FOR UPDATE`;
    const kept = await tx.auditEntry.findFirst({ where: { at: { gte: before } }, orderBy: { id: "asc" } });
    const newest = await tx.auditEntry.findFirst({
      where: kept ? { id: { lt: kept.id } } : {},
      orderBy: { id: "desc" },
    });
    if (!newest?.hash) return 0;
    await tx.$executeRaw`SELECT set_config('gatehouse.audit_purge', 'on', true)`;
    const { count } = await tx.auditEntry.deleteMany({ where: { id: { lte: newest.id } } });
    await tx.auditChain.update({ where: { id: 1 }, data: { prunedHash: newest.hash } });
    return count;
  });
}
