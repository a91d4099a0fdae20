"use client";

import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/forms/confirm-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { heard } from "@/components/ui/text-tags";
import { paths } from "@/lib/security/core/paths";
import { changeSignInMethod } from "./actions";

const setUpMethodSchema = () =>
  import("@/lib/security/features/unified-sign-in/schema").then((module) => module.setUpMethodSchema);

export function RemoveMethodForm({ method }: { method: "email" | "sms" | "authenticator" }) {
  const t = useTranslations("account.signInMethods.forms.remove");
  const form = useActionForm(setUpMethodSchema, changeSignInMethod);
  return (
    <Form form={form}>
      <HiddenField name="next" value={paths.accountSignInMethods} />
      <HiddenField name="delete_method" value={method} />
      <ConfirmButton
        variant="secondary"
        size="small"
        title={t(`title.${method}`)}
        description={method === "sms" ? t("descriptionOfNumber") : t("description")}
        confirmLabel={t("confirm")}
      >
        {t.rich(`submit.${method}`, { heard })}
      </ConfirmButton>
    </Form>
  );
}
