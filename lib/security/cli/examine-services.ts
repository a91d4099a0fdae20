import type { Language } from "@/lib/i18n/language";
import type { OAuthClient } from "@/lib/oauth/provider";
import type { SecurityConfig } from "../config";
import { providerName, usableProviders } from "../core/oauth-providers";
import { type Finding, isDoubtful, isWell } from "./finding";
import { listOf } from "./print";

/** Which services people can sign in with, and credentials from which no button comes. Nothing to say where there are none. */
export function examineServices(
  language: Language,
  { features, oauth }: SecurityConfig,
  clients: Readonly<Record<string, OAuthClient>>,
): Finding[] {
  if (!features.oauth) return [];
  const t = language.texts("terminal.doctor.services");
  const usable = usableProviders(clients, oauth.builtInProviders);
  const findings = Object.entries(clients)
    .filter(([id]) => !usable.some((provider) => provider.id === id))
    .map(([id, client]) => {
      const prefix = `AUTH_${id.toUpperCase()}`;
      const isLeftOut = usableProviders({ [id]: client }).length > 0;
      return isLeftOut
        ? isDoubtful(`${prefix}_ID`, t("leftOut", { variable: `${prefix}_ID`, service: id }))
        : isDoubtful(
            `${prefix}_ISSUER`,
            t("issuerMissing", { variable: `${prefix}_ISSUER`, service: providerName(clients, id) }),
          );
    });
  if (usable.length === 0) return findings;
  const services = listOf(
    language,
    usable.map(({ name }) => name),
  );
  return [isWell("AUTH_*", t("well", { services })), ...findings];
}
