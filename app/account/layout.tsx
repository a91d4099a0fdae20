import type { ReactNode } from "react";
import { AccountNav } from "@/components/layout/account-nav";
import { SectionPage } from "@/components/layout/section-page";
import { usableProviders } from "@/lib/security/core/oauth-providers";
import { services } from "@/lib/security/runtime";

/** The frame of "Your account". It guards nothing: each page below asks for itself. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  const { config, oauthClients } = services();
  // Where no service has credentials there is nothing to connect.
  const oauth = config.features.oauth && usableProviders(oauthClients, config.oauth.builtInProviders).length > 0;
  return <SectionPage nav={<AccountNav features={{ ...config.features, oauth }} />}>{children}</SectionPage>;
}
