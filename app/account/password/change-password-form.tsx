"use client";

import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { changeMyPassword } from "./actions";

const changePasswordSchema = () =>
  import("@/lib/security/features/passwords/schema").then((module) => module.changePasswordSchema);

type ChangePasswordFormProps = { email: string; hasPassword: boolean; minLength: number };

export function ChangePasswordForm({ email, hasPassword, minLength }: ChangePasswordFormProps) {
  const t = useTranslations("account.password.form");
  const form = useActionForm(changePasswordSchema, changeMyPassword);
  return (
    <Form form={form} className="max-w-md">
      {/* For password managers, which look for the name beside the password. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      {hasPassword && <PasswordField name="password" label={t("present")} autoComplete="current-password" />}
      <PasswordField
        name="new_password"
        label={t("new")}
        autoComplete="new-password"
        hint={t("hint", { min: minLength })}
      />
      <PasswordField name="new_password_confirm" label={t("repeat")} autoComplete="new-password" />
      <SubmitButton className="justify-self-start self-start">{hasPassword ? t("change") : t("set")}</SubmitButton>
    </Form>
  );
}
