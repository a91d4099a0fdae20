import type { MailMessage } from "@/lib/mail/message";
import type { TwoFactorMethod, User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { paths } from "../../core/paths";
import { languageFor, prepareMail } from "../../domain/mails";
import { signInMethodMail } from "./emails";

/** The mail that tells a person about a change of their ways to sign in, ready to be queued with the change. */
export const methodNotice = async (
  ctx: Context,
  user: User,
  change: "added" | "removed",
  methods: TwoFactorMethod[],
): Promise<MailMessage> =>
  prepareMail(ctx, {
    template: "us_notice",
    to: user.email,
    written: signInMethodMail(await languageFor(ctx, user), {
      appName: ctx.config.appName,
      change,
      methods,
      at: ctx.now(),
      methodsLink: ctx.url(paths.accountSignInMethods),
    }),
  });
