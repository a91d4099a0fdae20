import { Auth, type AuthConfig, customFetch, raw, skipCSRFCheck } from "@auth/core";
import type { Provider } from "@auth/core/providers";
import { z } from "zod";
import { githubAddresses, githubPerson } from "./github";
import { type GuardedFetch, guardedFetch, isPrivate } from "./guarded-fetch";
import { verifyIdToken } from "./id-token";
import type { OAuthProvider, ProviderPerson } from "./provider";

/** Where the provider sends the browser back to. The first secret seals what next-auth wants to see again; all open it. */
export type HandshakeSite = { redirectUri: string; secrets: string[] };

/** `checks`: next-auth's sealed state, nonce and code verifier, by name. Good for fifteen minutes. */
export type BegunHandshake = { address: string; state: string; checks: Record<string, string> };

export type HandshakeEnd =
  | { outcome: "person"; person: ProviderPerson }
  /** The person or the provider said no; nobody is there; or what came back is not what was asked for. */
  | { outcome: "denied" | "unavailable" | "refused" };

/** The only address that next-auth sees: no header of a request can move it. */
const inside = "https://next-auth.invalid/auth";

/** Begins a hand-shake by next-auth: where to send the browser. Null when the provider cannot be reached. */
export async function beginHandshake(provider: OAuthProvider, site: HandshakeSite): Promise<BegunHandshake | null> {
  const config = configOf(provider, site, guardedFetch(), async () => {});
  const request = new Request(`${inside}/signin/${provider.id}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "",
  });
  const answer = await Auth(request, { ...config, raw, skipCSRFCheck }).catch(() => null);
  if (!answer || answer instanceof Response || !answer.redirect) return null;
  const address = new URL(answer.redirect);
  const state = address.searchParams.get("state");
  // It stands in what the provider publishes; a "javascript:" there would run in our page.
  if (!state || !isPrivate(address)) return null;
  const checks = Object.fromEntries((answer.cookies ?? []).map(({ name, value }) => [name, value]));
  return { address: address.href, state, checks };
}

/**
 * Ends a hand-shake: next-auth compares state, nonce and issuer and trades the code; we check the signature and take who it
 * is. Its `signIn` callback ends here with an address, so it never makes a session, a person or an account.
 */
export async function finishHandshake(
  provider: OAuthProvider,
  site: HandshakeSite,
  came: { checks: Record<string, string>; query: Record<string, string> },
): Promise<HandshakeEnd> {
  const guarded = guardedFetch();
  const found: ProviderPerson[] = [];
  const config = configOf(provider, site, guarded, async (tokens, profile) => {
    found.push(
      provider.kind === "github"
        ? await githubPerson(githubAddresses(provider.issuer).api, tokens.access, guarded.fetch)
        : await openIdPerson(provider, tokens.id, profile, guarded.fetch),
    );
  });
  const request = new Request(`${inside}/callback/${provider.id}?${new URLSearchParams(came.query)}`, {
    headers: {
      cookie: Object.entries(came.checks)
        .map(([name, value]) => `${name}=${value}`)
        .join("; "),
    },
  });
  const answer = await Auth(request, { ...config, raw, skipCSRFCheck }).catch(() => null);
  const person = found[0];
  if (answer && person) return { outcome: "person", person };
  if (came.query.error) return { outcome: "denied" };
  return { outcome: guarded.sawOutage() ? "unavailable" : "refused" };
}

type Tokens = { access: string; id: string };

function configOf(
  provider: OAuthProvider,
  { redirectUri, secrets }: HandshakeSite,
  guarded: GuardedFetch,
  meet: (tokens: Tokens, profile: unknown) => Promise<void>,
): AuthConfig {
  const silent = () => {};
  return {
    secret: secrets,
    basePath: new URL(inside).pathname,
    trustHost: true,
    providers: [providerFor(provider, redirectUri, askingWith(guarded, redirectUri))],
    // What next-auth has to say holds codes and tokens.
    logger: { error: silent, warn: silent, debug: silent },
    callbacks: {
      async signIn({ account, profile }) {
        await meet({ access: account?.access_token ?? "", id: account?.id_token ?? "" }, profile);
        return inside;
      },
    },
  };
}

/** `redirect_uri` is ours rather than one below next-auth's own path, in the first request and in the second. */
const askingWith =
  ({ fetch: ask }: GuardedFetch, redirectUri: string): typeof fetch =>
  (input, init) => {
    if (init?.body instanceof URLSearchParams && init.body.has("redirect_uri"))
      init.body.set("redirect_uri", redirectUri);
    return ask(input, init);
  };

function providerFor(provider: OAuthProvider, redirectUri: string, ask: typeof fetch): Provider {
  const { id, name, clientId, clientSecret, issuer } = provider;
  const common = { id, name, clientId, clientSecret, [customFetch]: ask };
  if (provider.kind === "github") {
    const { issuer, authorization, token, api } = githubAddresses(provider.issuer);
    return {
      ...common,
      type: "oauth",
      issuer,
      authorization: { url: authorization, params: { scope: "user:email", redirect_uri: redirectUri } },
      token,
      // Who it is, `meet` asks.
      userinfo: { url: `${api}/user`, request: async () => ({}) },
      checks: ["pkce", "state"],
      profile: () => ({ id: "met later" }),
    };
  }
  return {
    ...common,
    type: "oidc",
    issuer,
    authorization: { params: { scope: "openid email", redirect_uri: redirectUri } },
    // Many providers put the address into the answer of the userinfo endpoint alone.
    idToken: false,
    checks: ["pkce", "state", "nonce"],
    profile: () => ({ id: "met later" }),
  };
}

const printable = /^\P{Cc}+$/u;

const claims = z.object({
  sub: z.string().max(255).regex(printable),
  email: z.unknown().optional(),
  email_verified: z.unknown().optional(),
});

async function openIdPerson(
  provider: OAuthProvider,
  idToken: string,
  profile: unknown,
  ask: typeof fetch,
): Promise<ProviderPerson> {
  await verifyIdToken(provider, idToken, ask);
  const { sub, email, email_verified } = claims.parse(profile);
  const isVerified = email_verified === true || email_verified === "true";
  return { subject: sub, verifiedEmail: isVerified && typeof email === "string" ? email : null };
}
