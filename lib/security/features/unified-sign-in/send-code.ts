import type { CodeSecret, User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { guestsOnly } from "../../core/access";
import { paths, withQuery } from "../../core/paths";
import { type Failure, fail, ok, type Result } from "../../core/result";
import { needsConfirmation } from "../../domain/complete-login";
import { askingTakes, evenTime } from "../../domain/even-time";
import { passcodeSecretsOf } from "../../domain/passcode-methods";
import { sendCode } from "../../domain/send-code";
import { chooseTarget } from "../../domain/targets";
import { findUserByIdentity } from "../../domain/users";
import { defineUseCase } from "../../use-case";
import { forSignIn, refusalBeforeProof } from "./for-sign-in";
import { sendCodeSchema } from "./schema";

type Asked = { identity: string; chosen_method: string; next?: unknown };

/**
 * Sends a code to sign in with, by a method that the person has set up; a mail holds a link beside it, for the browser that
 * asks here. With generic responses everybody gets the same answer, also who has to wait for the next code.
 */
export const sendSignInCode = defineUseCase({
  name: "unified-sign-in.send-code",
  feature: "unifiedSignIn",
  input: sendCodeSchema,
  access: guestsOnly(),
  limit: { rule: "sendMail" },
  disguise: (failure, ctx) => (ctx.config.login.genericResponses ? ok({ sent: true }) : failure),
  run: (input, ctx) => evenTime(askingTakes(ctx.config), () => send(ctx, input)),
});

async function send(ctx: Context, asked: Asked): Promise<Result<{ sent: boolean }>> {
  // Before anything is looked up: every browser that asks is marked, whoever it asks for.
  const binding = await ctx.session.markForLink(ctx.config.unifiedSignIn.codeWithin);
  const user = await findUserByIdentity(ctx, asked.identity);
  const early = refusalBeforeProof(ctx, user);
  if (!user || early) return early ?? fail("US_SPECIFY_IDENTITY", "identity");
  const secret = (await passcodeSecretsOf(ctx, ctx.db, user.id)).find(({ method }) => method === asked.chosen_method);
  if (!secret || secret.method === "authenticator") return fail("US_METHOD_NOT_AVAILABLE", "chosen_method");
  if (needsConfirmation(ctx, user)) return fail("CONFIRMATION_REQUIRED", "identity");
  const failure = await sendTo(ctx, user, secret.method, secret, binding, asked.next);
  if (failure) return ctx.config.login.genericResponses ? ok({ sent: true }) : failure;
  return ok({ sent: true });
}

async function sendTo(
  ctx: Context,
  user: User,
  method: "email" | "sms",
  secret: CodeSecret,
  binding: string,
  next: unknown,
): Promise<Failure | null> {
  const target = chooseTarget(ctx, next);
  const failure = await sendCode(ctx, {
    purpose: forSignIn.purpose,
    challenge: forSignIn.challenge(method),
    user,
    method,
    phone: secret.phoneE164,
    within: ctx.config.unifiedSignIn.codeWithin,
    template: "us_instructions",
    link: {
      purpose: "unified-sign-in",
      binding,
      path: (token) => withQuery(paths.unifiedSignInLink(token), { next: target === "/" ? null : target }),
    },
  });
  if (!failure)
    await ctx.emit("us_security_token_sent", { userId: user.id, method, sendMagicLink: method === "email" });
  return failure;
}
