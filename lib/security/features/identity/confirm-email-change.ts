import { inTransaction, isUniqueViolation } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { anyone } from "../../core/access";
import { paths } from "../../core/paths";
import { ok, type Result } from "../../core/result";
import {
  dropMailedSecrets,
  inspectLink,
  type LinkRefusal,
  newLinkToken,
  spendLink,
  storeLink,
} from "../../domain/links";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { chooseTarget } from "../../domain/targets";
import { replaceEmail } from "../../domain/users";
import { defineUseCase } from "../../use-case";
import { changeEmailRefusal, type EmailChange, emailChangeOf } from "./email-change";
import { changeEmailNoticeMail } from "./emails";
import { emailLinkSchema } from "./schema";

/**
 * Changes the address by the link that was mailed to the new one; works without being signed in, and signs nobody in. What was
 * mailed to the old address dies, sessions live on, and the old address is told, with a link that takes the change back.
 */
export const confirmEmailChange = defineUseCase({
  name: "identity.confirm-email-change",
  feature: "changeEmail",
  input: emailLinkSchema,
  access: anyone(),
  limit: { rule: "link" },
  async run({ token }, ctx): Promise<Result<{ target: string }>> {
    const link = await inspectLink(ctx.db, "change-email", token, ctx.now());
    if (typeof link === "string") return changeEmailRefusal(ctx, link);
    const change = emailChangeOf(link.payload);
    const changed = change ? await spendAndReplace(ctx, link.user, token, change) : "invalid";
    if (typeof changed === "string") return changeEmailRefusal(ctx, changed);
    await ctx.emit("change_email_confirmed", { userId: changed.user.id, oldEmail: changed.oldEmail });
    const { afterChangeEmail, afterLogin } = ctx.config.redirects;
    const elsewhere = ctx.principal?.kind === "user" ? afterLogin : paths.login;
    return ok({ target: chooseTarget(ctx, afterChangeEmail, elsewhere) });
  },
});

/** Link, address and both mails' secrets, all or nothing. Somebody may have taken the address in the meantime. */
async function spendAndReplace(
  ctx: Context,
  owner: User,
  token: string,
  change: EmailChange,
): Promise<{ user: User; oldEmail: string } | LinkRefusal> {
  const { undoWithin } = ctx.config.changeEmail;
  const now = ctx.now();
  const undoToken = newLinkToken();
  const undoLink = ctx.url(paths.undoEmailLink(undoToken));
  const notice = await prepareMail(ctx, {
    template: "change_email_notice",
    to: change.from,
    written: changeEmailNoticeMail(await languageFor(ctx, owner), {
      appName: ctx.config.appName,
      at: now,
      newEmail: change.to,
      undoLink,
      within: undoWithin,
    }),
    data: { link: undoLink, token: undoToken },
  });
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const spent = await spendLink(tx, "change-email", token, now);
      if (typeof spent === "string") return spent;
      const { user } = spent;
      const renewed = user.email === change.from ? await replaceEmail(tx, user, change.to, now) : null;
      if (!renewed) return "invalid";
      await dropMailedSecrets(tx, user.id);
      await storeLink(tx, {
        token: undoToken,
        purpose: "undo-change-email",
        user: renewed,
        within: undoWithin,
        now,
        payload: change,
      });
      await queueMail(ctx, tx, notice);
      return { user: renewed, oldEmail: change.from };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return "invalid";
    throw error;
  }
}
