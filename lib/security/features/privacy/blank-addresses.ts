import { inTransaction } from "@/lib/db";
import { Prisma } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { systemOnly } from "../../core/access";
import { noInput } from "../../core/fields";
import { ok } from "../../core/result";
import { defineUseCase } from "../../use-case";

const batchSize = 5_000;

/**
 * Blanks addresses and browsers that were noted longer ago than `privacy.keepAddresses`: in the record, whose chain stays whole,
 * in sessions, at people and their tokens. In batches, so that nothing waits for long. Nothing where they are kept for good. Part
 * of the daily purge.
 */
export const blankAddresses = defineUseCase({
  name: "privacy.blank-addresses",
  input: noInput,
  access: systemOnly(),
  async run(_, ctx) {
    const { keepAddresses } = ctx.config.privacy;
    let addresses = 0;
    if (keepAddresses !== null) {
      const before = new Date(ctx.now().getTime() - keepAddresses);
      for (const place of places) addresses += await blank(ctx, place, before);
    }
    return ok({ addresses });
  },
});

type Place = { table: string; set: string; at: string; noted: string };

const places: Place[] = [
  {
    table: "audit_entries",
    set: "ip = NULL, user_agent = NULL, origin_salt = NULL",
    at: "at",
    noted: "(ip IS NOT NULL OR user_agent IS NOT NULL)",
  },
  {
    table: "sessions",
    set: "ip = NULL, user_agent = NULL, place = NULL",
    at: "last_seen_at",
    noted: "(ip IS NOT NULL OR user_agent IS NOT NULL)",
  },
  { table: "users", set: "current_login_ip = NULL", at: "current_login_at", noted: "current_login_ip IS NOT NULL" },
  { table: "users", set: "last_login_ip = NULL", at: "last_login_at", noted: "last_login_ip IS NOT NULL" },
  { table: "personal_tokens", set: "last_used_ip = NULL", at: "last_used_at", noted: "last_used_ip IS NOT NULL" },
];

async function blank(ctx: Context, { table, set, at, noted }: Place, before: Date): Promise<number> {
  const statement = Prisma.sql`
    UPDATE ${Prisma.raw(table)} SET ${Prisma.raw(set)}
     WHERE id IN (SELECT id FROM ${Prisma.raw(table)} WHERE ${Prisma.raw(at)} < ${before}::timestamptz
                     AND ${Prisma.raw(noted)} ORDER BY ${Prisma.raw(at)} LIMIT ${batchSize})`;
  for (let total = 0; ; ) {
    const count = await inTransaction(ctx.db, async (tx) => {
      await tx.$executeRaw`SELECT set_config('gatehouse.audit_blank', 'on', true)`;
      return tx.$executeRaw(statement);
    });
    total += count;
    if (count < batchSize) return total;
  }
}
