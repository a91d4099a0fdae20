"use client";

import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { resetSchema } from "@/lib/security/features/passwords/schema";
import { resetPassword } from "./actions";

export function ResetForm({ token, minLength }: { token: string; minLength: number }) {
  const form = useActionForm(resetSchema, resetPassword);
  return (
    <Form form={form}>
      <HiddenField name="token" value={token} />
      <PasswordField
        name="password"
        label="New password"
        autoComplete="new-password"
        hint={`At least ${minLength} characters. Several words are easy to remember and hard to guess.`}
      />
      <PasswordField name="password_confirm" label="Repeat the new password" autoComplete="new-password" />
      <SubmitButton>Save the new password</SubmitButton>
    </Form>
  );
}
