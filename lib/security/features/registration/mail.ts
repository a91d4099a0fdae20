import { fingerprint } from "@/lib/crypto/safe-equal";
import { inTransaction } from "@/lib/db";
import type { MailMessage } from "@/lib/mail/message";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { emailKey } from "../../core/identity";
import { paths } from "../../core/paths";
import { newLinkToken, storeLink } from "../../domain/links";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { welcomeExistingMail, welcomeExistingUsernameMail, welcomeMail } from "./emails";

/** The welcome mail; it carries the confirmation link where addresses must be confirmed. */
export function writeWelcome(ctx: Context, email: string, token: string | null): Promise<MailMessage> {
  const link = token === null ? null : ctx.url(paths.confirmLink(token));
  const confirmation = link === null ? null : { link, within: ctx.config.confirmation.linkWithin };
  return prepareMail(ctx, {
    template: "welcome",
    to: email,
    written: welcomeMail(ctx.language, { appName: ctx.config.appName, email, confirmation }),
    data: link === null ? {} : { link, token },
  });
}

/** Tells the owner of an address that somebody tried to register it, with the ways back in. At most a few mails. */
export async function mailExistingEmail(ctx: Context, owner: User): Promise<void> {
  const { features, registration, confirmation, recovery, appName } = ctx.config;
  if (!registration.sendWelcomeMail || !owner.active || !(await ctx.limiter.takeAccount("mailbox", owner.id))) return;
  const confirmationToken = features.confirmation && owner.confirmedAt === null ? newLinkToken() : null;
  const resetToken = features.recovery ? newLinkToken() : null;
  const confirmationLink = confirmationToken && ctx.url(paths.confirmLink(confirmationToken));
  const resetLink = resetToken && ctx.url(paths.resetLink(resetToken));
  const mail = await prepareMail(ctx, {
    template: "welcome_existing",
    to: owner.email,
    written: welcomeExistingMail(await languageFor(ctx, owner), {
      appName,
      email: owner.email,
      username: owner.username,
      resetLink,
      confirmationLink,
    }),
    data: { resetLink, resetToken, confirmationLink, confirmationToken },
  });
  await inTransaction(ctx.db, async (tx) => {
    const now = ctx.now();
    if (confirmationToken)
      await storeLink(tx, {
        token: confirmationToken,
        purpose: "confirm",
        user: owner,
        within: confirmation.linkWithin,
        now,
        payload: { email: owner.email },
      });
    if (resetToken)
      await storeLink(tx, { token: resetToken, purpose: "reset", user: owner, within: recovery.linkWithin, now });
    await queueMail(ctx, tx, mail);
  });
}

/** Tells a new address that the username it chose is taken. */
export async function mailExistingUsername(ctx: Context, email: string, username: string): Promise<void> {
  if (
    !ctx.config.registration.sendWelcomeMail ||
    !(await ctx.limiter.takeAccount("mailbox", fingerprint(emailKey(email))))
  )
    return;
  const written = welcomeExistingUsernameMail(ctx.language, { appName: ctx.config.appName, email, username });
  await queueMail(ctx, ctx.db, await prepareMail(ctx, { template: "welcome_existing_username", to: email, written }));
}
