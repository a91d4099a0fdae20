import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { guestsOnly } from "../../core/access";
import { ok, type Result } from "../../core/result";
import { loginRefusal } from "../../domain/complete-login";
import { askingTakes, evenTime } from "../../domain/even-time";
import { findOrRefuse } from "../../domain/identification";
import { defineUseCase } from "../../use-case";
import { mailLoginLink } from "./mail-link";
import { sendLinkSchema } from "./schema";

/** Mails a sign-in link, where links have taken the place of the sign-in form. */
export const sendLoginLink = defineUseCase({
  name: "login.send-link",
  feature: "passwordless",
  input: sendLinkSchema,
  access: guestsOnly(),
  limit: { rule: "sendMail" },
  disguise: (failure, ctx) => (ctx.config.login.genericResponses ? ok({ sent: true }) : failure),
  run: (input, ctx) => evenTime(askingTakes(ctx.config), () => send(ctx, input.email, input.next)),
});

async function send(ctx: Context, typed: string, next: unknown): Promise<Result<{ sent: boolean }>> {
  // Before anything is looked up: every browser that asks is marked, whoever it asks for.
  const binding = await ctx.session.markForLink(ctx.config.passwordless.linkWithin);
  const found = await findOrRefuse(ctx, typed);
  if (!found.ok) return found;
  const user: User = found.value;
  const refusal = loginRefusal(ctx, user, "email");
  if (refusal) return refusal;
  await mailLoginLink(ctx, user, binding, next);
  return ok({ sent: true });
}
