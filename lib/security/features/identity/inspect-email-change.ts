import { anyone } from "../../core/access";
import { ok } from "../../core/result";
import { inspectLink } from "../../domain/links";
import { findUserByEmail } from "../../domain/users";
import { defineUseCase } from "../../use-case";
import { changeEmailRefusal, emailChangeOf } from "./email-change";
import { emailLinkSchema } from "./schema";

/** Whether the link that was mailed to a new address would work, without using it: for the page that shows the button. */
export const inspectEmailChange = defineUseCase({
  name: "identity.inspect-email-change",
  feature: "changeEmail",
  input: emailLinkSchema,
  access: anyone(),
  limit: { rule: "link" },
  async run({ token }, ctx) {
    const link = await inspectLink(ctx.db, "change-email", token, ctx.now());
    if (typeof link === "string") return changeEmailRefusal(ctx, link);
    const change = emailChangeOf(link.payload);
    const good = change?.from === link.user.email && !(await findUserByEmail(ctx.db, change.to));
    // Whoever holds the link reads the new mailbox, so its address is nothing new; the old one may be.
    return good ? ok({ email: change.to }) : changeEmailRefusal(ctx, "invalid");
  },
});
