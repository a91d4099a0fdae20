"use client";

import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { AuthCard } from "@/components/layout/auth-card";
import { BackToLogin } from "@/components/security/back-to-login";
import { MailboxCard } from "@/components/security/mailbox-card";
import { sendConfirmationSchema } from "@/lib/security/features/confirmation/schema";
import { sendConfirmationLink } from "./actions";

export function ConfirmationLinkForm({ email }: { email: string | undefined }) {
  const form = useActionForm(sendConfirmationSchema, sendConfirmationLink);
  if (form.state.notice) return <MailboxCard notice={form.state.notice} footer={<BackToLogin />} />;
  return (
    <AuthCard
      title="Confirm your address"
      description="We send you a new link. It confirms that the address is yours."
      footer={<BackToLogin />}
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
        <SubmitButton>Send a new link</SubmitButton>
      </Form>
    </AuthCard>
  );
}
