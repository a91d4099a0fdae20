"use client";

import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { resetPassword } from "./actions";

const resetSchema = () => import("@/lib/security/features/passwords/schema").then((module) => module.resetSchema);

export function ResetForm({ token, minLength }: { token: string; minLength: number }) {
  const t = useTranslations("auth.reset.form");
  const form = useActionForm(resetSchema, resetPassword);
  return (
    <Form form={form}>
      <HiddenField name="token" value={token} />
      <PasswordField
        name="password"
        label={t("password")}
        autoComplete="new-password"
        hint={t("passwordHint", { minLength })}
      />
      <PasswordField name="password_confirm" label={t("passwordRepeated")} autoComplete="new-password" />
      <SubmitButton>{t("submit")}</SubmitButton>
    </Form>
  );
}
