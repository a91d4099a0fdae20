"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { isAnnounced } from "@/lib/security/core/announced";

/** Says what was just done, after a redirect: `?notice=KEY`. Only whole sentences of ours are shown, never what came along. */
export function NoticeFromQuery() {
  const key = useSearchParams().get("notice");
  const sentences = useTranslations("errors");
  if (key === null || !isAnnounced(key)) return null;
  return (
    <div role="status" className="mx-auto w-fit max-w-full px-4 pt-4">
      <Alert tone="success">{sentences(key)}</Alert>
    </div>
  );
}
