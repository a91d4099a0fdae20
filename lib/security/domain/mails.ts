import type { ReactElement } from "react";
import type { Db } from "@/lib/db";
import { type Language, languageOf } from "@/lib/i18n/language";
import type { MailMessage } from "@/lib/mail/message";
import { renderMail } from "@/lib/mail/render";
import { enqueueMail } from "@/lib/outbox/outbox";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../context";
import { isLocale } from "../core/locales";

/** A written mail; its text and HTML are rendered from one element. */
export type WrittenMail = { subject: string; element: ReactElement };

/** What somebody reads: the language in which they signed in last, if it is still offered; of others, what the caller reads. */
export async function languageFor(ctx: Context, person: Pick<User, "locale"> | null): Promise<Language> {
  const locale = person?.locale ?? "";
  return isLocale(locale) && ctx.config.language.offered.includes(locale) ? languageOf(locale) : ctx.language;
}

/** The mailbox and the language of somebody of whom only the id is at hand. */
export const readerOf = (ctx: Context, userId: string): Promise<Pick<User, "email" | "locale">> =>
  ctx.db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true, locale: true } });

/** Renders a mail. Do it before the transaction that `queueMail` is part of. `data` holds the link, token or code again. */
export async function prepareMail(
  ctx: Context,
  mail: { template: string; to: string; written: WrittenMail; data?: Record<string, unknown> },
): Promise<MailMessage> {
  const { html, text } = await renderMail(mail.written.element);
  return {
    template: mail.template,
    to: mail.to,
    from: ctx.config.email.sender,
    subject: mail.written.subject,
    html,
    text,
    data: mail.data ?? {},
  };
}

/** Puts a mail on its way, in the same transaction as what it is about. */
export async function queueMail(ctx: Context, db: Db, message: MailMessage): Promise<void> {
  await enqueueMail(db, ctx.outboxBox, message, ctx.now());
  ctx.errands.mail = true;
}
