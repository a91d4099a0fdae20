"use client";

import { CloudAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { MessagePage } from "@/components/layout/message-page";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/security/core/paths";

/** Shown when a page could not be made. The reason is in the server's log under the same number, never on the page. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("layout.browser.error");
  return (
    <MessagePage
      icon={<CloudAlert aria-hidden />}
      title={t("title")}
      actions={
        <>
          <Button onClick={reset}>{t("again")}</Button>
          <Button asChild variant="secondary">
            <Link href={paths.home}>Start page</Link>
          </Button>
        </>
      }
    >
      <p>{t("text")}</p>
      {error.digest && <p className="font-mono text-xs">{t("number", { digest: error.digest })}</p>}
    </MessagePage>
  );
}
