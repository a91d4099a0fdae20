import type { OAuthClient } from "@/lib/oauth/provider";
import type { SecurityConfig } from "../config";
import { providerName, usableProviders } from "../core/oauth-providers";
import { type Finding, isDoubtful, isWell } from "./finding";

/** Which services people can sign in with, and credentials from which no button comes. Nothing to say where there are none. */
export function examineServices(
  { features, oauth }: SecurityConfig,
  clients: Readonly<Record<string, OAuthClient>>,
): Finding[] {
  if (!features.oauth) return [];
  const usable = usableProviders(clients, oauth.builtInProviders);
  const findings = Object.entries(clients)
    .filter(([id]) => !usable.some((provider) => provider.id === id))
    .map(([id, client]) => {
      const prefix = `AUTH_${id.toUpperCase()}`;
      const isLeftOut = usableProviders({ [id]: client }).length > 0;
      return isLeftOut
        ? isDoubtful(`${prefix}_ID`, `${prefix}_ID is set, but SECURITY_OAUTH_BUILTIN_PROVIDERS leaves ${id} out.`)
        : isDoubtful(
            `${prefix}_ISSUER`,
            `${prefix}_ISSUER is missing: without the address of its issuer, ${providerName(clients, id)} shows no button.`,
          );
    });
  const names = usable.map(({ name }) => name).join(", ");
  return usable.length > 0 ? [isWell("AUTH_*", `AUTH_*: people can sign in with ${names}.`), ...findings] : findings;
}
