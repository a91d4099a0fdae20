"use client";

import { useTranslations } from "next-intl";
import { MessagePage } from "@/components/layout/message-page";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { paths } from "@/lib/security/core/paths";

/** Shown when a page could not be made. The reason is in the server's log under the same number, never on the page. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("layout.browser");
  return (
    <MessagePage
      icon={<Icon name="cloud-alert" />}
      title={t("error.title")}
      actions={
        <>
          <Button onClick={reset}>{t("error.again")}</Button>
          <a href={paths.home} className={buttonClass({ variant: "secondary" })}>
            {t("startPage")}
          </a>
        </>
      }
    >
      <p>{t("error.text")}</p>
      {error.digest && <p className="font-mono text-xs">{t("error.number", { digest: error.digest })}</p>}
    </MessagePage>
  );
}
