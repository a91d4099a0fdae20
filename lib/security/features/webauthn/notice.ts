import type { MailMessage } from "@/lib/mail/message";
import type { Context } from "../../context";
import { paths } from "../../core/paths";
import { prepareMail } from "../../domain/mails";
import { type PasskeyChange, passkeyNoticeMail } from "./emails";

/** The mail that tells a person of a change of their passkeys. Goes out each time: whoever did it may not be them. */
export async function prepareNotice(
  ctx: Context,
  userId: string,
  about: { change: PasskeyChange; name: string },
): Promise<MailMessage> {
  const { email } = await ctx.db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  return prepareMail(ctx, {
    template: `passkey_${about.change}_notice`,
    to: email,
    written: passkeyNoticeMail({
      ...about,
      appName: ctx.config.appName,
      at: ctx.now(),
      passkeysLink: ctx.url(paths.accountPasskeys),
    }),
  });
}
