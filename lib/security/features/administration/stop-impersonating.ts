import { signedIn } from "../../core/access";
import { noInput } from "../../core/fields";
import { paths, withNotice } from "../../core/paths";
import { ok, refuse } from "../../core/result";
import { defineUseCase } from "../../use-case";

/** Ends an impersonation. Its administrator is back in their own session, or signs in when that has ended meanwhile. */
export const stopImpersonating = defineUseCase({
  name: "administration.stop-impersonating",
  input: noInput,
  access: signedIn(),
  delegates: ["impersonation"],
  async run(_, ctx) {
    const { userId, impersonator } = ctx.principal;
    if (!impersonator) return refuse("NOT_FOUND");
    const isBack = await ctx.session.stopImpersonating();
    await ctx.emit("impersonation_ended", { userId });
    return ok({ target: isBack ? withNotice(paths.adminUser(userId), "IMPERSONATION_ENDED") : paths.login });
  },
});
