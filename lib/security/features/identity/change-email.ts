import { inTransaction } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { signedIn } from "../../core/access";
import { emailKey } from "../../core/identity";
import { paths } from "../../core/paths";
import { type Complaints, fail, failWith, ok, type Result } from "../../core/result";
import { askingTakes, evenTime } from "../../domain/even-time";
import { newLinkToken, storeLink } from "../../domain/links";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { judgeNewEmail } from "../../domain/new-identity";
import { findUserByEmail } from "../../domain/users";
import { defineUseCase, ownAccount } from "../../use-case";
import { changeEmailInstructionsMail } from "./emails";
import { changeEmailSchema } from "./schema";

export type ChangeEmailOutcome = { email: string; currentEmail: string };

/**
 * Asks for another address: a link goes there, and nothing changes before it is used. With generic responses somebody
 * else's address looks like any other; nobody is mailed then.
 */
export const changeEmail = defineUseCase({
  name: "identity.change-email",
  feature: "changeEmail",
  input: changeEmailSchema,
  access: signedIn(),
  fresh: () => true,
  limit: { rule: "sendMail", account: ownAccount },
  run: (input, ctx) => evenTime(askingTakes(ctx.config), () => ask(ctx, ctx.principal.userId, input.email)),
});

async function ask(ctx: Context, userId: string, typed: string): Promise<Result<ChangeEmailOutcome>> {
  const complaints: Complaints = {};
  const email = await judgeNewEmail(ctx, typed, complaints);
  if (email === null) return failWith(complaints);
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
  const taken = fail("EMAIL_ALREADY_ASSOCIATED", "email", { email: typed });
  if (emailKey(email) === emailKey(user.email)) return taken;
  if (!(await findUserByEmail(ctx.db, email))) await mailLink(ctx, user, email);
  else if (!ctx.config.login.genericResponses) return taken;
  return ok({ email, currentEmail: user.email });
}

async function mailLink(ctx: Context, user: User, email: string): Promise<void> {
  const { linkWithin } = ctx.config.changeEmail;
  const token = newLinkToken();
  const link = ctx.url(paths.changeEmailLink(token));
  const mail = await prepareMail(ctx, {
    template: "change_email_instructions",
    to: email,
    written: changeEmailInstructionsMail(await languageFor(ctx, user), {
      appName: ctx.config.appName,
      link,
      within: linkWithin,
    }),
    data: { link, token },
  });
  await inTransaction(ctx.db, async (tx) => {
    const payload = { from: user.email, to: email };
    await storeLink(tx, { token, purpose: "change-email", user, within: linkWithin, now: ctx.now(), payload });
    await queueMail(ctx, tx, mail);
  });
  await ctx.emit("change_email_instructions_sent", { userId: user.id });
}
