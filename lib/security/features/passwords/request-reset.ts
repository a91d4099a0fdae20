import { inTransaction } from "@/lib/db";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { anyone } from "../../core/access";
import { humanDuration } from "../../core/durations";
import { paths } from "../../core/paths";
import { ok, type Result } from "../../core/result";
import { loginRefusal } from "../../domain/complete-login";
import { askingTakes, evenTime } from "../../domain/even-time";
import { findOrRefuse } from "../../domain/identification";
import { newLinkToken, storeLink } from "../../domain/links";
import { prepareMail, queueMail } from "../../domain/mails";
import { defineUseCase } from "../../use-case";
import { resetInstructionsMail } from "./emails";
import { requestResetSchema } from "./schema";

/** Mails a link that lets somebody choose a new password. */
export const requestReset = defineUseCase({
  name: "passwords.request-reset",
  feature: "recovery",
  input: requestResetSchema,
  access: anyone(),
  limit: { rule: "sendMail" },
  disguise: (failure, ctx) => (ctx.config.login.genericResponses ? ok({ sent: true }) : failure),
  run: (input, ctx) => evenTime(askingTakes(ctx.config), () => send(ctx, input.email)),
});

async function send(ctx: Context, typed: string): Promise<Result<{ sent: boolean }>> {
  const found = await findOrRefuse(ctx, typed);
  if (!found.ok) return found;
  const user = found.value;
  const refusal = loginRefusal(ctx, user, "email");
  if (refusal) return refusal;
  if (await ctx.limiter.takeAccount("sendMail", user.id)) await mailLink(ctx, user);
  return ok({ sent: true });
}

async function mailLink(ctx: Context, user: User): Promise<void> {
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
