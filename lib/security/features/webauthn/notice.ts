import type { MailMessage } from "@/lib/mail/message";
import type { Context } from "../../context";
import { paths } from "../../core/paths";
import { languageFor, prepareMail, readerOf } from "../../domain/mails";
import { type PasskeyChange, passkeyNoticeMail } from "./emails";

/** The mail that tells a person of a change of their passkeys. Goes out each time: whoever did it may not be them. */
export async function prepareNotice(
  ctx: Context,
  userId: string,
  about: { change: PasskeyChange; name: string },
): Promise<MailMessage> {
  const reader = await readerOf(ctx, userId);
  return prepareMail(ctx, {
    template: `passkey_${about.change}_notice`,
    to: reader.email,
    written: passkeyNoticeMail(await languageFor(ctx, reader), {
      ...about,
      appName: ctx.config.appName,
      at: ctx.now(),
      passkeysLink: ctx.url(paths.accountPasskeys),
    }),
  });
}
