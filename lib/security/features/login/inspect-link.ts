import { anyone } from "../../core/access";
import { fail, ok } from "../../core/result";
import { inspectLink } from "../../domain/links";
import { defineUseCase } from "../../use-case";
import { redeemLinkSchema } from "./schema";

/** Whether a sign-in link would work, without using it, and whether this is the browser that asked for it. */
export const inspectLoginLink = defineUseCase({
  name: "login.inspect-link",
  feature: "passwordless",
  input: redeemLinkSchema.pick({ token: true }),
  access: anyone(),
  limit: { rule: "link" },
  async run({ token }, ctx) {
    const link = await inspectLink(ctx.db, "login", token, ctx.now());
    if (link === "expired")
      return fail("LOGIN_EXPIRED", "", { within: { milliseconds: ctx.config.passwordless.linkWithin } });
    if (link === "invalid") return fail("INVALID_LOGIN_TOKEN");
    return ok({ isHere: link.binding === (await ctx.session.linkMark()) });
  },
});
