"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { AuthCard } from "@/components/layout/auth-card";
import { MailboxCard } from "@/components/security/mailbox-card";
import { sendResetLink } from "./actions";

const requestResetSchema = () =>
  import("@/lib/security/features/passwords/schema").then((module) => module.requestResetSchema);

export function ResetLinkForm({ email, footer }: { email: string; footer: ReactNode }) {
  const t = useTranslations("auth.resetRequest");
  const form = useActionForm(requestResetSchema, sendResetLink);
  if (form.state.notice) return <MailboxCard notice={form.state.notice} footer={footer} />;
  return (
    <AuthCard title={t("title")} description={t("description")} footer={footer}>
      <Form form={form}>
        <Field
          name="email"
          label={t("email")}
          type="email"
          autoComplete="email"
          defaultValue={email}
          autoFocus={!email}
        />
        <SubmitButton>{t("submit")}</SubmitButton>
      </Form>
    </AuthCard>
  );
}
