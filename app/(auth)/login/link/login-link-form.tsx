"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { AuthCard } from "@/components/layout/auth-card";
import { MailboxCard } from "@/components/security/mailbox-card";
import { mailLoginLink } from "./actions";

const sendLinkSchema = () => import("@/lib/security/features/login/schema").then((module) => module.sendLinkSchema);

type LoginLinkFormProps = { appName: string; next: string | undefined; footer: ReactNode };

/** The sign-in page where links have taken the place of passwords. */
export function LoginLinkForm({ appName, next, footer }: LoginLinkFormProps) {
  const t = useTranslations("auth.loginLinkRequest.form");
  const form = useActionForm(sendLinkSchema, mailLoginLink);
  if (form.state.notice) return <MailboxCard notice={form.state.notice} footer={footer} />;
  return (
    <AuthCard title={t("heading", { appName })} description={t("description")} footer={footer}>
      <Form form={form}>
        <HiddenField name="next" value={next} />
        <Field name="email" label={t("email")} type="email" autoComplete="email" autoFocus />
        <SubmitButton>{t("submit")}</SubmitButton>
      </Form>
    </AuthCard>
  );
}
