import { signedIn } from "../../core/access";
import { fail } from "../../core/result";
import { findSetUp } from "../../domain/factor-set-ups";
import { defineUseCase } from "../../use-case";
import { finishSetUp, setUpExpired } from "./finish-set-up";
import { confirmSetUpSchema } from "./schema";

/** Finishes a set-up by its state token: that of this person, in time, once. A wrong code leaves it open for a few more tries. */
export const confirmSetUp = defineUseCase({
  name: "two-factor.confirm-set-up",
  feature: "twoFactor",
  input: confirmSetUpSchema,
  access: signedIn(),
  async run({ state, code }, ctx) {
    const { userId: id, uniquifier } = ctx.principal;
    const setUp = await findSetUp(ctx, "two-factor-setup", { id, uniquifier }, { token: state });
    if (setUp === "invalid") return fail("API_ERROR");
    if (setUp === "expired") return setUpExpired(ctx);
    return finishSetUp(ctx, ctx.principal, setUp, code);
  },
});
