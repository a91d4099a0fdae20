import { anyone } from "../../core/access";
import { ok } from "../../core/result";
import { inspectLink } from "../../domain/links";
import { defineUseCase } from "../../use-case";
import { emailChangeOf, undoRefusal } from "./email-change";
import { emailLinkSchema } from "./schema";

/** Whether the link that takes a change of address back would work, without using it. */
export const inspectEmailUndo = defineUseCase({
  name: "identity.inspect-email-undo",
  feature: "changeEmail",
  input: emailLinkSchema,
  access: anyone(),
  limit: { rule: "link" },
  async run({ token }, ctx) {
    const link = await inspectLink(ctx.db, "undo-change-email", token, ctx.now());
    if (typeof link === "string") return undoRefusal(ctx, link);
    const change = emailChangeOf(link.payload);
    return change ? ok({ email: change.from }) : undoRefusal(ctx, "invalid");
  },
});
