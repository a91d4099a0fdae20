"use client";

import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { MailboxCard } from "@/components/security/mailbox-card";
import { recoverUsernameSchema } from "@/lib/security/features/identity/schema";
import { mailMyUsername } from "./actions";

export function RecoverUsernameForm() {
  const form = useActionForm(recoverUsernameSchema, mailMyUsername);
  if (form.state.notice) return <MailboxCard notice={form.state.notice} footer={<BackToLogin />} />;
  return (
    <AuthCard
      title="Forgotten your username?"
      description="We mail it to the address of your account."
      footer={<BackToLogin />}
    >
      <Form form={form}>
        <Field name="email" label="E-mail address" type="email" autoComplete="email" autoFocus />
        <SubmitButton>Send my username</SubmitButton>
      </Form>
    </AuthCard>
  );
}
