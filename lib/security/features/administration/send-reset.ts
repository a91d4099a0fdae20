import { fail, ok } from "../../core/result";
import { mailResetLink } from "../../domain/reset-links";
import { defineUseCase } from "../../use-case";
import { writesUsers } from "./access";
import { identitySchema } from "./schema";
import { findSubordinate } from "./target";

/** Mails somebody the link by which they choose a new password. Only they get it; the present password keeps working. */
export const sendReset = defineUseCase({
  name: "administration.send-reset",
  feature: "recovery",
  input: identitySchema,
  access: writesUsers,
  async run({ identity }, ctx) {
    const found = await findSubordinate(ctx, identity);
    if (!found.ok) return found;
    const user = found.value;
    if (!user.active) return fail("DISABLED_ACCOUNT", "identity");
    if (!(await ctx.limiter.takeAccount("mailbox", user.id))) return fail("TOO_MANY_REQUESTS", "identity");
    await mailResetLink(ctx, user);
    return ok({ email: user.email });
  },
});
