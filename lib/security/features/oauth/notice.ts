import type { MailMessage } from "@/lib/mail/message";
import type { Context } from "../../context";
import { paths } from "../../core/paths";
import { prepareMail } from "../../domain/mails";
import { type ConnectionChange, connectionNoticeMail } from "./emails";

/** The mail that tells a person of a change of their connections. Goes out each time: whoever did it may not be them. */
export const prepareNotice = (
  ctx: Context,
  to: string,
  about: { change: ConnectionChange; provider: string },
): Promise<MailMessage> =>
  prepareMail(ctx, {
    template: `oauth_${about.change}_notice`,
    to,
    written: connectionNoticeMail({
      ...about,
      appName: ctx.config.appName,
      at: ctx.now(),
      connectionsLink: ctx.url(paths.accountConnections),
    }),
  });
