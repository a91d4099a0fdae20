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
import { createAccount } from "./actions";

const registerSchema = () =>
  import("@/lib/security/features/registration/schema").then((module) => module.registerSchema);

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
  /** In place of it when the mail is on its way. */
  sentFooter: ReactNode;
};

export function RegisterForm(props: RegisterFormProps) {
  const { next, username, passwordRequired, confirmPassword, minLength, passkeyOrigins } = props;
  const t = useTranslations("auth.register.form");
  const sentences = useTranslations("errors");
  const form = useActionForm(registerSchema, createAccount);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const notice = sentTo === null ? form.state.notice : sentences("CONFIRM_REGISTRATION", { email: sentTo });
  if (notice) return <MailboxCard notice={notice} footer={props.sentFooter} />;
  return (
    <AuthCard title={t("title")} footer={props.footer}>
      <Form form={form}>
        <HiddenField name="next" value={next} />
        <Field name="email" label={t("email")} type="email" autoComplete="email" autoFocus />
        {username && (
          <Field
            name="username"
            label={t("username")}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            optional={username === "optional"}
          />
        )}
        <PasswordField
          name="password"
          label={t("password")}
          autoComplete="new-password"
          optional={!passwordRequired}
          hint={passwordRequired ? t("passwordHint", { minLength }) : t("passwordOptionalHint", { minLength })}
        />
        {confirmPassword && (
          <PasswordField
            name="password_confirm"
            label={t("passwordRepeated")}
            autoComplete="new-password"
            optional={!passwordRequired}
          />
        )}
        <SubmitButton>{t("submit")}</SubmitButton>
        {passkeyOrigins && <PasskeySignUp next={next} origins={passkeyOrigins} onSent={setSentTo} />}
      </Form>
      {props.elsewhere}
    </AuthCard>
  );
}
