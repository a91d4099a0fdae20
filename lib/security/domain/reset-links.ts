import { inTransaction } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../context";
import { humanDuration } from "../core/durations";
import { paths } from "../core/paths";
import { resetInstructionsMail } from "./emails";
import { newLinkToken, storeLink } from "./links";
import { prepareMail, queueMail } from "./mails";

/** Mails somebody the link by which they choose a new password. Older links of the kind die. */
export async function mailResetLink(ctx: Context, user: User): Promise<void> {
  const { linkWithin, sendMail } = ctx.config.recovery;
  const token = newLinkToken();
  const link = ctx.url(paths.resetLink(token));
  const written = resetInstructionsMail({ appName: ctx.config.appName, link, within: humanDuration(linkWithin) });
  const mail = sendMail
    ? await prepareMail(ctx, { template: "reset_instructions", to: user.email, written, data: { link, token } })
    : null;
  await inTransaction(ctx.db, async (tx) => {
    await storeLink(tx, { token, purpose: "reset", user, within: linkWithin, now: ctx.now() });
    if (mail) await queueMail(ctx, tx, mail);
  });
  await ctx.emit("reset_password_instructions_sent", { userId: user.id });
}
