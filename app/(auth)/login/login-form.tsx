"use client";

import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { useActionForm } from "@/components/forms/use-action-form";
import { PasskeySignIn } from "@/components/security/passkey-sign-in";
import { TextLink } from "@/components/ui/text-link";
import { signIn } from "./actions";
import { UsernameInstead } from "./username-instead";

const loginSchema = () => import("@/lib/security/features/login/schema").then((module) => module.loginSchema);

type LoginFormProps = {
  next: string | undefined;
  byEmail: boolean;
  byUsername: boolean;
  /** Where a forgotten username is mailed from; null when that is switched off. */
  usernameHref: string | null;
  rememberByDefault: boolean;
  /** Where a forgotten password is reset; null when that is switched off. */
  resetHref: string | null;
  passkeys: { isOffered: boolean; origins: string[]; renewEvery: number };
};

export function LoginForm({
  next,
  byEmail,
  byUsername,
  usernameHref,
  rememberByDefault,
  resetHref,
  passkeys,
}: LoginFormProps) {
  const t = useTranslations("auth.login.form");
  const form = useActionForm(loginSchema, signIn);
  const suggestions = passkeys.isOffered ? "username webauthn" : "username";
  return (
    <Form form={form}>
      <HiddenField name="next" value={next} />
      {byEmail && (
        <Field
          name="email"
          label={t("email")}
          type="email"
          autoComplete={suggestions}
          autoFocus
          required={!byUsername}
        />
      )}
      {byUsername &&
        (byEmail ? (
          <UsernameInstead forgottenHref={usernameHref} />
        ) : (
          <Field
            name="username"
            label={t("username")}
            autoComplete={suggestions}
            aside={usernameHref && <TextLink href={usernameHref}>{t("forgotten")}</TextLink>}
          />
        ))}
      <PasswordField
        name="password"
        label={t("password")}
        autoComplete="current-password"
        aside={resetHref && <TextLink href={resetHref}>{t("forgotten")}</TextLink>}
      />
      <CheckboxField name="remember" label={t("remember")} defaultChecked={rememberByDefault} />
      <SubmitButton>{t("submit")}</SubmitButton>
      {passkeys.isOffered && <PasskeySignIn next={next} origins={passkeys.origins} renewEvery={passkeys.renewEvery} />}
    </Form>
  );
}
