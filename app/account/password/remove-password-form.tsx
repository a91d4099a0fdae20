"use client";

import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { useActionForm } from "@/components/forms/use-action-form";
import { removeMyPassword } from "./actions";

const removePasswordSchema = () =>
  import("@/lib/security/features/passwords/schema").then((module) => module.removePasswordSchema);

export function RemovePasswordForm() {
  const t = useTranslations("account.password.without.form");
  const form = useActionForm(removePasswordSchema, removeMyPassword);
  return (
    <Form form={form}>
      <ConfirmButton
        variant="secondary"
        className="self-start"
        title={t("title")}
        description={t("description")}
        confirmLabel={t("confirm")}
      >
        {t("submit")}
      </ConfirmButton>
    </Form>
  );
}
