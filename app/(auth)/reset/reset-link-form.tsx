"use client";

import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { MailboxCard } from "@/components/security/mailbox-card";
import { requestResetSchema } from "@/lib/security/features/passwords/schema";
import { sendResetLink } from "./actions";

export function ResetLinkForm({ email, next }: { email: string; next: string | undefined }) {
  const form = useActionForm(requestResetSchema, sendResetLink);
  if (form.state.notice) return <MailboxCard notice={form.state.notice} footer={<BackToLogin next={next} />} />;
  return (
    <AuthCard
      title="Forgotten your password?"
      description="We send you a link with which you choose a new one."
      footer={<BackToLogin next={next} />}
    >
      <Form form={form}>
        <Field
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="email"
          defaultValue={email}
          autoFocus={!email}
        />
        <SubmitButton>Send the link</SubmitButton>
      </Form>
    </AuthCard>
  );
}
