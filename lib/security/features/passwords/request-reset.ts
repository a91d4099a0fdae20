import type { Context } from "../../context";
import { anyone } from "../../core/access";
import { ok, type Result } from "../../core/result";
import { loginRefusal } from "../../domain/complete-login";
import { askingTakes, evenTime } from "../../domain/even-time";
import { findOrRefuse } from "../../domain/identification";
import { mailResetLink } from "../../domain/reset-links";
import { defineUseCase } from "../../use-case";
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
  if (await ctx.limiter.takeAccount("mailbox", user.id)) await mailResetLink(ctx, user);
  return ok({ sent: true });
}
