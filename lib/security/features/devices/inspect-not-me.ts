import { anyone } from "../../core/access";
import { ok } from "../../core/result";
import { inspectLink } from "../../domain/links";
import { defineUseCase } from "../../use-case";
import { notMeRefusal } from "./refusal";
import { notMeSchema } from "./schema";

/** Whether a link "this was not me" would work, without using it. */
export const inspectNotMe = defineUseCase({
  name: "devices.inspect-not-me",
  input: notMeSchema,
  access: anyone(),
  limit: { rule: "link" },
  async run({ token }, ctx) {
    const link = await inspectLink(ctx.db, "not-me", token, ctx.now());
    return typeof link === "string" ? notMeRefusal(ctx, link) : ok({ signedInAt: link.createdAt });
  },
});
