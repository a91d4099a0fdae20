import { anyone } from "../../core/access";
import { ok } from "../../core/result";
import { giveBackRefreshToken } from "../../domain/refresh-tokens";
import { chooseTarget } from "../../domain/targets";
import { defineUseCase } from "../../use-case";
import { logoutSchema } from "./schema";

/**
 * Ends the caller's session, and the family of the refresh token that they hand back. Auth tokens end by themselves. Somebody
 * who has no session gets the same answer.
 */
export const logout = defineUseCase({
  name: "login.logout",
  input: logoutSchema,
  access: anyone(),
  delegates: ["impersonation"],
  async run(input, ctx) {
    const wasSignedIn = ctx.principal?.kind === "user";
    await ctx.session.end();
    if (input.refresh_token) await giveBackRefreshToken(ctx, input.refresh_token);
    if (wasSignedIn) await ctx.emit("identity_changed", { userId: null });
    return ok({ target: chooseTarget(ctx, input.next, ctx.config.redirects.afterLogout) });
  },
});
