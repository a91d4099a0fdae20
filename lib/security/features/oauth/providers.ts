import type { OAuthProvider } from "@/lib/oauth/provider";
import type { Context } from "../../context";

type ProviderRow = Pick<OAuthProvider, "id" | "name" | "kind"> & {
  /** null = by AUTH_<ID>_ISSUER alone. */
  issuer: string | null;
};

/**
 * Who may vouch for somebody. One line adds another; its credentials are AUTH_<ID>_ID and AUTH_<ID>_SECRET. What speaks OpenID
 * Connect needs nothing else: Microsoft (one tenant), Keycloak, Okta, Auth0 …
 */
const providers: readonly ProviderRow[] = [
  { id: "github", name: "GitHub", kind: "github", issuer: "https://github.com" },
  { id: "google", name: "Google", kind: "oidc", issuer: "https://accounts.google.com" },
  { id: "oidc", name: "single sign-on", kind: "oidc", issuer: null },
];

/** The providers that can be used: those with credentials. */
export function usableProviders({ config, oauthClients }: Context): OAuthProvider[] {
  if (!config.features.oauth) return [];
  return providers.flatMap(({ id, name, kind, issuer }) => {
    const client = oauthClients[id];
    const address = client?.issuer ?? issuer;
    return client && address
      ? [{ id, kind, name: client.name ?? name, issuer: address, clientId: client.id, clientSecret: client.secret }]
      : [];
  });
}

/** A usable provider by its id; null = there is none. */
export const findProvider = (ctx: Context, id: string): OAuthProvider | null =>
  usableProviders(ctx).find((provider) => provider.id === id) ?? null;

/** What people call it, even where it cannot be used any more. */
export const providerName = ({ oauthClients }: Context, id: string): string =>
  oauthClients[id]?.name ?? providers.find((provider) => provider.id === id)?.name ?? id;
