"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { AuthCard } from "@/components/layout/auth-card";
import { MailboxCard } from "@/components/security/mailbox-card";
import { PasskeySignUp } from "@/components/security/passkey-sign-up";
import { TextLink } from "@/components/ui/text-link";
import { paths } from "@/lib/security/core/paths";
import { registerSchema } from "@/lib/security/features/registration/schema";
import { createAccount } from "./actions";

type RegisterFormProps = {
  next: string | undefined;
  username: "required" | "optional" | null;
  passwordRequired: boolean;
  confirmPassword: boolean;
  minLength: number;
  passkeyOrigins: string[] | null;
  /** Other services that vouch for people. */
  elsewhere: ReactNode;
  footer: ReactNode;
};

export function RegisterForm(props: RegisterFormProps) {
  const { next, username, passwordRequired, confirmPassword, minLength, passkeyOrigins, elsewhere, footer } = props;
  const sentences = useTranslations("errors");
  const form = useActionForm(registerSchema, createAccount);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const notice = sentTo === null ? form.state.notice : sentences("CONFIRM_REGISTRATION", { email: sentTo });
  if (notice)
    return (
      <MailboxCard
        notice={notice}
        footer={
          <p>
            Nothing arrived? <TextLink href={paths.confirm}>Send the link again</TextLink>
          </p>
        }
      />
    );
  return (
    <AuthCard title="Create your account" footer={footer}>
      <Form form={form}>
        <HiddenField name="next" value={next} />
        <Field name="email" label="E-mail address" type="email" autoComplete="email" autoFocus />
        {username && (
          <Field
            name="username"
            label="Username"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            optional={username === "optional"}
          />
        )}
        <PasswordField
          name="password"
          label="Password"
          autoComplete="new-password"
          optional={!passwordRequired}
          hint={`At least ${minLength} characters. ${passwordRequired ? "Several words are easy to remember and hard to guess." : "Without one, you sign in by codes that we mail you."}`}
        />
        {confirmPassword && (
          <PasswordField
            name="password_confirm"
            label="Repeat the password"
            autoComplete="new-password"
            optional={!passwordRequired}
          />
        )}
        <SubmitButton>Create account</SubmitButton>
        {passkeyOrigins && <PasskeySignUp next={next} origins={passkeyOrigins} onSent={setSentTo} />}
      </Form>
      {elsewhere}
    </AuthCard>
  );
}
