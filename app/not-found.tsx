import { useTranslations } from "next-intl";
import { MessagePage } from "@/components/layout/message-page";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { paths } from "@/lib/security/core/paths";
import { titled } from "@/lib/security/web/page-texts";

export const generateMetadata = titled("layout.notFound.title");

export default function NotFoundPage() {
  const t = useTranslations("layout");
  return (
    <MessagePage
      icon={<Icon name="map-pin-off" />}
      title={t("notFound.title")}
      actions={
        <a href={paths.home} className={buttonClass()}>
          {t("browser.startPage")}
        </a>
      }
    >
      <p>{t("notFound.text")}</p>
    </MessagePage>
  );
}
