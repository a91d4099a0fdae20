import { anyone } from "../../core/access";
import { ok } from "../../core/result";
import { inspectLink } from "../../domain/links";
import { defineUseCase } from "../../use-case";
import { linkRefusal } from "./link-refusal";
import { redeemLinkSchema } from "./schema";

/** Whether a sign-in link would work, without using it, and whether this is the browser that asked for it. */
export const inspectSignInLink = defineUseCase({
  name: "unified-sign-in.inspect-link",
  feature: "unifiedSignIn",
  input: redeemLinkSchema.pick({ token: true }),
  access: anyone(),
  limit: { rule: "link" },
  async run({ token }, ctx) {
    const link = await inspectLink(ctx.db, "unified-sign-in", token, ctx.now());
    if (typeof link === "string") return linkRefusal(ctx, link, token);
    return ok({ isHere: link.binding === (await ctx.session.linkMark()) });
  },
});
