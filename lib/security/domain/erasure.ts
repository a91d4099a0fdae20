import { inTransaction } from "@/lib/db";
import type { MailMessage } from "@/lib/mail/message";
import type { Prisma, User } from "@/prisma/generated/client";
import type { Context } from "../context";
import { isLastAdministrator } from "./administrators";
import { prepareMail, queueMail, type WrittenMail } from "./mails";

export type ErasureOutcome = "erased" | "last-administrator" | "not-due";

/**
 * Erases a person: everything that is kept about them goes, and of the record stays what happened, to an id that belongs to
 * nobody any more. The chain of the record stays whole. `due`: only where their time has come by now, looked at again under a
 * lock, for they may have thought better of it.
 */
export async function eraseUser(
  ctx: Context,
  user: Pick<User, "id" | "email">,
  how: { due: boolean; farewell: WrittenMail },
): Promise<ErasureOutcome> {
  const farewell = await prepareMail(ctx, { template: "account_erased_notice", to: user.email, written: how.farewell });
  const outcome = await inTransaction(ctx.db, async (tx) => eraseIn(ctx, tx, user.id, how.due, farewell));
  if (outcome === "erased") await ctx.emit("user_erased", { userId: user.id });
  return outcome;
}

async function eraseIn(
  ctx: Context,
  tx: Prisma.TransactionClient,
  id: string,
  due: boolean,
  farewell: MailMessage,
): Promise<ErasureOutcome> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${id}::uuid FOR UPDATE`;
  const user = await tx.user.findUnique({ where: { id } });
  if (!user || (due && (user.eraseAt === null || user.eraseAt > ctx.now()))) return "not-due";
  if (await isLastAdministrator(tx, id)) return "last-administrator";
  // Sessions of others that they began; everything else goes with the row.
  await tx.session.deleteMany({ where: { actorId: id } });
  await tx.$executeRaw`
    DELETE FROM webhook_deliveries WHERE payload #>> '{data,userId}' = ${id} OR payload #>> '{data,actorId}' = ${id}`;
  await tx.user.delete({ where: { id } });
  await blankRecord(tx, id);
  await queueMail(ctx, tx, farewell);
  return "erased";
}

/** Of what was done to them, address, browser and particulars; of what they did to others, address and browser. */
async function blankRecord(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.$executeRaw`SELECT set_config('gatehouse.audit_blank', 'on', true)`;
  await tx.$executeRaw`
    UPDATE audit_entries SET ip = NULL, user_agent = NULL, origin_salt = NULL, data = NULL, data_salt = NULL
     WHERE user_id = ${id}::uuid`;
  await tx.$executeRaw`
    UPDATE audit_entries SET ip = NULL, user_agent = NULL, origin_salt = NULL WHERE actor_id = ${id}::uuid`;
}
