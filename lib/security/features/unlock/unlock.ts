import { inTransaction } from "@/lib/db";
import { anyone } from "../../core/access";
import { paths } from "../../core/paths";
import { ok } from "../../core/result";
import { spendLink } from "../../domain/links";
import { defineUseCase } from "../../use-case";
import { unlockRefusal } from "./refusal";
import { unlockSchema } from "./schema";

/**
 * Lets the owner of an account try their password again although strangers have used up its tries. It signs nobody in, and
 * gives as many tries as there were, once for each mail; so a stranger gains nothing by it.
 */
export const unlock = defineUseCase({
  name: "unlock.unlock",
  input: unlockSchema,
  access: anyone(),
  limit: { rule: "link" },
  async run({ token }, ctx) {
    const link = await inTransaction(ctx.db, (tx) => spendLink(tx, "unlock", token, ctx.now()));
    if (typeof link === "string") return unlockRefusal(ctx, link);
    await ctx.limiter.forgive("credentialCheck", link.user.id);
    await ctx.emit("sign_in_resumed", { userId: link.user.id });
    return ok({ target: paths.login });
  },
});
