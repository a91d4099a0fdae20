import { anyone } from "../../core/access";
import { ok } from "../../core/result";
import { inspectLink } from "../../domain/links";
import { defineUseCase } from "../../use-case";
import { unlockRefusal } from "./refusal";
import { unlockSchema } from "./schema";

/** Whether a link to go on signing in would work, without using it. */
export const inspectUnlock = defineUseCase({
  name: "unlock.inspect",
  input: unlockSchema,
  access: anyone(),
  limit: { rule: "link" },
  async run({ token }, ctx) {
    const link = await inspectLink(ctx.db, "unlock", token, ctx.now());
    return typeof link === "string" ? unlockRefusal(ctx, link) : ok({ pausedAt: link.createdAt });
  },
});
