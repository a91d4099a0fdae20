import { useTranslations } from "next-intl";
import { AuthCard } from "@/components/layout/auth-card";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { BackToLogin } from "./back-to-login";

type RefusedLinkProps = {
  refusal: string;
  /** Where to go instead, if anywhere. */
  againHref?: string;
  /** What is done there, where it is not to ask for the same link once more. */
  againLabel?: string;
};

/** A mailed link that does not work (any more): why, and where to go instead. */
export function RefusedLink({ refusal, againHref, againLabel }: RefusedLinkProps) {
  const t = useTranslations("security.refusedLink");
  return (
    <AuthCard icon={<Icon name="unlink" />} title={t("title")} description={refusal} footer={<BackToLogin />}>
      {againHref ? (
        <a href={againHref} className={buttonClass()}>
          {againLabel ?? t("again")}
        </a>
      ) : null}
    </AuthCard>
  );
}
