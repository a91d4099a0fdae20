import { fingerprint } from "@/lib/crypto/safe-equal";
import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { guestsOnly } from "../../core/access";
import { emailKey, normalizeEmail } from "../../core/identity";
import { type Failure, fail, ok } from "../../core/result";
import { completeLogin, loginRefusal } from "../../domain/complete-login";
import { inspectLink, type SpentLink, spendLink } from "../../domain/links";
import { chooseTarget } from "../../domain/targets";
import { defineUseCase } from "../../use-case";
import { mailLoginLink } from "./mail-link";
import { redeemLinkSchema } from "./schema";

/**
 * Signs in by a mailed link, where links have taken the place of the sign-in form. In another browser than the one that asked,
 * the address it was sent to has to be typed: whatever opens links and presses buttons by itself does not know it.
 */
export const redeemLoginLink = defineUseCase({
  name: "login.redeem-link",
  feature: "passwordless",
  input: redeemLinkSchema,
  access: guestsOnly(),
  limit: { rule: "link" },
  async run(input, ctx) {
    const link = await inspectLink(ctx.db, "login", input.token, ctx.now());
    if (link === "invalid") return fail("INVALID_LOGIN_TOKEN");
    if (link === "expired") return mailAnother(ctx, input.token, input.next);
    const refusal = loginRefusal(ctx, link.user, "") ?? (await refusalElsewhere(ctx, link, input.email));
    if (refusal) return refusal;
    const spent = await spendLink(ctx.db, "login", input.token, ctx.now());
    if (typeof spent === "string") return fail("INVALID_LOGIN_TOKEN");

    const outcome = await completeLogin(ctx, spent.user, {
      via: "token",
      remember: ctx.config.sessions.rememberByDefault,
      field: "",
    });
    if (!outcome.ok) return outcome;
    return ok({ ...outcome.value, target: chooseTarget(ctx, input.next, ctx.config.redirects.afterLogin) });
  },
});

async function refusalElsewhere(ctx: Context, { user, binding }: SpentLink, typed: string): Promise<Failure | null> {
  if (binding !== null && binding === (await ctx.session.linkMark())) return null;
  if (typed === "") return fail("LINK_OF_ANOTHER_BROWSER", "email");
  return isAddressOf(user, typed) ? null : fail("USER_DOES_NOT_EXIST", "email");
}

function isAddressOf(user: User, typed: string): boolean {
  const email = normalizeEmail(typed);
  return email !== null && emailKey(email) === emailKey(user.email);
}

/** Somebody who comes too late gets the next link without asking for it; the browser that has the old one asks for it, too. */
async function mailAnother(ctx: Context, token: string, next: unknown): Promise<Failure> {
  const { linkWithin } = ctx.config.passwordless;
  const found = await ctx.db.oneTimeToken.findUnique({ where: { hash: fingerprint(token) }, include: { user: true } });
  if (found && !loginRefusal(ctx, found.user, ""))
    await mailLoginLink(ctx, found.user, await ctx.session.markForLink(linkWithin), next);
  return fail("LOGIN_EXPIRED", "", { within: { milliseconds: linkWithin } });
}
