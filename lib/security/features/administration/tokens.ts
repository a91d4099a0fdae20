import { ok, refuse } from "../../core/result";
import { listPersonalTokens } from "../../domain/personal-tokens";
import { defineUseCase } from "../../use-case";
import { readsUsers, writesUsers } from "./access";
import { identitySchema, revokeTokenSchema } from "./schema";
import { findSubordinate, findTarget } from "./target";

/** The personal tokens of somebody: what they are called and open, never what they are. */
export const listTokensOfUser = defineUseCase({
  name: "administration.list-tokens",
  feature: "personalTokens",
  input: identitySchema,
  access: readsUsers,
  async run({ identity }, ctx) {
    const found = await findTarget(ctx, identity);
    if (!found.ok) return found;
    return ok({
      email: found.value.email,
      tokens: await listPersonalTokens(ctx.db, found.value, ctx.now(), ctx.config),
    });
  },
});

/** Ends a personal token of somebody, from the next request on. */
export const revokeTokenOfUser = defineUseCase({
  name: "administration.revoke-token",
  feature: "personalTokens",
  input: revokeTokenSchema,
  access: writesUsers,
  async run({ token: id }, ctx) {
    const token = await ctx.db.personalToken.findUnique({ where: { id }, select: { userId: true, name: true } });
    if (!token) return refuse("NOT_FOUND");
    const { userId, name } = token;
    const found = await findSubordinate(ctx, userId);
    if (!found.ok) return found;
    const { count } = await ctx.db.personalToken.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: ctx.now() },
    });
    if (count === 1) await ctx.emit("personal_token_revoked", { userId, token: id, name });
    return ok({ email: found.value.email, userId, name, changed: count === 1 });
  },
});
