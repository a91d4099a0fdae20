import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Footer } from "@/components/layout/footer";
import { ImpersonationBanner } from "@/components/layout/impersonation-banner";
import { NoticeFromQuery } from "@/components/layout/notice-from-query";
import { SiteHeader } from "@/components/layout/site-header";
import { SoftNavigation } from "@/components/layout/soft-navigation";
import { BrowserTexts } from "@/components/layout/texts";
import { ThemeProvider } from "@/components/layout/theme-provider";
import { securityConfig } from "@/lib/security/config";
import { nonceHeader } from "@/lib/security/web/headers";
import { requestLanguage } from "@/lib/security/web/language";
import { currentPerson } from "@/lib/security/web/load";
import { announcement, getTranslations } from "@/lib/security/web/page-texts";
import { signOut } from "./(auth)/logout/actions";
import { beYourselfAgain } from "./(auth)/stop-impersonating/actions";
import { speak } from "./language/actions";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("layout");
  const { appTitle, appName } = securityConfig;
  return { title: { default: appTitle, template: `%s · ${appName}` }, description: t("description") };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafafb" },
    { media: "(prefers-color-scheme: dark)", color: "#0e0f14" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get(nonceHeader) ?? undefined;
  const { locale, direction } = await requestLanguage();
  const person = await currentPerson();
  return (
    // The theme's script sets a class on <html> before React looks at it.
    <html
      lang={locale}
      dir={direction}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <body className="flex min-h-dvh flex-col">
        <BrowserTexts>
          <ThemeProvider nonce={nonce}>
            <SkipLink />
            <SiteHeader person={person} signOut={signOut} />
            <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
              <NoticeFromQuery brought={await announcement()} />
              {children}
            </main>
            <Footer chooseLanguage={speak} />
            {person?.actor && <ImpersonationBanner email={person.email} actor={person.actor} stop={beYourselfAgain} />}
            <SoftNavigation />
          </ThemeProvider>
        </BrowserTexts>
      </body>
    </html>
  );
}

function SkipLink() {
  const t = useTranslations("layout");
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-md bg-accent px-4 py-2 text-sm font-medium text-accent-foreground focus:not-sr-only focus:fixed focus:top-3 focus:start-3"
    >
      {t("skipLink")}
    </a>
  );
}
