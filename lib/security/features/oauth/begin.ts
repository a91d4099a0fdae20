import type { HandshakeSite } from "@/lib/oauth/handshake";
import { beginHandshake } from "@/lib/oauth/handshake";
import type { OAuthProvider } from "@/lib/oauth/provider";
import type { Context } from "../../context";
import { guestsOnly, signedIn } from "../../core/access";
import { paths } from "../../core/paths";
import { fail, ok, type Result, refuse } from "../../core/result";
import { isForeignTarget } from "../../domain/targets";
import { defineUseCase } from "../../use-case";
import { type FlowPurpose, openFlow } from "./flows";
import { findProvider } from "./providers";
import { beginSchema } from "./schema";

export type Departure = { address: string; redirect: boolean };

/** Sends a guest to another service to sign in with it. */
export const beginSignIn = defineUseCase({
  name: "oauth.begin-sign-in",
  feature: "oauth",
  input: beginSchema,
  access: guestsOnly(),
  limit: { rule: "beginCeremony" },
  run: (input, ctx) => begin(ctx, "sign-in", input),
});

/** Sends a signed-in person there to prove once more who they are. */
export const beginVerification = defineUseCase({
  name: "oauth.begin-verification",
  feature: "oauth",
  input: beginSchema,
  access: signedIn(),
  limit: { rule: "beginCeremony" },
  run: (input, ctx) => begin(ctx, "verify", input),
});

/** Sends a signed-in person there to connect that account with this one. */
export const beginConnection = defineUseCase({
  name: "oauth.begin-connection",
  feature: "oauth",
  input: beginSchema,
  access: signedIn(),
  fresh: () => true,
  limit: { rule: "beginCeremony" },
  run: (input, ctx) => begin(ctx, "connect", input),
});

async function begin(
  ctx: Context,
  purpose: FlowPurpose,
  input: { provider: string; next?: unknown; redirect: boolean },
): Promise<Result<Departure>> {
  const provider = findProvider(ctx, input.provider);
  if (!provider) return refuse("NOT_FOUND");
  if (purpose === "verify" && ctx.config.freshness.within < 0) return refuse("NOT_FOUND");
  if (isForeignTarget(ctx, input.next)) return fail("INVALID_REDIRECT", "next");
  const begun = await beginHandshake(provider, siteOf(ctx, provider, purpose));
  if (!begun) return refuse("OAUTH_UNAVAILABLE", { extra: { purpose } });
  const next = typeof input.next === "string" && input.next !== "" ? input.next : null;
  await openFlow(ctx, { provider: provider.id, purpose, next, begun });
  return ok({ address: begun.address, redirect: input.redirect });
}

/** Where the provider sends the browser back to: an address of ours by APP_URL, as it has to be registered there. */
export const siteOf = (ctx: Context, { id }: OAuthProvider, purpose: FlowPurpose): HandshakeSite => ({
  redirectUri: ctx.url(purpose === "verify" ? paths.oauthVerifyResponse(id) : paths.oauthResponse(id)),
  secrets: ctx.keyring.keys("oauth-handshake").map(({ key }) => key.toString("base64url")),
});
