import { useTranslations } from "next-intl";
import type { FormAction } from "@/components/forms/use-action-form";
import { Icon } from "@/components/ui/icon";
import { StopImpersonatingForm } from "./stop-impersonating-form";

type ImpersonationBannerProps = { email: string; actor: string; stop: FormAction };

/** On every page while an administrator acts as somebody else: whom they see, and the way back. */
export function ImpersonationBanner({ email, actor, stop }: ImpersonationBannerProps) {
  const t = useTranslations("layout.impersonation");
  return (
    <aside
      aria-label={t("label")}
      className="sticky bottom-0 z-40 border-t border-warning-text/30 bg-warning-soft text-warning-text"
    >
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 text-sm sm:px-6">
        <Icon name="venetian-mask" className="size-4.5 shrink-0" />
        <p className="min-w-0 flex-1 basis-60 wrap-anywhere">
          {t.rich("whom", { email, actor, person: (text) => <strong className="font-semibold">{text}</strong> })}
        </p>
        <StopImpersonatingForm stop={stop}>{t("stop")}</StopImpersonatingForm>
      </div>
    </aside>
  );
}
