import { MapPinOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { MessagePage } from "@/components/layout/message-page";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/security/core/paths";
import { titled } from "@/lib/security/web/page-texts";

export const generateMetadata = titled("layout.notFound.title");

export default function NotFoundPage() {
  const t = useTranslations("layout");
  return (
    <MessagePage
      icon={<MapPinOff aria-hidden />}
      title={t("notFound.title")}
      actions={
        <Button asChild>
          <a href={paths.home}>{t("browser.startPage")}</a>
        </Button>
      }
    >
      <p>{t("notFound.text")}</p>
    </MessagePage>
  );
}
