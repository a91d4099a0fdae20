import { signedIn } from "../../core/access";
import { ok, refuse } from "../../core/result";
import { defineUseCase } from "../../use-case";
import { tokenSchema } from "./schema";

/** Ends one of the person's tokens from the next request on. Somebody else's is not found. */
export const revokePersonalToken = defineUseCase({
  name: "personal-tokens.revoke",
  feature: "personalTokens",
  input: tokenSchema,
  access: signedIn(),
  async run({ id }, ctx) {
    const { userId } = ctx.principal;
    const [revoked] = await ctx.db.personalToken.updateManyAndReturn({
      where: { id, userId, revokedAt: null },
      data: { revokedAt: ctx.now() },
      select: { name: true },
    });
    if (!revoked) return refuse("NOT_FOUND");
    await ctx.emit("personal_token_revoked", { userId, token: id, name: revoked.name });
    return ok({ name: revoked.name });
  },
});
