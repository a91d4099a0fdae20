import type { Context } from "../../context";
import { guestsOnly } from "../../core/access";
import { paths } from "../../core/paths";
import { ok, type Result } from "../../core/result";
import { loginRefusal } from "../../domain/complete-login";
import { askingTakes, evenTime } from "../../domain/even-time";
import { findOrRefuse } from "../../domain/identification";
import { languageFor, prepareMail, queueMail } from "../../domain/mails";
import { defineUseCase } from "../../use-case";
import { usernameRecoveryMail } from "./emails";
import { recoverUsernameSchema } from "./schema";

/** Mails somebody the username that they have forgotten. */
export const recoverUsername = defineUseCase({
  name: "identity.recover-username",
  feature: "usernameRecovery",
  input: recoverUsernameSchema,
  access: guestsOnly(),
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
  if (!(await ctx.limiter.takeAccount("mailbox", user.id))) return ok({ sent: true });
  const { appName } = ctx.config;
  const language = await languageFor(ctx, user);
  const written = usernameRecoveryMail(language, {
    appName,
    username: user.username,
    loginLink: ctx.url(paths.login),
  });
  await queueMail(ctx, ctx.db, await prepareMail(ctx, { template: "username_recovery", to: user.email, written }));
  await ctx.emit("username_recovery_email_sent", { userId: user.id });
  return ok({ sent: true });
}
