import type { OAuthProvider } from "@/lib/oauth/provider";
import type { Context } from "../../context";
import { providerName, usableProviders } from "../../core/oauth-providers";

/** The services that people can use here, as things stand. Which there are: core/oauth-providers.ts. */
export const offeredProviders = ({ config, oauthClients }: Context): OAuthProvider[] =>
  config.features.oauth ? usableProviders(oauthClients, config.oauth.builtInProviders) : [];

/** One of them by its id; null = there is none. */
export const findProvider = (ctx: Context, id: string): OAuthProvider | null =>
  offeredProviders(ctx).find((provider) => provider.id === id) ?? null;

/** What people call it, even where it cannot be used any more. */
export const nameOfProvider = ({ oauthClients }: Context, id: string): string => providerName(oauthClients, id);

/** Whether somebody whom nobody knows here gets an account by a verified address: only where nothing else has to be asked. */
export const makesAccounts = ({ config: { oauth, identity } }: Context): boolean =>
  oauth.allowRegistration && !identity.usernameRequired && identity.attributes.includes("email");
