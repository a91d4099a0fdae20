"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { paths } from "@/lib/security/core/paths";
import { changeMyEmail } from "./actions";

const changeEmailSchema = () =>
  import("@/lib/security/features/identity/schema").then((module) => module.changeEmailSchema);

export function ChangeEmailForm() {
  const t = useTranslations("account.email.form");
  const form = useActionForm(changeEmailSchema, changeMyEmail);
  return (
    <Form form={form} className="max-w-md">
      <HiddenField name="next" value={paths.accountEmail} />
      <Field name="email" label={t("email")} type="email" autoComplete="email" hint={t("hint")} />
      <SubmitButton className="justify-self-start self-start">{t("submit")}</SubmitButton>
    </Form>
  );
}
