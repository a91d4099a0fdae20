import type { OAuthClient, OAuthProvider } from "@/lib/oauth/provider";

type ProviderRow = Pick<OAuthProvider, "id" | "name" | "kind"> & {
  /** null = by AUTH_<ID>_ISSUER alone. */
  issuer: string | null;
};

/**
 * Services that need no more than credentials, AUTH_<ID>_ID and AUTH_<ID>_SECRET. One line adds another. What speaks OpenID
 * Connect needs no line: with AUTH_<ID>_ISSUER beside its credentials, it is there.
 */
const builtIn: readonly ProviderRow[] = [
  { id: "github", name: "GitHub", kind: "github", issuer: "https://github.com" },
  { id: "google", name: "Google", kind: "oidc", issuer: "https://accounts.google.com" },
  { id: "oidc", name: "single sign-on", kind: "oidc", issuer: null },
];

type Clients = Readonly<Record<string, OAuthClient>>;

/**
 * The services that can vouch for people: those with credentials and an address. Edge-safe.
 * @param allowed  Which built-in ones; null = all of them.
 */
export function usableProviders(clients: Clients, allowed: readonly string[] | null = null): OAuthProvider[] {
  return rowsFor(clients).flatMap(({ id, name, kind, issuer }) => {
    const client = clients[id];
    const address = client?.issuer ?? issuer;
    // Whoever names the issuer means that service, whatever else is built in.
    const isWanted = allowed === null || allowed.includes(id) || client?.issuer !== null;
    return client && address && isWanted
      ? [{ id, kind, name: client.name ?? name, issuer: address, clientId: client.id, clientSecret: client.secret }]
      : [];
  });
}

/** What people call a service, even where it cannot be used any more. */
export const providerName = (clients: Clients, id: string): string =>
  clients[id]?.name ?? rowsFor({}).find((row) => row.id === id)?.name ?? capitalized(id);

/** The built-in ones first, then those of the environment by name. */
const rowsFor = (clients: Clients): ProviderRow[] => [
  ...builtIn,
  ...Object.keys(clients)
    .filter((id) => !builtIn.some((row) => row.id === id))
    .sort()
    .map((id) => ({ id, name: capitalized(id), kind: "oidc" as const, issuer: null })),
];

/**
 * The origins of all services with credentials, from the variables of the environment: where a form may end. Edge-safe;
 * what is malformed is left out here, and stops the server at its start (lib/env.ts).
 */
export function serviceOrigins(environment: Readonly<Record<string, string | undefined>>): string[] {
  const addresses = Object.keys(environment).flatMap((variable) => {
    const name = /^AUTH_([A-Z0-9]+)_ID$/.exec(variable)?.[1];
    if (!name || !environment[variable]) return [];
    return environment[`AUTH_${name}_ISSUER`] || (builtIn.find(({ id }) => id === name.toLowerCase())?.issuer ?? []);
  });
  return [...new Set(addresses.filter((one) => URL.canParse(one)).map((one) => new URL(one).origin))];
}

const capitalized = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);
