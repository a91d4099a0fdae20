import { inTransaction } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { paths, withQuery } from "../../core/paths";
import { newLinkToken, storeLink } from "../../domain/links";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { chooseTarget } from "../../domain/targets";
import { loginInstructionsMail } from "./emails";

/** Mails a link that signs in, for the browser with this mark; a few at most. */
export async function mailLoginLink(ctx: Context, user: User, binding: string, next: unknown): Promise<void> {
  if (!(await ctx.limiter.takeAccount("mailbox", user.id))) return;
  const { linkWithin } = ctx.config.passwordless;
  const token = newLinkToken();
  const target = chooseTarget(ctx, next);
  const link = ctx.url(withQuery(paths.loginLink(token), { next: target === "/" ? null : target }));
  const mail = await prepareMail(ctx, {
    template: "login_instructions",
    to: user.email,
    written: loginInstructionsMail(await languageFor(ctx, user), {
      appName: ctx.config.appName,
      link,
      within: linkWithin,
    }),
    data: { link, token },
  });
  await inTransaction(ctx.db, async (tx) => {
    await storeLink(tx, { token, purpose: "login", user, within: linkWithin, now: ctx.now(), binding });
    await queueMail(ctx, tx, mail);
  });
  await ctx.emit("login_instructions_sent", { userId: user.id });
}
