import type { SecretBox } from "@/lib/crypto/secret-box";
import { type MailMessage, parseMailMessage } from "@/lib/mail/message";
import { parseSmsMessage, type SmsMessage } from "@/lib/sms/sender";
import type { Prisma } from "@/prisma/generated/client";

/** The part of a Prisma client, or of a transaction, that the outbox writes to. */
export type OutboxTable = Pick<Prisma.TransactionClient, "outboxMessage">;

/**
 * Puts a mail into the outbox. Called inside the transaction of the thing it is about, so there is never one without
 * the other; the worker sends it afterwards. Throws a ZodError when the message is not one mail to one recipient.
 */
export async function enqueueMail(db: OutboxTable, box: SecretBox, message: MailMessage, now: Date): Promise<void> {
  const mail = parseMailMessage(message);
  await insert(db, box, { channel: "mail", template: mail.template, message: mail, now });
}

/** The same for a text message. */
export async function enqueueSms(db: OutboxTable, box: SecretBox, message: SmsMessage, now: Date): Promise<void> {
  await insert(db, box, { channel: "sms", template: "sms", message: parseSmsMessage(message), now });
}

type NewRow = { channel: "mail" | "sms"; template: string; message: MailMessage | SmsMessage; now: Date };

async function insert(db: OutboxTable, box: SecretBox, { channel, template, message, now }: NewRow): Promise<void> {
  const payload = box.seal(JSON.stringify(message));
  await db.outboxMessage.create({ data: { channel, template, payload, createdAt: now, nextAttemptAt: now } });
}
