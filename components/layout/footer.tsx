import { headers } from "next/headers";
import type { FormAction } from "@/components/forms/use-action-form";
import { env } from "@/lib/env";
import { securityConfig } from "@/lib/security/config";
import { paths } from "@/lib/security/core/paths";
import { services } from "@/lib/security/runtime";
import { pathHeader } from "@/lib/security/web/headers";
import { getTranslations } from "@/lib/security/web/page-texts";
import { LanguageSwitch } from "./language-switch";

/** The foot of every page. */
export async function Footer({ chooseLanguage }: { chooseLanguage: FormAction }) {
  const t = await getTranslations("layout");
  const path = (await headers()).get(pathHeader);
  const { offered } = services().config.language;
  return (
    <footer className="border-t">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-6 text-sm text-subtle sm:px-6">
        <p>{securityConfig.appName}</p>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <nav aria-label={t("footer.label")} className="flex flex-wrap gap-x-5">
            <FooterLink href={paths.apiDocs}>{t("footer.api")}</FooterLink>
            {!env.production && <FooterLink href={paths.docs}>{t("footer.documents")}</FooterLink>}
            {!env.production && <FooterLink href={paths.devMail}>{t("footer.mails")}</FooterLink>}
            <FooterLink href={paths.home}>{t("browser.startPage")}</FooterLink>
          </nav>
          {offered.length > 1 && <LanguageSwitch offered={offered} next={path} choose={chooseLanguage} />}
        </div>
      </div>
    </footer>
  );
}

function FooterLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="inline-flex min-h-6 items-center rounded-sm hover:text-foreground">
      {children}
    </a>
  );
}
