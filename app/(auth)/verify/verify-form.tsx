"use client";

import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { verifyMe } from "./actions";

const verifySchema = () =>
  import("@/lib/security/features/reauthentication/schema").then((module) => module.verifySchema);

export function VerifyForm({ email, next }: { email: string; next: string | undefined }) {
  const t = useTranslations("auth.verify.byPassword");
  const form = useActionForm(verifySchema, verifyMe);
  return (
    <Form form={form}>
      <HiddenField name="next" value={next} />
      {/* For password managers, which look for the name beside the password. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <PasswordField name="password" label={t("password")} autoComplete="current-password" />
      <SubmitButton>{t("submit")}</SubmitButton>
    </Form>
  );
}
