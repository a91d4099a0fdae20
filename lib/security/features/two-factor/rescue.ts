import { languageOf } from "@/lib/i18n/language";
import type { User } from "@/prisma/generated/client";
import type { Context, OpenParkedLogin } from "../../context";
import { guestsOnly } from "../../core/access";
import { type Failure, fail, ok, refuse } from "../../core/result";
import { prepareMail, queueMail } from "../../domain/mails";
import { isParkedAs } from "../../domain/second-factors";
import { sendCode } from "../../domain/send-code";
import { chooseTarget } from "../../domain/targets";
import { defineUseCase } from "../../use-case";
import { rescueRequestMail } from "./emails";
import { denied, deniedAndEnded } from "./refusal";
import { rescueOptions } from "./rescue-options";
import { rescueSchema } from "./schema";

/**
 * For somebody whose second factor is not at hand: a code by mail in its place, a message to those who help, or the way to the
 * recovery codes. Nothing of it removes the factor.
 */
export const rescueTwoFactor = defineUseCase({
  name: "two-factor.rescue",
  feature: "twoFactor",
  input: rescueSchema,
  access: guestsOnly(),
  async run({ help_setup, next }, ctx) {
    const parked = await ctx.session.parked();
    if (!parked) return denied();
    if (!isParkedAs(parked, "ready")) return deniedAndEnded(ctx);
    const option = (await rescueOptions(ctx, parked)).find((one) => one === help_setup);
    if (!option) return fail("NOT_A_VALID_CHOICE", "help_setup");
    const failure = await serve[option](ctx, parked);
    return failure ?? ok({ option, target: chooseTarget(ctx, next, ctx.config.redirects.afterLogin) });
  },
});

const serve = {
  email: mailCode,
  help: askForHelp,
  recovery_code: async () => null,
};

async function mailCode(ctx: Context, parked: OpenParkedLogin): Promise<Failure | null> {
  const failure = await sendCode(ctx, {
    purpose: "two-factor-login",
    challenge: parked.hash,
    user: parked.user,
    method: "email",
    phone: null,
    within: ctx.config.twoFactor.mailValidity,
    template: "two_factor_instructions",
  });
  if (!failure) await ctx.emit("tf_security_token_sent", { userId: parked.userId, method: "email" });
  return failure;
}

async function askForHelp(ctx: Context, { user }: OpenParkedLogin): Promise<Failure | null> {
  const verdict = await ctx.limiter.take("askForHelp", user.id);
  if (!verdict.allowed) return refuse("TOO_MANY_REQUESTS", { retryAfter: verdict.retryAfter });
  await queueMail(ctx, ctx.db, await helpMail(ctx, user));
  await ctx.emit("tf_help_requested", { userId: user.id });
  return null;
}

/** In the language of the place: those who help are none of the accounts, and the caller may read another one. */
const helpMail = async (ctx: Context, { email }: User) =>
  prepareMail(ctx, {
    template: "two_factor_rescue",
    to: ctx.config.twoFactor.rescueMail,
    written: rescueRequestMail(await languageOf(ctx.config.language.fallback), {
      appName: ctx.config.appName,
      email,
      at: ctx.now(),
      ip: ctx.request.ip,
    }),
  });
