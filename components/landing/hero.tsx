import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { securityConfig } from "@/lib/security/config";
import { paths } from "@/lib/security/core/paths";
import { UseCaseWindow } from "./use-case-window";

/** What Gatehouse is, in one look. */
export function Hero() {
  const t = useTranslations("landing.hero");
  return (
    <section className="relative isolate overflow-hidden border-b">
      <div aria-hidden className="backdrop-grid absolute inset-0 -z-10" />
      <div className="mx-auto grid max-w-6xl items-center gap-12 px-4 py-16 sm:px-6 sm:py-24 lg:grid-cols-[1.05fr_1fr]">
        <div className="grid justify-items-start gap-6">
          {/* Japanese has words as long as the narrowest screen is wide. */}
          <h1 className="text-4xl leading-[1.08] font-semibold tracking-[-0.03em] sm:text-5xl lg:text-[3.5rem] [&:lang(ja)]:text-[1.75rem] sm:[&:lang(ja)]:text-[2.75rem]">
            {t("title")}
          </h1>
          <p className="max-w-xl text-lg leading-8 text-subtle">{t("text", { appName: securityConfig.appName })}</p>
          <div className="flex flex-wrap gap-3">
            <a href={paths.register} className={buttonClass({ size: "large" })}>
              {t("register")} <Icon name="arrow-right" className="rtl:-scale-x-100" />
            </a>
            <a href={paths.login} className={buttonClass({ size: "large", variant: "secondary" })}>
              {t("signIn")}
            </a>
          </div>
        </div>
        <UseCaseWindow />
      </div>
    </section>
  );
}
