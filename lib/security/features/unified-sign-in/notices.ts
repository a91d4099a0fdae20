import type { MailMessage } from "@/lib/mail/message";
import type { TwoFactorMethod, User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { paths } from "../../core/paths";
import { prepareMail } from "../../domain/mails";
import { signInMethodMail } from "./emails";

/** The mail that tells a person about a change of their ways to sign in, ready to be queued with the change. */
export const methodNotice = (
  ctx: Context,
  user: User,
  change: "added" | "removed",
  methods: TwoFactorMethod[],
): Promise<MailMessage> =>
  prepareMail(ctx, {
    template: "us_notice",
    to: user.email,
    written: signInMethodMail({
      appName: ctx.config.appName,
      change,
      methods: methods.map((method) => names[method]),
      at: ctx.now(),
      methodsLink: ctx.url(paths.accountSignInMethods),
    }),
  });

const names: Record<TwoFactorMethod, string> = {
  authenticator: "codes of an authenticator app",
  email: "codes sent by mail",
  sms: "codes sent as text messages",
};
