import type { MailMessage } from "@/lib/mail/message";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { paths } from "../../core/paths";
import { languageFor, prepareMail } from "../../domain/mails";
import { type ConnectionChange, connectionNoticeMail } from "./emails";

/** The mail that tells a person of a change of their connections. Goes out each time: whoever did it may not be them. */
export const prepareNotice = async (
  ctx: Context,
  reader: Pick<User, "email" | "locale">,
  about: { change: ConnectionChange; provider: string },
): Promise<MailMessage> =>
  prepareMail(ctx, {
    template: `oauth_${about.change}_notice`,
    to: reader.email,
    written: connectionNoticeMail(await languageFor(ctx, reader), {
      ...about,
      appName: ctx.config.appName,
      at: ctx.now(),
      connectionsLink: ctx.url(paths.accountConnections),
    }),
  });
