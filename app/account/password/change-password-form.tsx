"use client";

import { Form } from "@/components/forms/form";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { changePasswordSchema } from "@/lib/security/features/passwords/schema";
import { changeMyPassword } from "./actions";

type ChangePasswordFormProps = { email: string; hasPassword: boolean; minLength: number };

export function ChangePasswordForm({ email, hasPassword, minLength }: ChangePasswordFormProps) {
  const form = useActionForm(changePasswordSchema, changeMyPassword);
  return (
    <Form form={form} className="max-w-md">
      {/* For password managers, which look for the name beside the password. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      {hasPassword && <PasswordField name="password" label="Present password" autoComplete="current-password" />}
      <PasswordField
        name="new_password"
        label="New password"
        autoComplete="new-password"
        hint={`At least ${minLength} characters. Several words are easy to remember and hard to guess.`}
      />
      <PasswordField name="new_password_confirm" label="Repeat the new password" autoComplete="new-password" />
      <SubmitButton className="justify-self-start self-start">
        {hasPassword ? "Change password" : "Set password"}
      </SubmitButton>
    </Form>
  );
}
