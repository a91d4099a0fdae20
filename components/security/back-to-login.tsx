import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { paths, withQuery } from "@/lib/security/core/paths";

/** The way back for somebody who got here from the sign-in page. */
export function BackToLogin({ next }: { next?: string }) {
  const t = useTranslations("security");
  return <TextLink href={withQuery(paths.login, { next })}>{t("backToLogin")}</TextLink>;
}
