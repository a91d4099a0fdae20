import { inTransaction } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import { systemOnly } from "../../core/access";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { noInputSchema } from "./schema";

/**
 * Blanks addresses and browsers that were noted longer ago than `privacy.keepAddresses`: in the record, whose chain stays whole,
 * in sessions and at people. Nothing where they are kept for good. Part of the daily purge.
 */
export const blankAddresses = defineUseCase({
  name: "privacy.blank-addresses",
  input: noInputSchema,
  access: systemOnly(),
  async run(_, ctx) {
    const { keepAddresses } = ctx.config.privacy;
    if (keepAddresses === null) return ok({ addresses: 0 });
    const before = new Date(ctx.now().getTime() - keepAddresses);
    return ok({ addresses: await inTransaction(ctx.db, (tx) => blankBefore(tx, before)) });
  },
});

async function blankBefore(tx: Prisma.TransactionClient, before: Date): Promise<number> {
  await tx.$executeRaw`SELECT set_config('gatehouse.audit_blank', 'on', true)`;
  const counts = [
    await tx.$executeRaw`
      UPDATE audit_entries SET ip = NULL, user_agent = NULL, origin_salt = NULL
       WHERE at < ${before}::timestamptz AND (ip IS NOT NULL OR user_agent IS NOT NULL)`,
    await tx.$executeRaw`
      UPDATE sessions SET ip = NULL, user_agent = NULL, place = NULL
       WHERE last_seen_at < ${before}::timestamptz AND (ip IS NOT NULL OR user_agent IS NOT NULL)`,
    await tx.$executeRaw`
      UPDATE users SET current_login_ip = NULL
       WHERE current_login_at < ${before}::timestamptz AND current_login_ip IS NOT NULL`,
    await tx.$executeRaw`
      UPDATE users SET last_login_ip = NULL
       WHERE last_login_at < ${before}::timestamptz AND last_login_ip IS NOT NULL`,
    await tx.$executeRaw`
      UPDATE personal_tokens SET last_used_ip = NULL
       WHERE last_used_at < ${before}::timestamptz AND last_used_ip IS NOT NULL`,
  ];
  return counts.reduce((sum, count) => sum + count, 0);
}
