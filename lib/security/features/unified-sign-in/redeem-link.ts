import type { User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { guestsOnly } from "../../core/access";
import { type Failure, fail, ok } from "../../core/result";
import { allOrNothing } from "../../domain/all-or-nothing";
import { proveSentCode } from "../../domain/code-proofs";
import { completeLogin, loginRefusal } from "../../domain/complete-login";
import { inspectLink, type SpentLink, spendLink } from "../../domain/links";
import { codeMethodsOf } from "../../domain/passcode-methods";
import { chooseTarget } from "../../domain/targets";
import { defineUseCase } from "../../use-case";
import { forSignIn, voidMail } from "./for-sign-in";
import { linkRefusal } from "./link-refusal";
import { redeemLinkSchema } from "./schema";

/**
 * Signs in by the link of a mail. In another browser than the one that asked for it, the code of the same mail is needed too:
 * a scanner that presses every button gets no session, and nobody can be lured into an account by a link that was sent to them.
 */
export const redeemSignInLink = defineUseCase({
  name: "unified-sign-in.redeem-link",
  feature: "unifiedSignIn",
  input: redeemLinkSchema,
  access: guestsOnly(),
  limit: { rule: "link" },
  disguise: (failure, ctx) =>
    ctx.config.login.genericResponses && failure.code === "INVALID_CODE" && "" in failure.complaints
      ? fail("GENERIC_AUTHN_FAILED")
      : failure,
  async run(input, ctx) {
    const link = await inspectLink(ctx.db, "unified-sign-in", input.token, ctx.now());
    if (typeof link === "string") return linkRefusal(ctx, link, input.token);
    const { user } = link;
    if (!(await codeMethodsOf(ctx, ctx.db, user.id)).includes("email")) return fail("INVALID_CODE");
    const refusal =
      loginRefusal(ctx, user, "") ??
      (await refusalElsewhere(ctx, link, input.passcode ?? "")) ??
      (await spend(ctx, user, input.token));
    if (refusal) return refusal;

    await ctx.limiter.forgive("credentialCheck", user.id);
    const outcome = await completeLogin(ctx, user, {
      via: "email",
      remember: ctx.config.sessions.rememberByDefault,
      field: "",
      countsAsBoth: !ctx.config.unifiedSignIn.mfaRequired.includes("email"),
    });
    if (!outcome.ok) return outcome;
    return ok({ ...outcome.value, target: chooseTarget(ctx, input.next, ctx.config.redirects.afterLogin) });
  },
});

async function refusalElsewhere(ctx: Context, { user, binding }: SpentLink, passcode: string): Promise<Failure | null> {
  if (binding !== null && binding === (await ctx.session.linkMark())) return null;
  if (passcode.trim() === "") return fail("LINK_OF_ANOTHER_BROWSER", "passcode");
  const asked = { purpose: forSignIn.purpose, challenge: forSignIn.challenge("email"), user };
  if (await proveSentCode(ctx, asked, passcode.replaceAll(" ", ""))) return null;
  await ctx.emit("user_failed_authn", { userId: user.id, authType: "passcode", tfa: false });
  return fail("INVALID_CODE", "passcode");
}

/** The link and the code beside it, both at once. */
const spend = (ctx: Context, user: User, token: string): Promise<Failure | null> =>
  allOrNothing(ctx.db, async (tx) => {
    const spent = await spendLink(tx, "unified-sign-in", token, ctx.now());
    if (typeof spent === "string") return linkRefusal(ctx, spent, token);
    await voidMail(tx, user.id);
    return null;
  });
