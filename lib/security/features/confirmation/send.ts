import { inTransaction } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { anyone } from "../../core/access";
import { paths } from "../../core/paths";
import { fail, ok, type Result } from "../../core/result";
import { askingTakes, evenTime } from "../../domain/even-time";
import { findOrRefuse } from "../../domain/identification";
import { newLinkToken, storeLink } from "../../domain/links";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { defineUseCase } from "../../use-case";
import { confirmationInstructionsMail } from "./emails";
import { sendConfirmationSchema } from "./schema";

/** Mails a new confirmation link to somebody who still needs one. */
export const sendConfirmation = defineUseCase({
  name: "confirmation.send",
  feature: "confirmation",
  input: sendConfirmationSchema,
  access: anyone(),
  limit: { rule: "sendMail" },
  disguise: (failure, ctx) => (ctx.config.login.genericResponses ? ok({ sent: true }) : failure),
  run: (input, ctx) => evenTime(askingTakes(ctx.config), () => send(ctx, input.email)),
});

async function send(ctx: Context, typed: string): Promise<Result<{ sent: boolean }>> {
  const found = await findOrRefuse(ctx, typed);
  if (!found.ok) return found;
  const user = found.value;
  if (user.confirmedAt) return fail("ALREADY_CONFIRMED", "email");
  // The answer to somebody disabled is the same, but no mail goes out.
  if (user.active && (await ctx.limiter.takeAccount("mailbox", user.id))) await mailLink(ctx, user);
  return ok({ sent: true });
}

async function mailLink(ctx: Context, user: User): Promise<void> {
  const { linkWithin } = ctx.config.confirmation;
  const token = newLinkToken();
  const link = ctx.url(paths.confirmLink(token));
  const mail = await prepareMail(ctx, {
    template: "confirmation_instructions",
    to: user.email,
    written: confirmationInstructionsMail(await languageFor(ctx, user), {
      appName: ctx.config.appName,
      link,
      within: linkWithin,
    }),
    data: { link, token },
  });
  await inTransaction(ctx.db, async (tx) => {
    await storeLink(tx, {
      token,
      purpose: "confirm",
      user,
      within: linkWithin,
      now: ctx.now(),
      payload: { email: user.email },
    });
    await queueMail(ctx, tx, mail);
  });
  await ctx.emit("confirm_instructions_sent", { userId: user.id });
}
