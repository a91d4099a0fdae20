/** What an operator is given when the application is registered at a provider; from the environment. */
export type OAuthClient = {
  id: string;
  secret: string;
  /** OpenID Connect: the issuer. Others: where the site of the provider is. Null = the provider's usual one. */
  issuer: string | null;
  /** What the button says in place of the provider's usual name. */
  name: string | null;
};

/** A provider that can be used: who it is, and what we are to it. */
export type OAuthProvider = {
  /** Stands in addresses and in the database, such as "github". */
  id: string;
  name: string;
  kind: "oidc" | "github";
  issuer: string;
  clientId: string;
  clientSecret: string;
};

/** Somebody as the provider knows them. */
export type ProviderPerson = {
  /** Never changes and is never given to somebody else; addresses and names are. */
  subject: string;
  /** Only an address that the provider says it has verified. As it wrote it. */
  verifiedEmail: string | null;
};
