"use client";

import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/forms/confirm-button";

/** Takes a personal token away, of oneself or of somebody else: the button of a form that says which. */
export function RevokeTokenButton({ name }: { name: string }) {
  const t = useTranslations("security.revokeToken");
  return (
    <ConfirmButton
      variant="secondary"
      size="small"
      title={t("title", { name })}
      description={t("description")}
      confirmLabel={t("confirm")}
    >
      {t.rich("button", {
        name,
        hidden: (text) => <span className="sr-only">{text}</span>,
      })}
    </ConfirmButton>
  );
}
