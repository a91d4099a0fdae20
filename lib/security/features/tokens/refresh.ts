import type { RefreshTracker, User } from "@/prisma/generated/client";
import type { Context } from "../../context";
import { anyone } from "../../core/access";
import { type Failure, fail, ok } from "../../core/result";
import { issueAuthToken, standsFor } from "../../domain/auth-tokens";
import { loginRefusal } from "../../domain/complete-login";
import { idleLimit, type OpenedRefreshToken, openRefreshToken, tradeRefreshToken } from "../../domain/refresh-tokens";
import { defineUseCase } from "../../use-case";
import { revokeForReuse } from "./revoke-for-reuse";
import { refreshSchema } from "./schema";

const field = "refresh_token";

/**
 * Trades a refresh token for a new auth token and the next refresh token. It is no proof of identity: the new auth token is as
 * old, for freshness, as the sign-in that began the family. A token presented again after it was traded means that two hold it,
 * so the whole family ends.
 */
export const refresh = defineUseCase({
  name: "tokens.refresh",
  feature: "refreshTokens",
  input: refreshSchema,
  access: anyone(),
  limit: { rule: "refreshToken" },
  async run({ refresh_token }, ctx) {
    const opened = openRefreshToken(ctx.keyring, refresh_token);
    if (!opened) return invalid("INVALID");
    const tracker = await findTracker(ctx, opened);
    if (!tracker) return invalid("NOT_FOUND");
    const refusal = await refusalOf(ctx, tracker, opened);
    if (refusal) return refusal;

    // Made before the trade: should this fail, the client can try again with the token it has.
    const authToken = await issueAuthToken(ctx, tracker.user, { authenticatedAt: tracker.createdAt });
    const traded = await tradeRefreshToken(ctx, opened);
    return traded ? ok({ authToken, refreshToken: traded }) : overtaken(ctx, opened);
  },
});

type Tracker = RefreshTracker & { user: User };

const findTracker = (ctx: Context, { family }: OpenedRefreshToken): Promise<Tracker | null> =>
  ctx.db.refreshTracker.findUnique({ where: { family }, include: { user: true } });

/** Why the family gives nothing for this token, in the contract's order; null = it does. */
async function refusalOf(ctx: Context, tracker: Tracker, opened: OpenedRefreshToken): Promise<Failure | null> {
  if (tracker.gen !== opened.generation) {
    if (opened.generation < tracker.gen) await revokeForReuse(ctx, tracker);
    return invalid("GEN_MISMATCH");
  }
  if (tracker.expiresAt <= ctx.now() || tracker.lastUsedAt <= idleLimit(ctx)) return invalid("EXPIRED");
  if (tracker.revokedAt) return invalid("REVOKED");
  if (!standsFor(tracker.user, opened.uniquifier, ctx.config)) return fail("USER_DOES_NOT_EXIST", field);
  return loginRefusal(ctx, tracker.user, field);
}

/** Something happened between the look and the trade, in most cases another trade of the same token. */
async function overtaken(ctx: Context, opened: OpenedRefreshToken): Promise<Failure> {
  const tracker = await findTracker(ctx, opened);
  return (tracker && (await refusalOf(ctx, tracker, opened))) ?? invalid("NOT_FOUND");
}

const invalid = (reason: string): Failure => fail("REFRESH_TOKEN_INVALID", field, { reason });
