import { useTranslations } from "next-intl";
import type { FormAction } from "@/components/forms/use-action-form";
import { buttonClass } from "@/components/ui/button";
import { paths } from "@/lib/security/core/paths";
import { Brand } from "./brand";
import type { Person } from "./person";
import { ThemeSwitch } from "./theme-switch";
import { UserMenu } from "./user-menu";

/** The bar on top of every page. `person` is null while nobody is signed in. */
export function SiteHeader({ person, signOut }: { person: Person | null; signOut: FormAction }) {
  return (
    <header className="sticky top-0 z-40 border-b bg-background/85 backdrop-blur-md">
      <div className="mx-auto flex h-15 max-w-6xl items-center gap-2 px-4 sm:px-6">
        <Brand />
        <div className="ms-auto flex items-center gap-1 sm:gap-2">
          <ThemeSwitch />
          {person ? <UserMenu person={person} signOut={signOut} /> : <GuestLinks />}
        </div>
      </div>
    </header>
  );
}

function GuestLinks() {
  const t = useTranslations("layout.guest");
  return (
    <nav aria-label={t("label")} className="flex items-center gap-1 sm:gap-2">
      <a href={paths.login} className={buttonClass({ variant: "ghost", size: "small" })}>
        {t("signIn")}
      </a>
      {/* On a narrow screen there is no room for both in every language; the sign-in page leads there, too. */}
      <a href={paths.register} className={buttonClass({ size: "small", className: "max-[26rem]:hidden" })}>
        {t("register")}
      </a>
    </nav>
  );
}
