"use client";

import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { setUpMine } from "./actions";

const setUpSchema = () => import("@/lib/security/features/two-factor/schema").then((module) => module.setUpSchema);

export function TurnOffForm() {
  const t = useTranslations("account.twoFactor.forms.turnOff");
  const form = useActionForm(setUpSchema, setUpMine);
  return (
    <Form form={form}>
      <HiddenField name="setup" value="disable" />
      <ConfirmButton variant="secondary" title={t("title")} description={t("description")} confirmLabel={t("confirm")}>
        {t("submit")}
      </ConfirmButton>
    </Form>
  );
}
