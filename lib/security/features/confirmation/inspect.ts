import { anyone } from "../../core/access";
import { fail, ok } from "../../core/result";
import { findSpentLink, inspectLink } from "../../domain/links";
import { defineUseCase } from "../../use-case";
import { confirmSchema } from "./schema";

/** Whether a confirmation link would work, without using it: for the page that shows the button. */
export const inspectConfirmation = defineUseCase({
  name: "confirmation.inspect",
  feature: "confirmation",
  input: confirmSchema,
  access: anyone(),
  limit: { rule: "link" },
  async run({ token }, ctx) {
    const link = await inspectLink(ctx.db, "confirm", token, ctx.now());
    if (link === "expired")
      return fail("CONFIRMATION_EXPIRED", "", { within: { milliseconds: ctx.config.confirmation.linkWithin } });
    if (link !== "invalid") return ok({ usable: true });
    const spent = await findSpentLink(ctx.db, "confirm", token);
    return fail(spent?.confirmedAt ? "ALREADY_CONFIRMED" : "INVALID_CONFIRMATION_TOKEN");
  },
});
