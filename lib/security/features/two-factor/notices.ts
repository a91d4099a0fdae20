import type { MailMessage } from "@/lib/mail/message";
import type { TwoFactorMethod, User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { paths } from "../../core/paths";
import { languageFor, prepareMail } from "../../domain/mails";
import { type FactorChange, factorNoticeMail } from "./emails";

/** The mail that tells a person about a change of their second factor, ready to be queued with the change. */
export const factorNotice = async (
  ctx: Context,
  user: User,
  change: FactorChange,
  method: TwoFactorMethod,
): Promise<MailMessage> =>
  prepareMail(ctx, {
    template: "two_factor_notice",
    to: user.email,
    written: factorNoticeMail(await languageFor(ctx, user), {
      appName: ctx.config.appName,
      change,
      method,
      at: ctx.now(),
      twoFactorLink: ctx.url(paths.accountTwoFactor),
    }),
  });
