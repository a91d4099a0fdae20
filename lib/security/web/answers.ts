import "server-only";
import { z } from "zod";
import { issueAuthToken } from "../domain/auth-tokens";
import type { LoginOutcome, TokenOwner } from "../domain/complete-login";
import { issueRefreshToken, type RefreshToken } from "../domain/refresh-tokens";
import type { Presenting } from "./endpoint";
import { deliverRefreshToken } from "./refresh-cookie";

/** Shapes that several JSON answers share, and how they are filled. */

/** What clients are told about the person: nothing, unless the template's owner adds keys here and below (the contract's security payload). */
export const userShape = z.object({});
export const userPayload = (): z.output<typeof userShape> => ({});

export const tokenShape = z.object({
  user: userShape.extend({ authentication_token: z.string().optional(), refresh_token: z.string().optional() }),
});
export const signedInShape = tokenShape.extend({ tf_required: z.literal(false) });

/** Somebody is signed in now. */
export const signedInAnswer = async (owner: TokenOwner, at: Presenting): Promise<z.output<typeof signedInShape>> => ({
  ...(await withToken(owner, at)),
  tf_required: false,
});

/** What a first factor leads to: a signed-in person, or the second step and nothing about the person. */
export const loginShape = z.object({
  user: tokenShape.shape.user.optional(),
  tf_required: z.boolean(),
  tf_state: z.enum(["setup_from_login", "ready"]).optional(),
  tf_method: z.string().optional(),
  tf_primary_method: z.string().optional(),
  tf_signin_url: z.string().optional(),
  tf_select: z.literal(true).optional(),
  tf_setup_methods: z.array(z.string()).optional(),
});

export async function loginAnswer(outcome: LoginOutcome, at: Presenting): Promise<z.output<typeof loginShape>> {
  if (outcome.status === "signed-in") return signedInAnswer(outcome, at);
  if (outcome.status === "set-up-required") return { tf_required: true, tf_state: "setup_from_login" };
  const { method, methods } = outcome;
  if (method === null) return { tf_required: true, tf_select: true, tf_setup_methods: methods };
  if (method === "webauthn")
    return { tf_required: true, tf_state: "ready", tf_method: method, tf_signin_url: "/wan-signin" };
  return { tf_required: true, tf_state: "ready", tf_method: method, tf_primary_method: method };
}

/** The same after a link that came by mail, which gives no auth token. */
export const linkLoginAnswer = async (outcome: LoginOutcome, at: Presenting): Promise<z.output<typeof loginShape>> =>
  outcome.status === "signed-in" ? { user: userPayload(), tf_required: false } : loginAnswer(outcome, at);

/**
 * The person, with an auth token where the query asks for one, and a refresh token beside it. Presence counts, not the value.
 * Somebody who was changed or shut out in this very moment gets none.
 */
export async function withToken(
  { userId, uniquifier }: TokenOwner,
  { ctx, services, request }: Presenting,
): Promise<z.output<typeof tokenShape>> {
  const user = userPayload();
  if (!new URL(request.url).searchParams.has("include_auth_token")) return { user };
  const owner = await ctx.db.user.findUnique({ where: { id: userId, uniquifier, active: true } });
  if (!owner) return { user };
  return {
    user: {
      ...user,
      authentication_token: await issueAuthToken(ctx, owner),
      ...(ctx.config.features.refreshTokens
        ? await deliverRefreshToken(services, await issueRefreshToken(ctx, owner))
        : {}),
    },
  };
}

/** A traded refresh token: a new auth token, and the next refresh token. */
export const refreshedAnswer = async (
  { authToken, refreshToken }: { authToken: string; refreshToken: RefreshToken },
  { services }: Presenting,
): Promise<z.output<typeof tokenShape>> => ({
  user: {
    ...userPayload(),
    authentication_token: authToken,
    ...(await deliverRefreshToken(services, refreshToken)),
  },
});
