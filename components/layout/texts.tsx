import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import type { Namespace } from "@/lib/i18n/language";
import { textsInBrowser } from "@/lib/security/core/announced";
import { pickTexts } from "@/lib/security/core/texts";
import { requestLanguage } from "@/lib/security/web/language";
import { MoreTexts } from "./more-texts";

/**
 * Gives forms and other parts that run in the browser the texts they need there, beside those that every page has:
 * `<Texts of={["auth.login"]}>`. What only the server renders is in the page already.
 */
export async function Texts({ of, children }: { of: readonly Namespace[]; children: ReactNode }) {
  return <MoreTexts messages={pickTexts((await requestLanguage()).messages, of)}>{children}</MoreTexts>;
}

/** The texts that every page has in the browser; stands once, around everything. */
export async function BrowserTexts({ children }: { children: ReactNode }) {
  const { locale, messages } = await requestLanguage();
  return (
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={pickTexts(messages, textsInBrowser)}>
      {children}
    </NextIntlClientProvider>
  );
}
