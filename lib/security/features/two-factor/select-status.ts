import { z } from "zod";
import { anyone } from "../../core/access";
import { ok } from "../../core/result";
import { isParkedAs, secondFactorsOf } from "../../domain/second-factors";
import { defineUseCase } from "../../use-case";
import { denied } from "./refusal";

/** What a parked login may choose from; what was used last comes first. */
export const selectStatus = defineUseCase({
  name: "two-factor.select-status",
  input: z.object({}),
  access: anyone(),
  async run(_, ctx) {
    const parked = await ctx.session.parked();
    if (!isParkedAs(parked, "select", "ready")) return denied();
    const methods = await secondFactorsOf(ctx, parked.user);
    return methods.length > 1 ? ok({ methods }) : denied();
  },
});
