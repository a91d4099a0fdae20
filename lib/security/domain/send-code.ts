import { inTransaction } from "@/lib/db";
import type { Language } from "@/lib/i18n/language";
import type { MailMessage } from "@/lib/mail/message";
import { enqueueSms } from "@/lib/outbox/outbox";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../context";
import { type Failure, refuse } from "../core/result";
import { codeMail, signInMail } from "./emails";
import { type LinkPurpose, newLinkToken, storeLink } from "./links";
import { languageFor, prepareMail, queueMail } from "./mails";
import { type CodePurpose, newCode, storeCode, waitBeforeResend } from "./one-time-codes";

type Sending = {
  purpose: CodePurpose;
  challenge: string;
  user: User;
  method: "email" | "sms";
  /** E.164, for SMS. */
  phone: string | null;
  within: number;
  template: string;
  /** A link beside the code, good for as long: whose browser it belongs to, and where it leads. */
  link?: { purpose: LinkPurpose; binding: string; path(token: string): string };
};

/**
 * Puts a new code on its way; the one before it dies. Few in a time, and not again at once: then a refusal with the seconds
 * to wait. Nothing is sent, and the answer is the same, where there is nowhere to send it to.
 */
export async function sendCode(ctx: Context, sending: Sending): Promise<Failure | null> {
  const { user, purpose, challenge, method, within } = sending;
  const target = method === "email" ? user.email : sending.phone;
  if (target === null) return refuse("FAILED_TO_SEND_CODE");
  const wait = await waitBeforeResend(ctx, { user, purpose, challenge, target });
  if (wait > 0) return refuse("TOO_MANY_REQUESTS", { retryAfter: Math.ceil(wait / 1000) });
  const limited = await limitOf(ctx, user, method, target);
  if (limited) return limited;

  const code = newCode();
  const order = { purpose, challenge, user, method, target, within };
  const token = sending.link && method === "email" ? newLinkToken() : null;
  const language = await languageFor(ctx, user);
  const mail = method === "email" ? await writeMail(ctx, language, sending, code, token) : null;
  await inTransaction(ctx.db, async (tx) => {
    await storeCode(ctx, tx, order, code);
    if (sending.link && token) await storeLink(tx, { ...sending.link, token, user, within, now: ctx.now() });
    if (mail) await queueMail(ctx, tx, mail);
    else {
      await enqueueSms(
        tx,
        ctx.outboxBox,
        { to: target, text: language.sentence({ key: "USE_CODE", params: { code } }), data: { code } },
        ctx.now(),
      );
      ctx.errands.mail = true;
    }
  });
  return null;
}

function writeMail(
  ctx: Context,
  language: Language,
  sending: Sending,
  code: string,
  token: string | null,
): Promise<MailMessage> {
  const { user, template, within } = sending;
  const link = sending.link && token ? ctx.url(sending.link.path(token)) : null;
  const about = { appName: ctx.config.appName, code, username: user.username, within };
  return prepareMail(ctx, {
    template,
    to: user.email,
    written: link ? signInMail(language, { ...about, link }) : codeMail(language, about),
    data: link ? { code, link, token } : { code },
  });
}

/** Few codes for one person and method; of text messages also few to one number, whoever it is said to belong to. */
async function limitOf(ctx: Context, user: User, method: string, target: string): Promise<Failure | null> {
  const verdict = await ctx.limiter.take("sendCode", `${user.id} ${method}`);
  if (!verdict.allowed) return refuse("TOO_MANY_REQUESTS", { retryAfter: verdict.retryAfter });
  if (method !== "sms") return null;
  const toNumber = await ctx.limiter.take("sendSms", target);
  return toNumber.allowed ? null : refuse("TOO_MANY_REQUESTS", { retryAfter: toNumber.retryAfter });
}
