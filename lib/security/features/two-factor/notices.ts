import type { MailMessage } from "@/lib/mail/message";
import type { TwoFactorMethod, User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { paths } from "../../core/paths";
import { prepareMail } from "../../domain/mails";
import { type FactorChange, factorNoticeMail } from "./emails";

/** The mail that tells a person about a change of their second factor, ready to be queued with the change. */
export const factorNotice = (
  ctx: Context,
  user: User,
  change: FactorChange,
  method: TwoFactorMethod,
): Promise<MailMessage> =>
  prepareMail(ctx, {
    template: "two_factor_notice",
    to: user.email,
    written: factorNoticeMail({
      appName: ctx.config.appName,
      change,
      factor: factorNames[method],
      at: ctx.now(),
      twoFactorLink: ctx.url(paths.accountTwoFactor),
    }),
  });

const factorNames: Record<TwoFactorMethod, string> = {
  authenticator: "a code of an authenticator app",
  email: "a code sent by mail",
  sms: "a code sent as a text message",
};
