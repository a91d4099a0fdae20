import { anyone } from "../../core/access";
import { ok } from "../../core/result";
import { inspectLink } from "../../domain/links";
import { defineUseCase } from "../../use-case";
import { earlyLinkRefusal, resetLinkRefusal } from "./refusal";
import { resetLinkSchema } from "./schema";

/** Whether a reset link would work, without using it: for the page that asks for the new password. */
export const inspectReset = defineUseCase({
  name: "passwords.inspect-reset",
  feature: "recovery",
  input: resetLinkSchema,
  access: anyone(),
  limit: { rule: "link" },
  async run({ token }, ctx) {
    const link = await inspectLink(ctx.db, "reset", token, ctx.now());
    if (typeof link === "string") return resetLinkRefusal(ctx, link);
    return earlyLinkRefusal(ctx, link) ?? ok({ usable: true, minLength: ctx.config.passwords.minLength });
  },
});
